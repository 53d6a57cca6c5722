import Foundation
import TestSupport

/// A probe on a terminal that answers, or does not, as one that shows pixels.
struct PixelTerminal {
    static let kitty = "\u{1B}_Gi=31;OK\u{1B}\\\u{1B}P>|kitty(0.35.2)\u{1B}\\\u{1B}[6;18;9t\u{1B}[?62;c"
    static let sixel = "\u{1B}P>|XTerm(379)\u{1B}\\\u{1B}[6;18;9t\u{1B}[?64;1;2;4;22c"
    static let iterm = "\u{1B}P>|iTerm2 3.5.0\u{1B}\\\u{1B}[6;18;9t\u{1B}[?62c"

    let pty: Pty
    private let log: String

    init(_ changes: [String: String] = [:], cell: (UInt16, UInt16) = (0, 0)) throws {
        log = Probe.temporaryFile()
        let environment = Probe.environment(["PROBE_LOG": log].merging(changes) { $1 })
        pty = try Pty([Probe.path], cell: cell, environment: environment)
        try pty.wait(for: "row 22")
        pty.settle()
    }

    /// Opens the viewer and waits for the questions.
    func ask() throws {
        pty.type("v")
        try pty.wait(for: "\u{1B}[16t\u{1B}[c")
    }

    /// The viewer is open on a terminal that answered so, and its picture shown.
    func open(_ answers: String) throws {
        try ask()
        pty.type(answers)
        try expect("fine", "pixels \(answers == Self.kitty ? "kitty" : answers == Self.sixel ? "sixel" : "iterm"),9x18")
        pty.settle()
    }

    /// What is written until the terminal is quiet after `keys`.
    func written(after keys: String) -> String {
        let start = pty.output.count
        pty.type(keys)
        pty.settle(300)
        return String(decoding: pty.output[start...], as: UTF8.self)
    }

    /// Waits until the log says all of them, each in its line.
    func expect(_ words: String...) throws {
        try eventually("the log says \(words)") {
            pty.settle(10)
            let lines = noted()
            return words.allSatisfy { word in lines.contains { $0.contains(word) } }
        }
    }

    func noted() -> [String] {
        ((try? String(contentsOfFile: log, encoding: .utf8)) ?? "").components(separatedBy: "\n")
    }
}
