import Foundation
import TestSupport
import Testing

/// What an operator sees: the same program under tmux.
@Suite(.onLanes, .serialized, .timeLimit(.minutes(15))) struct TmuxTests {
    @Test func showsAFrameAndMoves() throws {
        let tmux = try start()
        let screen = try tmux.wait(for: "probe 80x24 at 0")
        #expect(screen.contains("▌row 0              ✓ 日本 é\u{301}"))
        #expect(try tmux.value("cursor_flag") == "0")
        try tmux.type("j", "Down", "j", "k")
        try tmux.wait(for: "▌row 2")
        try tmux.type("p")
        try tmux.wait(until: "a cursor") { _ in try tmux.value("cursor_flag") == "1" }
        #expect(try tmux.value("cursor_x") == "3")
        #expect(try tmux.value("cursor_y") == "1")
    }

    @Test func keysArriveAsWhatTheyAre() throws {
        let tmux = try start()
        try tmux.wait(for: "probe 80x24 at 0")
        for (sent, shown) in [
            ("Escape", "<esc>"), ("M-x", "<a-x>"), ("F1", "<f1>"), ("F5", "<f5>"), ("PPage", "<pgup>"),
            ("NPage", "<pgdn>"),
            ("Home", "<home>"), ("BTab", "<s-tab>"), ("DC", "<del>"), ("BSpace", "<bs>"), ("C-d", "^d"), ("é", "é"),
            ("Enter", "<enter>"),
        ] {
            try tmux.type(sent)
            try tmux.wait(for: "keys \(shown)\n")
        }
        try tmux.paste("two\nlines q")
        try tmux.wait(for: "keys paste(11)\n")
    }

    @Test func resizesAtAnyMoment() throws {
        let tmux = try start()
        try tmux.wait(for: "probe 80x24")
        for (columns, rows) in [(100, 30), (1, 1), (40, 10), (1, 20), (20, 1), (200, 50), (80, 24)] {
            try tmux.resize(columns: columns, rows: rows)
            if columns > 30 {
                try tmux.wait(for: "probe \(columns)x\(rows) at 0")
                if rows > 1 { try tmux.wait(for: "row \(rows - 2)") }
            }
        }
        try tmux.type("q")
        try tmux.wait(for: "probe: bye")
    }

    @Test func suspendsAndComesBack() throws {
        let tmux = try start()
        try tmux.wait(for: "probe 80x24 at 0")
        try tmux.type("j")
        try tmux.wait(for: "probe 80x24 at 1")
        for round in 0..<2 {
            try tmux.type("C-z")
            try tmux.wait(until: "the shell") { try $0.contains("Stopped") && tmux.value("alternate_on") == "0" }
            #expect(try tmux.value("cursor_flag") == "1")
            try tmux.line("stty -a | tr ' ;' '\\n\\n' | grep -cx -e icanon -e echo -e isig -e icrnl")
            try tmux.wait(until: "four modes") { $0.contains("\n4\n") }
            if round == 1 { try tmux.resize(columns: 90, rows: 20) }
            try tmux.line("clear; fg")
            try tmux.wait(for: round == 0 ? "probe 80x24 at 1" : "probe 90x20 at 1")
            #expect(try tmux.value("alternate_on") == "1")
        }
        try tmux.type("j")
        try tmux.wait(for: "probe 90x20 at 2")
    }

    @Test func aStopFromOutsideIsSurvived() throws {
        let tmux = try start()
        try tmux.wait(for: "probe 80x24 at 0")
        // SIGSTOP cannot be caught: the shell sets the terminal its way, and SIGCONT must set it back.
        let process = try #require(Int32(try child(of: try tmux.value("pane_pid"))))
        kill(process, SIGSTOP)
        try tmux.wait(for: "Stopped")
        try tmux.line("fg")
        try tmux.wait(until: "a whole screen") { $0.contains("probe 80x24 at 0") && !$0.contains("Stopped") }
        try tmux.type("j")
        try tmux.wait(for: "probe 80x24 at 1")
        kill(process, SIGTSTP)
        try tmux.wait(for: "Stopped")
        try tmux.line("fg")
        try tmux.wait(for: "probe 80x24 at 1")
    }

    @Test func repaintsWhatOthersWroteOver() throws {
        let tmux = try start()
        try tmux.wait(for: "probe 80x24 at 0")
        let terminal = try tmux.value("pane_tty")
        let handle = try #require(FileHandle(forWritingAtPath: terminal))
        try handle.write(contentsOf: Data("\u{1B}[5;10Hgarbage from wall".utf8))
        try tmux.wait(for: "garbage from wall")
        try tmux.type("C-l")
        try tmux.wait(until: "a clean screen") { !$0.contains("garbage") && $0.contains("row 3") }
    }

    @Test func aClosedTerminalEndsTheProgram() throws {
        let log = Probe.temporaryFile()
        var tmux: Tmux? = try start(["PROBE_LOG": log])
        try tmux?.wait(for: "probe 80x24 at 0")
        let process = try #require(Int32(try child(of: tmux?.value("pane_pid") ?? "")))
        tmux = nil
        let deadline = ContinuousClock.now + .seconds(10)
        while kill(process, 0) == 0, ContinuousClock.now < deadline { usleep(10_000) }
        #expect(kill(process, 0) != 0)
        #expect(try String(contentsOfFile: log, encoding: .utf8).contains("hang-up"))
    }

    @Test func columnsStayAlignedBehindHostileText() throws {
        let tmux = try start()
        try tmux.wait(for: "probe 80x24 at 0")
        try tmux.type("?")
        let screen = try tmux.wait(for: "|end")
        #expect(screen.contains("\u{FFFD}]0;owned\u{FFFD}\u{FFFD}[2J\u{FFFD}31m\u{FFFD}x 👨 NO "))
    }

    private func start(_ changes: [String: String] = [:]) throws -> Tmux {
        let environment = Probe.environment(changes)
        let tmux = try Tmux(environment: environment)
        try tmux.line("clear; \(Probe.path)")
        return tmux
    }

    private func child(of process: String) throws -> String {
        let children = try String(contentsOfFile: "/proc/\(process)/task/\(process)/children", encoding: .utf8)
        return children.split(separator: " ").first.map(String.init) ?? ""
    }
}
