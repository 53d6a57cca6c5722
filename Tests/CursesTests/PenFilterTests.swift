import TestSupport
import Testing

@testable import Curses

/// What is told to the pen is less, and what is seen is the same.
@Suite struct PenFilterTests {
    private func filter(_ text: String) -> String {
        String(decoding: PenFilter.filter(Array(text.utf8)), as: UTF8.self).replacingOccurrences(
            of: "\u{1B}", with: "^")
    }

    @Test(arguments: [
        ("", ""),
        ("plain\r\nwords", "plain\r\nwords"),
        // Both colours are told each time; one of them is news.
        (
            "^[38;5;255m^[48;5;234ma^[38;5;251m^[48;5;234mb^[39;49m^(B^[m",
            "^[38;5;255;48;5;234ma^[38;5;251mb^(B^[m"
        ),
        // Bold comes off by a reset, after which the colours are told again, in one sequence.
        (
            "^(B^[0;1m^[38;5;1m^[48;5;2ma^(B^[0m^[38;5;1m^[48;5;2mb^(B^[m",
            "^(B^[1;38;5;1;48;5;2ma^[0;38;5;1;48;5;2mb^[m"
        ),
        // Plain between two rows of one colour, and nothing is written there.
        ("^[31;44ma^[m^[5;9H^[31;44mb^[m", "^[31;44ma^[5;9Hb^[m"),
        ("^[1ma^[22mb^[m", "^[1ma^[mb"),
        ("^[7ma^[27m b^[m", "^[7ma^[m b"),
        // Blanks and what erases have paper and no ink, but for underlined and reversed ones.
        ("^[31;44ma^[32;44m ^[K^[31;44mb^[m", "^[31;44ma ^[Kb^[m"),
        ("^[44ma^[45m ^[m", "^[44ma^[45m ^[m"),
        ("a^[4m ^[m", "a^[4m ^[m"),
        ("^[31ma^[7;32m ^[m", "^[31ma^[7;32m ^[m"),
        ("^[91;102ma^[39mb^[49mc^[m", "^[91;102ma^[39mb^[mc"),
        ("^[38;2;1;2;3ma^[38;2;1;2;3mb^[m", "^[38;2;1;2;3mab^[m"),
        (
            "^[38:2::1:2:3m^[48:2::4:5:6ma^[38:2::7:8:9m^[48:2::4:5:6mb^[m",
            "^[38:2::1:2:3m^[48:2::4:5:6ma^[38:2::7:8:9mb^[m"
        ),
        // Line drawing is a look of its own.
        ("^(B^(0q^(Ba^(Bb", "^(B^(0q^(Bab"),
        // What is not known here stays as it is.
        ("^[31ma^[31m^[4:3mb^[58;5;1mc^[m", "^[31ma^[31m^[4:3mb^[58;5;1mc^[m"),
        ("^[31ma^[38;9;1mb^[31m", "^[31ma^[38;9;1mb^[31m"),
        ("^[31ma^[38;5mb^[31m", "^[31ma^[38;5mb^[31m"),
        ("^[?25h^[31ma^[?25l^[31mb^[2;5r^[m", "^[?25h^[31ma^[?25lb^[2;5r^[m"),
        ("^[31;44ma^[32;44m ^[5b^[m", "^[31;44ma^[32;44m ^[5b^[m"),
        // A frame that ends within a sequence.
        ("^[31ma^[", "^[31ma^["), ("^", "^"), ("^(", "^("),
    ])
    func thePenIsToldWhatChanges(_ written: String, _ sent: String) {
        #expect(filter(written.replacingOccurrences(of: "^", with: "\u{1B}")) == sent)
    }

    /// A screen of ten cells that understands what ncurses may write in these tests.
    private func seen(_ bytes: [UInt8]) -> [String] {
        var (cells, place, pen) = (Array(repeating: "", count: 10), 0, Set<String>())
        var rest = String(decoding: bytes, as: UTF8.self)[...]
        while let next = rest.popFirst() {
            guard next == "\u{1B}" else {
                let ink = next == " " ? pen.filter { !$0.hasPrefix("3") && $0 != "1" } : pen
                cells[place] = "\(next)\(ink.sorted())"
                place = (place + 1) % 10
                continue
            }
            _ = rest.popFirst()
            let parameters = rest.prefix { !$0.isLetter }
            rest = rest.dropFirst(parameters.count)
            switch rest.popFirst() {
            case "m":
                for part in parameters.split(separator: ";", omittingEmptySubsequences: false) {
                    if part == "" || part == "0" {
                        pen = []
                    } else {
                        if part != "1" { pen = pen.filter { $0.first != part.first } }
                        if !part.hasSuffix("9") { pen.insert(String(part)) }
                    }
                }
            case "G": place = (Int(parameters) ?? 1) - 1
            default: for cell in place..<10 { cells[cell] = " \(pen.filter { $0.hasPrefix("4") }.sorted())" }
            }
        }
        return cells + ["\(pen.sorted())"]
    }

    @Test func whateverIsWrittenLooksTheSame() {
        var chance = Chance(seed: 3)
        let parts =
            ["a", "b", " ", "\u{1B}[K", "\u{1B}[3G", "\u{1B}[8G", "\u{1B}[31m", "\u{1B}[32m", "\u{1B}[39m"]
            + ["\u{1B}[41m", "\u{1B}[42m", "\u{1B}[49m", "\u{1B}[1m", "\u{1B}[m", "\u{1B}[0;1;31m"]
        for _ in 0..<3000 {
            let written = (0..<24).map { _ in parts.randomElement(using: &chance) ?? "" }.joined()
            let (before, after) = (Array(written.utf8), PenFilter.filter(Array(written.utf8)))
            #expect(seen(before) == seen(after), "\(written.debugDescription)")
        }
    }
}
