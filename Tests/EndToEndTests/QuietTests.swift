import Foundation
import TestSupport
import Testing

/// A console at rest is silent, and a key costs few bytes.
@Suite(.onLanes) struct QuietTests {
    /// With the preview beside it a move also writes another object's whole preview, and its pictures where there are any:
    /// a cell of a picture costs 12 bytes at 256 colours, and there are up to 3 × 24 × 9, old and new.
    @Test(arguments: [(UInt16(100), "off", 700), (139, "off", 900), (200, "off", 6_000), (200, "auto", 24_000)])
    func restIsSilentAndAMoveIsCheap(_ columns: UInt16, _ pictures: String, _ most: Int) throws {
        let sandbox = try RunningSandbox(orders: 200)
        let home = try Home()
        try home.configure("[media]\npictures = \"\(pictures)\"\n")
        try sandbox.logIn(home)
        // All rows are there at once: a count that grows is painted by the digit.
        #expect(try Program.run("ozc", ["sync"], home: home).code == 0)
        let pty = try Pty([Built.path("ozc")], rows: 50, columns: columns, environment: home.environment)
        try pty.wait(for: "of 200")
        try pty.wait(for: " live")
        pty.settle(1000)

        var worst = 0
        for key in ["j", "j", "j", "j", "k", "j", "j", "k", "k"] {
            let before = pty.output.count
            pty.type(key)
            try eventually("an answer to \(key)") {
                pty.settle(60)
                return pty.output.count > before
            }
            pty.settle()
            worst = max(worst, pty.output.count - before)
        }
        #expect(worst <= most, "\(worst) bytes for one move")

        // The sync asks three or four times in this while; the minute may turn once and make an age grow.
        var quiet = 0
        for _ in 0..<3 where quiet == 0 {
            let before = pty.output.count
            pty.settle(5000)
            if pty.output.count == before { quiet += 1 }
        }
        #expect(quiet > 0, "\(pty.shown(since: max(0, pty.output.count - 300)))")
        pty.type("\u{3}")
        #expect(exitCode(try pty.end()) == 0)
    }
}
