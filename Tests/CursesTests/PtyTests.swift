import Foundation
import TestSupport
import Testing

/// What goes over the line, and how the terminal is left.
@Suite(.onLanes, .serialized, .timeLimit(.minutes(15))) struct PtyTests {
    @Test func aCursorMoveCostsFewBytesAndIdlenessNone() throws {
        for colours in ["256", "truecolor"] {
            let pty = try probe(rows: 50, columns: 200, ["PROBE_COLOURS": colours, "COLORTERM": "truecolor"])
            try pty.wait(for: "row 48")
            pty.settle()
            // On a busy machine two moves may share a paint or one may come late: what counts is the mean.
            let moves = 12
            let before = pty.output.count
            for _ in 0..<moves {
                let seen = pty.output.count
                pty.type("j")
                try eventually("a paint") {
                    pty.settle(30)
                    return pty.output.count > seen
                }
            }
            pty.settle(800)
            let mean = (pty.output.count - before) / moves
            #expect(mean > 0 && mean <= 450, "\(mean) bytes a move with \(colours) colours")
            let quiet = pty.output.count
            pty.settle(1500)
            #expect(pty.output.count == quiet)
            pty.type("q")
            #expect(try pty.end() == 0)
        }
    }

    @Test func anUnknownKeyThatChangesNothingWritesNothing() throws {
        let pty = try probe()
        try pty.wait(for: "row 22")
        pty.settle()
        let before = pty.output.count
        // A reply that nobody asked for, then a cursor move that cannot be made.
        pty.type("\u{1B}[?62;22c\u{1B}]11;rgb:0000/0000/0000\u{1B}\\k")
        pty.settle()
        #expect(pty.output.count == before, "\(pty.shown(since: before))")
    }

    @Test func leavingRestoresTheTerminal() throws {
        let pty = try probe()
        try pty.wait(for: "row 22")
        #expect(!pty.isCooked)
        #expect(pty.contains(Array("\u{1B}[?1049h".utf8), since: 0))
        #expect(pty.contains(Array("\u{1B}[?2004h".utf8), since: 0))
        pty.type("q")
        #expect(try pty.end() == 0)
        expectRestored(pty)
        try pty.wait(for: "probe: bye")
    }

    @Test(arguments: [SIGTERM, SIGINT, SIGQUIT])
    func signalsLeaveCleanly(_ signal: Int32) throws {
        let log = Probe.temporaryFile()
        let pty = try probe(["PROBE_LOG": log])
        try pty.wait(for: "row 22")
        kill(pty.process, signal)
        #expect(try pty.end() == 0)
        expectRestored(pty)
        #expect(try String(contentsOfFile: log, encoding: .utf8).contains("terminate \(signal)\n"))
    }

    @Test func hangUpLeaves() throws {
        let log = Probe.temporaryFile()
        let pty = try probe(["PROBE_LOG": log])
        try pty.wait(for: "row 22")
        kill(pty.process, SIGHUP)
        #expect(try pty.end() == 0)
        #expect(try String(contentsOfFile: log, encoding: .utf8).contains("hang-up\n"))
    }

    @Test(arguments: [("!", [SIGILL, SIGTRAP]), ("A", [SIGABRT])])
    func aCrashRestoresTheTerminalAndKeepsItsSignal(_ key: String, _ signals: [Int32]) throws {
        let log = Probe.temporaryFile()
        let pty = try probe(["PROBE_LOG": log])
        try pty.wait(for: "row 22")
        pty.type(key)
        let status = try pty.end()
        #expect(signals.contains(status & 0x7F), "\(status)")
        expectRestored(pty)
        if key == "!" { #expect(try String(contentsOfFile: log, encoding: .utf8).contains("Fatal error")) }
    }

    @Test func whatIsWrittenToStderrGoesToTheLog() throws {
        let log = Probe.temporaryFile()
        let pty = try probe(["PROBE_LOG": log])
        try pty.wait(for: "row 22")
        pty.type("ej")
        try pty.wait(for: "at ")
        pty.type("q")
        #expect(try pty.end() == 0)
        #expect(!pty.contains(Array("noise".utf8), since: 0))
        #expect(try String(contentsOfFile: log, encoding: .utf8).contains("noise on stderr\n"))
    }

    @Test func noColourMeansNone() throws {
        let pty = try probe(["NO_COLOR": "1", "COLORTERM": "truecolor"])
        try pty.wait(for: "row 22")
        pty.settle()
        #expect(colourCodes(pty) == [])
        #expect(pty.contains(Array(";7m".utf8), since: 0), "the selection is reversed: \(pty.shown(since: 0))")
        let empty = try probe(["NO_COLOR": ""])
        try empty.wait(for: "row 22")
        empty.settle()
        #expect(!colourCodes(empty).isEmpty)
        let overruled = try probe(["NO_COLOR": "1", "PROBE_COLOURS": "256"])
        try overruled.wait(for: "row 22")
        overruled.settle()
        #expect(!colourCodes(overruled).isEmpty)
    }

    @Test(arguments: [
        ("xterm-256color", "truecolor", "depth truecolor"), ("xterm-256color", "", "depth 256"),
        ("xterm", "", "depth 8"),
        ("linux", "truecolor", "depth 8"), ("xterm-16color", "", "depth 16"), ("vt100", "", "depth mono"),
        ("tmux-256color", "24bit", "depth truecolor"), ("screen-256color", "truecolor", "depth 256"),
    ])
    func theTerminalsColoursAreUsed(_ type: String, _ direct: String, _ expected: String) throws {
        let log = Probe.temporaryFile()
        let pty = try probe(["TERM": type, "COLORTERM": direct, "PROBE_LOG": log])
        try pty.wait(for: "row 22")
        pty.type("q")
        #expect(try pty.end() == 0)
        #expect(try String(contentsOfFile: log, encoding: .utf8).hasPrefix(expected + "\n"))
        expectCooked(pty)
    }

    @Test(arguments: [
        ("", "TERM is not set"), ("no-such-thing", "not known here"), ("dumb", "cannot place its cursor"),
    ])
    func aTerminalThatCannotIsRefusedInWords(_ type: String, _ words: String) throws {
        let pty = try probe(["TERM": type])
        try pty.wait(for: words)
        #expect(try pty.end() == 3 << 8)
        expectCooked(pty)
    }

    @Test func hostileTextSteersNothing() throws {
        let pty = try probe()
        try pty.wait(for: "row 22")
        pty.settle()
        let before = pty.output.count
        pty.type("?")
        try pty.wait(for: "|end", since: before)
        for sequence in ["\u{1B}]0", "\u{7}", "\u{1B}[2J", "\u{9B}", "\u{202E}", "\u{200D}"] {
            #expect(!pty.contains(Array(sequence.utf8), since: before), "\(sequence.debugDescription)")
        }
    }

    @Test func withoutUTF8EverythingIsASCII() throws {
        let pty = try probe(["PROBE_ASCII": "1"])
        try pty.wait(for: ">row 0")
        try pty.wait(for: "row 22")
    }

    private func probe(rows: UInt16 = 24, columns: UInt16 = 80, _ changes: [String: String] = [:]) throws -> Pty {
        try Pty([Probe.path], rows: rows, columns: columns, environment: Probe.environment(changes))
    }

    private func expectCooked(_ pty: Pty) {
        #expect(pty.isCooked)
    }

    private func expectRestored(_ pty: Pty) {
        expectCooked(pty)
        // Shown cursor, left alternate screen, no bracketed paste; and nothing turned on again after.
        for (off, on) in [("[?1049l", "[?1049h"), ("[?2004l", "[?2004h"), ("[?25h", "[?25l")] {
            let text = String(decoding: pty.output, as: UTF8.self)
            let last = text.range(of: off, options: .backwards)?.lowerBound
            let start = text.range(of: on, options: .backwards)?.lowerBound
            #expect(last != nil && (start ?? text.startIndex) < (last ?? text.startIndex), "\(off)")
        }
    }

    private func colourCodes(_ pty: Pty) -> [String] {
        let text = String(decoding: pty.output, as: UTF8.self)
        let sequences = text.matches(of: /\u{1B}\[([0-9;:]*)m/).map { String($0.output.1) }
        return sequences.filter { sequence in
            sequence.split(separator: ";").contains { code in
                guard let number = Int(code.split(separator: ":").first ?? "") else { return false }
                return (30...38).contains(number) || (40...48).contains(number) || number >= 90
            }
        }
    }
}
