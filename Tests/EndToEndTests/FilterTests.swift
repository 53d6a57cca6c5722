import Foundation
import TestSupport
import Testing

/// The filter in a real terminal.
@Suite(.onLanes) struct FilterTests {
    @Test func aFilterIsTypedCompletedMendedAndLeft() throws {
        let home = try Home()
        let desk = try Desk("demo --orders 40", home: home)
        try desk.see("1 of 40")
        try desk.see("● live")
        try desk.press("f")
        try desk.see("status:declined,operator_required") { $0.contains("\n filter") && $0.contains("the verdict") }
        try desk.tmux.line("status:declind")
        try desk.see("did you mean “declined”?") { $0.contains("^^^^^^^") }
        for _ in 0..<2 { try desk.press("BSpace") }
        try desk.tmux.line("ned")
        try desk.see("Orders  status:declined") { $0.contains("✗ declined") && !$0.contains("✓ success") }
        try desk.press("G")
        try desk.see("the last of the rows") {
            $0.contains(try Regex("\n Orders  status:declined .* ([0-9]+) of \\1 "))
        }
        try desk.press("Escape")
        try desk.see("of 40")

        try desk.press("1", "f")
        try desk.tmux.line("type:quality")
        try desk.see("Review  type:quality")
        try desk.press(":")
        try desk.tmux.line("save faces")
        try desk.see("Saved in the configuration: faces.")
        try desk.press("2", "w")
        try desk.see("Saved views")
        try desk.press("Enter")
        try desk.see("faces  type:quality")
        try desk.press("q", "q")
        try desk.left(with: 0)
    }
}
