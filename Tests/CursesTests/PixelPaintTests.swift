import Foundation
import TestSupport
import Testing

/// When a picture's bytes are written, and that nothing of it stays.
@Suite(.onLanes, .serialized, .timeLimit(.minutes(15))) struct PixelPaintTests {
    private static let begins = ["kitty": "\u{1B}_GC=1,a=T", "sixel": "\u{1B}Pq", "iterm": "\u{1B}]1337;File="]

    @Test(arguments: [
        ("kitty", PixelTerminal.kitty), ("sixel", PixelTerminal.sixel), ("iterm", PixelTerminal.iterm),
    ])
    func aPictureIsWrittenOncePerChange(_ way: String, _ answers: String) throws {
        let terminal = try PixelTerminal()
        try terminal.open(answers)
        let start = try #require(Self.begins[way])
        func count(_ text: String) -> Int { text.components(separatedBy: start).count - 1 }
        let all = String(decoding: terminal.pty.output, as: UTF8.self)
        #expect(count(all) == 1)
        #expect(all.contains("\u{1B}7\u{1B}[4;16H" + start))
        #expect(all.contains("\u{1B}\\\u{1B}8") || all.contains("\u{7}\u{1B}8"))

        #expect(count(terminal.written(after: "x")) == 0, "only the heading changed")
        let next = terminal.written(after: "n")
        #expect(count(next) == 1)
        let moved = terminal.written(after: "m")
        #expect(count(moved) == 1 && moved.contains("\u{1B}7\u{1B}[5;16H" + start))
        for written in [next, moved] {
            // Sixel and its like are painted over: whole rows, whatever ncurses believes of them.
            if way == "kitty" {
                #expect(written.contains("\u{1B}_Ga=d,d=I,i=70"))
            } else {
                #expect(written.contains("row 3") && written.contains("row 5"), "\(written.debugDescription)")
            }
        }
        #expect(count(terminal.written(after: "jjjjj")) == 1, "painted across")
        #expect(count(terminal.written(after: "\u{C}")) == 1, "cleared")
        let start2 = terminal.pty.output.count
        terminal.pty.resize(columns: 70, rows: 20)
        terminal.pty.settle(300)
        #expect(count(String(decoding: terminal.pty.output[start2...], as: UTF8.self)) == 1, "resized")

        let left = terminal.written(after: "v")
        #expect(count(left) == 0)
        #expect(way == "kitty" ? left.contains("\u{1B}_Ga=d,d=I,i=702,q=2\u{1B}\\") : left.contains("row 4"))
        for key in ["j", "k", "\u{C}", "p"] { expectNoPixels(terminal.written(after: key)) }
    }

    @Test func framesWithoutPixelsAreFreeOfThem() throws {
        let terminal = try PixelTerminal()
        expectNoPixels(String(decoding: terminal.pty.output, as: UTF8.self))
        for key in ["j", "\u{C}", "p", "?", "c"] { expectNoPixels(terminal.written(after: key)) }
        terminal.pty.type("q")
        #expect(try terminal.pty.end() == 0)
        expectNoPixels(String(decoding: terminal.pty.output, as: UTF8.self))
    }

    @Test(arguments: [
        ("q", PixelTerminal.kitty), ("!", PixelTerminal.kitty), ("A", PixelTerminal.kitty), ("q", PixelTerminal.sixel),
        ("!", PixelTerminal.sixel), ("q", PixelTerminal.iterm),
    ])
    func leavingWipesThePictureOff(_ key: String, _ answers: String) throws {
        let terminal = try PixelTerminal()
        try terminal.open(answers)
        let start = terminal.pty.output.count
        terminal.pty.type(key)
        _ = try terminal.pty.end()
        let written = String(decoding: terminal.pty.output[start...], as: UTF8.self)
        let wiping = answers == PixelTerminal.kitty ? "\u{1B}_Ga=d,d=A,q=2\u{1B}\\" : "\u{1B}[0m\u{1B}[2J"
        let wiped = try #require(written.range(of: wiping), "\(written.debugDescription)")
        let left = try #require(written.range(of: "\u{1B}[?1049l", options: .backwards))
        #expect(wiped.upperBound <= left.lowerBound)
        #expect(terminal.pty.isCooked)
    }

    @Test func leavingAfterThePictureIsGoneDeletesNothing() throws {
        let terminal = try PixelTerminal()
        try terminal.open(PixelTerminal.kitty)
        _ = terminal.written(after: "v")
        let start = terminal.pty.output.count
        terminal.pty.type("q")
        #expect(try terminal.pty.end() == 0)
        expectNoPixels(String(decoding: terminal.pty.output[start...], as: UTF8.self))
    }

    @Test func aStopWipesItAndTheReturnShowsIt() throws {
        let terminal = try PixelTerminal()
        try terminal.open(PixelTerminal.kitty)
        // Nobody waits for this group, so that it goes on at once.
        let written = terminal.written(after: "\u{1A}")
        let wiped = try #require(written.range(of: "\u{1B}_Ga=d,d=A,q=2\u{1B}\\"))
        let shown = try #require(written.range(of: "\u{1B}_GC=1,a=T"))
        #expect(wiped.upperBound <= shown.lowerBound)
        #expect(written.components(separatedBy: "\u{1B}_GC=1,a=T").count == 2)
    }

    @Test(arguments: [PixelTerminal.kitty, PixelTerminal.sixel, PixelTerminal.iterm])
    func aHostilePictureIsNeverWritten(_ answers: String) throws {
        let terminal = try PixelTerminal()
        try terminal.open(answers)
        let written = terminal.written(after: "H")
        #expect(!written.contains("\u{1B}[2J"), "\(written.debugDescription)")
        for start in Self.begins.values { #expect(!written.contains(start)) }
        try terminal.expect("the picture is damaged")
        let back = terminal.written(after: "H")
        #expect(Self.begins.values.contains { back.contains($0) })
    }

    @Test func aPictureThatDoesNotFitIsNotWritten() throws {
        let terminal = try PixelTerminal()
        try terminal.open(PixelTerminal.sixel)
        let start = terminal.pty.output.count
        terminal.pty.resize(columns: 80, rows: 9)
        terminal.pty.settle(300)
        #expect(!terminal.pty.contains(Array("\u{1B}Pq".utf8), since: start), "its last row would be the window's")
        try terminal.expect("does not fit")
    }

    private func expectNoPixels(_ written: String) {
        for sequence in ["\u{1B}_", "\u{1B}P", "\u{1B}]1337"] {
            #expect(!written.contains(sequence), "\(written.debugDescription)")
        }
    }
}
