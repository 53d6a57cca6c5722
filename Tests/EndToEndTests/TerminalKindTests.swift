import Foundation
import TestSupport
import Testing

/// Every kind of terminal gets what it can show and no more.
@Suite(.onLanes) struct TerminalKindTests {
    private let sandbox: RunningSandbox
    private let home: Home

    init() throws {
        sandbox = try RunningSandbox(orders: 30)
        home = try Home()
        try sandbox.logIn(home)
        _ = try Program.run("ozc", ["console", "--headless"], home: home)
    }

    /// What the console writes to a terminal until it has shown a list, a case and help, and is left.
    private func written(_ environment: [String: String], _ first: String = "1 of 30") throws -> String {
        let pty = try Pty(
            [Built.path("ozc"), "--offline"], rows: 30, columns: 110,
            environment: home.environment.merging(environment) { $1 })
        try pty.wait(for: first)
        pty.type("j")
        try pty.wait(for: "2")
        pty.type("\r")
        try pty.wait(for: "Metadata")
        pty.type("qqq")
        #expect(exitCode(try pty.end()) == 0)
        #expect(pty.isCooked)
        return String(decoding: pty.output, as: UTF8.self)
    }

    /// The parameters of every SGR sequence, split up.
    private func rendition(_ text: String) -> [[Int]] {
        text.matches(of: /\u{1B}\[([0-9;:]*)m/).map { match in
            match.output.1.split(whereSeparator: { ";:".contains($0) }).compactMap { Int($0) }
        }
    }

    private func colours(_ text: String) -> [[Int]] {
        rendition(text).filter { $0.contains { (30...38).contains($0) || (40...48).contains($0) || $0 >= 90 } }
    }

    @Test(arguments: [
        ("xterm-256color", "", "38;5;"), ("tmux-256color", "", "38;5;"), ("xterm-256color", "truecolor", "38:2:"),
    ])
    func manyColoursAreUsed(_ type: String, _ direct: String, _ expected: String) throws {
        let text = try written(["TERM": type, "COLORTERM": direct])
        #expect(text.contains("\u{1B}[") && text.contains(expected), "\(colours(text).prefix(5))")
    }

    @Test(arguments: ["xterm", "linux", "screen"])
    func eightColoursSuffice(_ type: String) throws {
        let codes = colours(try written(["TERM": type])).flatMap { $0 }
        #expect(!codes.isEmpty)
        #expect(!codes.contains { [38, 48].contains($0) || $0 >= 90 }, "\(codes)")
    }

    @Test(arguments: [
        ["TERM": "vt100"], ["NO_COLOR": "1", "COLORTERM": "truecolor"], ["NO_COLOR": "1", "TERM": "linux"],
    ])
    func withoutColoursTheCursorStillShows(_ environment: [String: String]) throws {
        let text = try written(environment)
        #expect(colours(text).isEmpty, "\(colours(text).prefix(3))")
        #expect(rendition(text).contains { $0.contains(7) } || text.contains("▌"), "nothing marks the cursor")
    }

    @Test func theConfigurationOverrulesTheEnvironment() throws {
        let config = try String(contentsOfFile: home.config, encoding: .utf8)
        try home.configure("colours = \"256\"\n" + config)
        let text = try written(["NO_COLOR": "1"])
        #expect(!colours(text).isEmpty)
    }

    @Test(arguments: ["C", "POSIX", "en_US.ISO-8859-1", "nowhere"])
    func anyLocaleIsReadable(_ locale: String) throws {
        let text = try written(["LC_ALL": locale])
        #expect(!text.contains("\u{FFFD}"), "not UTF-8")
        // C1 controls and the question marks of a failed conversion.
        #expect(!text.unicodeScalars.contains { (0x80..<0xA0).contains($0.value) })
        #expect(!text.contains("??"))
    }

    @Test func signsMayBePlain() throws {
        let config = try String(contentsOfFile: home.config, encoding: .utf8)
        try home.configure("glyphs = \"ascii\"\n" + config)
        let text = try written([:])
        #expect(!text.contains("▌") && !text.contains("─") && !text.contains("✓"))
    }

    @Test(arguments: [("", "TERM is not set"), ("dumb", "cannot place its cursor"), ("no-such", "not known here")])
    func aTerminalThatCannotIsToldSo(_ type: String, _ words: String) throws {
        let pty = try Pty(
            [Built.path("ozc"), "--offline"], environment: home.environment.merging(["TERM": type]) { $1 })
        try pty.wait(for: words)
        #expect(exitCode(try pty.end()) == 1)
        #expect(pty.isCooked)
        #expect(!pty.contains(Array("\u{1B}".utf8), since: 0))
    }

    @Test func withoutATerminalItSaysWhatToUse() throws {
        let run = try Program.run("ozc", ["--offline"], home: home)
        #expect(run.code == 1)
        #expect(run.errors.contains("--headless"), "\(run.errors)")
        #expect(run.output == "")
    }
}
