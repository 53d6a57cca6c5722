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

    @Test func filesLeaveOnlyAsAskedFor() throws {
        let sandbox = try RunningSandbox(orders: 20)
        defer { sandbox.end() }
        let home = try Home()
        let opener = try home.program(
            "opener",
            "printf '%s\\n' \"$#\" \"$1\" >'\(home.path)/opened.new'\nmv '\(home.path)/opened.new' '\(home.path)/opened'"
        )
        try home.configure("[media]\nopen = [\"\(opener)\"]\ndownloads = \"~/taken\"\n")
        try sandbox.logIn(home)
        let desk = try Desk("console", home: home, columns: 120, rows: 36)
        try desk.see("● live")
        try desk.press("3")
        try desk.see("the analyses") { $0.contains("BIOMETRY") }
        try desk.press("Enter")
        try desk.see("a face", Self.hasPicture)
        try desk.press("v")
        try desk.see("the viewer") { $0.contains("1 of") && Self.hasPicture($0) }
        try desk.press("d")
        try desk.see("Saved as")
        try desk.press("d")
        try desk.see("(2)")
        let taken = try FileManager.default.contentsOfDirectory(atPath: "\(home.path)/taken")
        #expect(taken.count == 2)
        for name in taken {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(home.path)/taken/\(name)")
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
        try desk.press("o")
        var opened: [String] = []
        try eventually("the program was started") {
            let text = (try? String(contentsOfFile: "\(home.path)/opened", encoding: .utf8)) ?? ""
            opened = text.split(separator: "\n").map(String.init)
            return opened.count == 2
        }
        #expect(opened.first == "1")
        #expect(FileManager.default.fileExists(atPath: opened.last ?? ""))
        try desk.press("C-c")
        try desk.left(with: 0)
        #expect(!FileManager.default.fileExists(atPath: opened.last ?? ""), "a face was left lying about")
    }
}
