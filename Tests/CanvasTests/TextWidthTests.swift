import Testing

@testable import Canvas

struct TextWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("Øvergård", 8), ("日本語", 6), ("ｗ", 2), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
        ("e\u{301}", 1), ("ที่", 1), ("😀", 2), ("👍🏽", 2), ("👨\u{200D}👩\u{200D}👧", 2), ("🇳🇴", 2), ("1\u{FE0F}\u{20E3}", 1),
        ("❤\u{FE0F}", 1), ("✓✗◆◌⧗", 5), ("─│█░╎", 5), ("±", 1), ("\u{301}", 1), ("⌚", 2), ("\u{1B}[1m", 4),
    ])
    func counts(_ text: String, _ columns: Int) {
        #expect(TextWidth.columns(text) == columns)
    }

    @Test func tablesAreSortedAndApart() {
        for table in [WidthTable.wide, WidthTable.zero] {
            for (before, after) in zip(table, table.dropFirst()) {
                #expect(before.first <= before.last && before.last < after.first)
            }
        }
    }

    @Test func everyGlyphOfOursTakesOneColumn() {
        for glyph in Glyphs.unicode.all + Glyphs.ascii.all { #expect(TextWidth.columns(glyph) == 1) }
        #expect(Glyphs.ascii.all.allSatisfy { $0.isASCII })
        #expect(Glyphs.ascii.all.count == Glyphs.unicode.all.count)
    }

    @Test(arguments: [
        ("abc", 5, Alignment.left, "abc  "), ("abc", 5, .right, "  abc"), ("abc", 6, .center, " abc  "),
        ("abcdef", 4, .left, "abc…"), ("日本語", 5, .left, "日本…"), ("日本語", 4, .left, "日… "), ("日本", 3, .right, "日…"),
        ("日", 1, .left, "…"), ("abc", 0, .left, ""), ("abc", -3, .left, ""),
    ])
    func fits(_ text: String, _ width: Int, _ align: Alignment, _ expected: String) {
        #expect(TextWidth.fit(text, width: width, align: align) == expected)
    }

    @Test func fittedTextIsExactlyAsWideAsAsked() {
        var random = Seeded(seed: 3)
        for _ in 0..<2000 {
            let text = hostileText(&random)
            for width in 0...20 {
                let align = Alignment.allCases.randomElement(using: &random) ?? .left
                #expect(TextWidth.columns(TextWidth.fit(text, width: width, align: align)) == width)
            }
        }
    }

    @Test(arguments: [
        ("the quick brown fox", 10, ["the quick", "brown fox"]), ("a  b", 10, ["a  b"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("", 5, [""]), ("one\n\ntwo", 5, ["one", "", "two"]), ("日本語です", 5, ["日本", "語で", "す"]), ("  in", 8, ["  in"]),
        ("日", 1, ["日"]),
    ])
    func wraps(_ text: String, _ width: Int, _ expected: [String]) {
        #expect(TextWidth.wrap(text, width: width) == expected)
    }

    @Test func wrappingLosesOnlyBlanksAndNeverOverflows() {
        var random = Seeded(seed: 5)
        for _ in 0..<2000 {
            let text = hostileText(&random, pieces: 30)
            for width in [0, 1, 2, 3, 7, 20] {
                let lines = TextWidth.wrap(text, width: width)
                #expect(lines.allSatisfy { TextWidth.columns($0) <= max(2, width) })
                #expect(withoutBlanks(lines.joined()) == withoutBlanks(Sanitizer.clean(text, keepingLines: true)))
            }
        }
    }

    private func withoutBlanks(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { !$0.properties.isWhitespace || $0.value == 0x3000 }
    }
}
