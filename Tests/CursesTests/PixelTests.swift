import Foundation
import TestSupport
import Testing

/// Real pixels, on terminals that answer in every way.
@Suite(.onLanes, .serialized, .timeLimit(.minutes(15))) struct PixelTests {
    @Test(arguments: [
        (PixelTerminal.kitty, "pixels kitty,9x18 fine"), (PixelTerminal.sixel, "pixels sixel,9x18 fine"),
        (PixelTerminal.iterm, "pixels iterm,9x18 fine"), ("\u{1B}[?62c", "pixels ? fine"), ("", "pixels ? fine"),
    ])
    func aTerminalIsKnownByItsAnswers(_ answers: String, _ words: String) throws {
        let terminal = try PixelTerminal()
        #expect(!terminal.pty.contains(Array("\u{1B}[c".utf8), since: 0), "nothing is asked before the viewer opens")
        try terminal.ask()
        let start = ContinuousClock.now
        if !answers.isEmpty { terminal.pty.type(answers) }
        try terminal.expect(words)
        #expect(start.duration(to: .now) < .seconds(5))
        let after = terminal.written(after: "j")
        #expect(after.contains("row 1"))
        expectKeys(terminal, "v", at: 1)
        // Asked once, however often it is opened.
        #expect(!terminal.written(after: "vv").contains("\u{1B}[16t"))
        terminal.pty.type("q")
        #expect(try terminal.pty.end() == 0)
    }

    @Test func theSystemMayKnowTheCell() throws {
        let terminal = try PixelTerminal(cell: (7, 14))
        try terminal.ask()
        terminal.pty.type("\u{1B}[?62;4c")
        try terminal.expect("pixels sixel,7x14 fine")
    }

    @Test(arguments: [
        ["NO_COLOR": "1"], ["TERM": "vt100"], ["PROBE_PIXELS": "off"], ["TERM": "screen-256color"], ["STY": "1.pts-0"],
    ])
    func whereNoneAreWantedNothingIsAsked(_ changes: [String: String]) throws {
        let terminal = try PixelTerminal(changes)
        let written = terminal.written(after: "v")
        #expect(!written.contains("\u{1B}_G") && !written.contains("\u{1B}[c") && !written.contains("\u{1B}P"))
        #expect(terminal.noted().contains("pixels ? fine"))
    }

    @Test func anOperatorMayInsist() throws {
        let terminal = try PixelTerminal(["PROBE_PIXELS": "iterm"])
        try terminal.ask()
        terminal.pty.type("\u{1B}[?62c")
        try terminal.expect("pixels iterm,? fine")
        try terminal.pty.wait(for: "\u{1B}]1337;File=inline=1")
    }

    @Test func answersInPiecesAmongKeysLoseNoneAndInventNone() throws {
        let terminal = try PixelTerminal()
        try terminal.ask()
        for byte in "jj" + PixelTerminal.kitty.replacing("\u{1B}[6", with: "j\u{1B}[6") + "j" {
            terminal.pty.type(String(byte))
            usleep(7_000)
        }
        try terminal.expect("pixels kitty,9x18 fine")
        expectKeys(terminal, "v", at: 4)
    }

    @Test func anAnswerMayPauseWhereNoKeyDoes() throws {
        let terminal = try PixelTerminal()
        try terminal.ask()
        for piece in ["\u{1B}_Gi=3", "1;O", "K\u{1B}\\\u{1B}[?6", "2;", "c"] {
            terminal.pty.type(piece)
            terminal.pty.settle(200)
        }
        try terminal.expect("pixels kitty,? fine")
        _ = terminal.written(after: "j")
        expectKeys(terminal, "v", at: 1)
    }

    @Test func anAnswerThatIsNeverEndedTakesNoKeysForLong() throws {
        let terminal = try PixelTerminal()
        try terminal.ask()
        terminal.pty.type("\u{1B}_Gi=31;O")
        terminal.pty.settle(2_300)
        #expect(terminal.written(after: "j").contains("row 1"))
        expectKeys(terminal, "v", at: 1)
    }

    @Test func garbageBetweenIsNoKey() throws {
        let terminal = try PixelTerminal()
        try terminal.ask()
        terminal.pty.type(
            "j\u{1B}]11;rgb:0/0/0\u{7}\u{1B}[?1;2$y\u{1B}P1$r0m\u{1B}\\\u{1B}_Gx\u{1B}\\" + PixelTerminal.sixel + "j")
        try terminal.expect("pixels sixel,9x18 fine")
        expectKeys(terminal, "v", at: 2)
    }

    @Test func aLateAnswerIsTakenOverAndIsNoKey() throws {
        let terminal = try PixelTerminal()
        try terminal.ask()
        try terminal.expect("pixels ? fine")
        terminal.pty.settle(700)
        let written = terminal.written(after: PixelTerminal.kitty)
        #expect(written.components(separatedBy: "\u{1B}_GC=1,a=T").count == 2, "the next frame shows it")
        try terminal.expect("pixels kitty,9x18 fine")
        _ = terminal.written(after: "j")
        expectKeys(terminal, "v", at: 1)
    }

    @Test func answersThatAreUnderWayAreNotLeftToTheShell() throws {
        let terminal = try PixelTerminal()
        try terminal.ask()
        terminal.pty.type("q")
        usleep(60_000)
        terminal.pty.type(PixelTerminal.kitty)
        #expect(try terminal.pty.end() == 0)
        #expect(terminal.pty.isCooked)
        let screen = terminal.pty.shown(since: 0)
        // A cooked terminal would have echoed them.
        #expect(!screen.contains("Gi=31;OK") && !screen.contains("kitty(0.35"), "\(screen.suffix(300))")
    }

    private func expectKeys(_ terminal: PixelTerminal, _ last: String, at row: Int) {
        // Asked by a repaint, so that the whole heading is written once more; its own key comes to stand there.
        terminal.pty.settle(100)
        let screen = terminal.written(after: "\u{C}")
        #expect(screen.contains("probe 80x24 at \(row) keys ^l"), "\(screen.prefix(200).debugDescription)")
        let keys = terminal.noted().filter { $0.hasPrefix("key ") }.map { $0.dropFirst(4) }
        #expect(keys.filter { $0 != "j" && $0 != "^l" } == [Substring(last)], "\(keys)")
    }
}
