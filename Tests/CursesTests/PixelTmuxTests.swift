import Foundation
import TestSupport
import Testing

/// Pixels through a real tmux, on a terminal around it that answers.
@Suite(.onLanes, .serialized, .timeLimit(.minutes(15))) struct PixelTmuxTests {
    @Test func aPictureGoesThroughToWhereThePaneIs() throws {
        let tmux = try Inner(passes: true)
        try tmux.ask()
        // The pane's second row and column are one further down, below the status line.
        tmux.pty.type("\u{1B}_Gi=31;OK\u{1B}\\\u{1B}P>|kitty(0.35.2)\u{1B}\\\u{1B}[6;18;9t\u{1B}[3;2R\u{1B}[?62;c")
        try tmux.expect("pixels kitty,9x18 fine")
        // Every part in its place, and the last part is the picture.
        try tmux.pty.wait(for: "\u{1B}7\u{1B}[5;16H\u{1B}_GC=1,a=T,c=20,f=24,i=701")
        try tmux.pty.wait(for: "\u{1B}7\u{1B}[5;16H\u{1B}_Gm=0;AA\u{1B}\\\u{1B}8")
        let next = tmux.written(after: "n")
        #expect(next.contains("\u{1B}_Ga=d,d=I,i=701,q=2\u{1B}\\"))
        #expect(next.components(separatedBy: "\u{1B}_GC=1,a=T").count == 2)
        #expect(!tmux.written(after: "x").contains("\u{1B}_G"))
        #expect(tmux.written(after: "v").contains("\u{1B}_Ga=d,d=I,i=702,q=2\u{1B}\\"))
        _ = tmux.written(after: "v")
        let left = tmux.written(after: "q")
        // Other panes' pictures are left alone.
        #expect(left.contains("\u{1B}_Ga=d,d=I,i=702,q=2\u{1B}\\") && !left.contains("d=A"))
        #expect(tmux.keys == ["v", "n", "x", "v", "v", "q"])
    }

    @Test func cellsComeBeforeThePictureThatTheyWouldWipeOff() throws {
        let tmux = try Inner(passes: true)
        try tmux.ask()
        tmux.pty.type("\u{1B}P>|iTerm2 3.5.0\u{1B}\\\u{1B}[6;18;9t\u{1B}[3;2R\u{1B}[?62;c")
        try tmux.expect("pixels iterm,9x18 fine")
        tmux.pty.settle(300)
        let shown = String(decoding: tmux.pty.output, as: UTF8.self)
        let picture = try #require(shown.range(of: "\u{1B}7\u{1B}[5;16H\u{1B}]1337;File="))
        let blank = try #require(shown.range(of: "\u{1B}[10;21H        ", options: .backwards))
        #expect(blank.upperBound < picture.lowerBound)
        // What tmux believes to be blank it would not write again: all is cleared.
        let left = tmux.written(after: "v")
        #expect(!left.contains("1337") && left.contains("row 20"))
    }

    @Test func withoutPassageThereAreNone() throws {
        let tmux = try Inner(passes: false)
        tmux.pty.type("v")
        // The cell's size is what tmux made up, if anything.
        try tmux.expect("pixels ([?]|[0-9]+x[0-9]+) fine")
        #expect(!tmux.pty.contains(Array("\u{1B}_G".utf8), since: 0))
        _ = tmux.written(after: "j")
        #expect(tmux.keys == ["v", "j"])
    }
}

/// A probe in a tmux whose client is on a pseudo-terminal.
private struct Inner {
    let pty: Pty
    private let log = Probe.temporaryFile()

    init(passes: Bool) throws {
        let settings = Probe.temporaryFile()
        let lines = [
            "set -g allow-passthrough \(passes ? "on" : "off")", "set -g status-position top", "set -s escape-time 10",
            "set -g default-terminal tmux-256color", "set -g destroy-unattached on",
        ]
        try lines.joined(separator: "\n").write(toFile: settings, atomically: true, encoding: .utf8)
        let socket = "ozc-pixels-" + UUID().uuidString
        pty = try Pty(
            ["/usr/bin/tmux", "-L", socket, "-f", settings, "new-session", Probe.path],
            environment: Probe.environment(["PROBE_LOG": log]))
        try pty.wait(for: "row 21")
        // What tmux itself wants to know of a terminal, before anybody else asks.
        pty.type("\u{1B}[>41;377;0c\u{1B}P>|XTerm(377)\u{1B}\\")
        pty.settle(300)
    }

    func ask() throws {
        pty.type("v")
        try pty.wait(for: "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\\u{1B}[>q\u{1B}[16t\u{1B}[6n\u{1B}[c")
    }

    func written(after key: String) -> String {
        let start = pty.output.count
        pty.type(key)
        pty.settle(400)
        return String(decoding: pty.output[start...], as: UTF8.self)
    }

    /// An expression for a whole line of the log.
    func expect(_ line: String) throws {
        try eventually("the log says \(line)") {
            pty.settle(10)
            return noted().contains { $0.range(of: "^\(line)$", options: .regularExpression) != nil }
        }
    }

    var keys: [String] { noted().filter { $0.hasPrefix("key ") }.map { String($0.dropFirst(4)) } }

    private func noted() -> [String] {
        ((try? String(contentsOfFile: log, encoding: .utf8)) ?? "").components(separatedBy: "\n")
    }
}
