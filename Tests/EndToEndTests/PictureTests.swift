import Foundation
import TestSupport
import Testing

/// Pictures on a real terminal, and the program that draws them.
@Suite(.onLanes) struct PictureTests {
    private static let helper = "ozc-pictures"

    /// Quadrants are of pictures only.
    private static func hasPicture(_ screen: String) -> Bool {
        screen.unicodeScalars.filter { (0x2596...0x259F).contains($0.value) }.count > 20
    }

    /// Until many looks in a row show the same.
    private func rest(_ desk: Desk) throws -> String {
        var (last, same) = ("", 0)
        try eventually("a screen at rest") {
            // Without colours: those of blanks differ, unseen, between painting a change and painting all.
            let screen = try desk.tmux.screen()
            same = screen == last ? same + 1 : 0
            last = screen
            return same >= 25
        }
        return last
    }

    @Test func scrollingFastLeavesNothingBehind() throws {
        let home = try Home()
        let desk = try Desk("demo --orders 60", home: home, columns: 120, rows: 36)
        try desk.see("● live")
        try desk.press("3")
        try desk.see("the analyses") { $0.contains("BIOMETRY") }
        try desk.press("Enter")
        try desk.see("a face", Self.hasPicture)
        let program = try desk.process()
        let helpers = processes(named: Self.helper, of: program)
        #expect(helpers.count == 1)
        try desk.press("Escape", "4", "i")
        try desk.see("the grid", Self.hasPicture)
        for keys in [Array(repeating: "j", count: 60), Array(repeating: "k", count: 30), ["G", "g", "G"]] {
            for key in keys { try desk.tmux.type(key) }
        }
        for (what, keys) in [("grid", []), ("list", ["i"]), ("cases", ["2"]), ("analyses", ["3"])] {
            for key in keys { try desk.press(key) }
            let before = try rest(desk)
            try desk.press("C-l")
            let after = try rest(desk)
            let others = zip(before.split(separator: "\n"), after.split(separator: "\n")).filter { $0 != $1 }
            #expect(others.isEmpty, "\(what): stray characters: \(others)")
        }
        #expect(processes(named: Self.helper, of: program) == helpers)
        try desk.press("C-c")
        try desk.left(with: 0)
        try eventually("the helper ended") { !helpers.contains(where: isAlive) }
    }

    /// A console that shows a picture, itself, and the program that drew it.
    private func begin(_ home: Home) throws -> (desk: Desk, program: pid_t, helper: pid_t) {
        let desk = try Desk("demo --orders 20", home: home, columns: 120, rows: 36)
        try desk.see("● live")
        try desk.press("3")
        try desk.see("the analyses") { $0.contains("BIOMETRY") }
        try desk.press("Enter")
        try desk.see("a face", Self.hasPicture)
        let program = try desk.process()
        return (desk, program, try #require(processes(named: Self.helper, of: program).first))
    }

    @Test(arguments: [SIGTERM, SIGKILL, SIGHUP]) func theHelperDoesNotOutliveTheConsole(_ signal: Int32) throws {
        let home = try Home()
        let (desk, program, helper) = try begin(home)
        kill(program, signal)
        try desk.see("left=\(128 + signal)")
        try eventually("the helper ended") { !isAlive(helper) }
    }

    @Test func aKilledHelperIsReplaced() throws {
        let home = try Home()
        let (desk, program, helper) = try begin(home)
        kill(helper, SIGKILL)
        try desk.press("Escape", "4", "i")
        try eventually("another helper") {
            let now = processes(named: Self.helper, of: program)
            return now.count == 1 && now.first != helper
        }
        try desk.press("C-c")
        try desk.left(with: 0)
    }
}
