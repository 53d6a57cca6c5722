import Canvas
import Foundation
import OzModel
import Testing

@testable import ConsoleUI

/// The small parts that screens are made of.
@Suite struct PartsTests {
    @Test func columnsFitEveryWidth() {
        let wishes = [(14, 14, 0), (19, 19, 0), (7, 7, 3), (14, 26, 2), (14, 24, 4), (8, 36, 10)].map {
            TableLayout.Wish(least: $0.0, most: $0.1, rank: $0.2)
        }
        for width in 0...200 {
            for offset in 0...6 {
                let table = TableLayout(wishes, order: Array(wishes.indices), offset: offset, width: width)
                let end = table.slots.last.map { $0.start + $0.width } ?? 0
                #expect(end <= width || table.slots.count == 1)
                #expect(table.slots.first?.column == 0)
                #expect(table.slots.count + table.hidden == wishes.count)
            }
        }
    }

    @Test func rawTextLosesNothing() {
        let long = String(repeating: "w", count: 90)
        let json = #"{"a":[1,2.50,-3e5,{"b":"x\"y\\","c":null}],"d":{},"e":[],"long":"\#(long)"}"#
        for width in [16, 20, 40, 200] {
            var document = Document(title: "", width: width)
            JSONLines.write(json, into: &document)
            let shown = document.lines.map(\.text).joined()
            #expect(shown.filter { $0 != " " } == json.filter { $0 != " " })
            for line in document.lines { #expect(TextWidth.columns(line.text) <= width) }
        }
    }

    @Test func brokenTextIsShownAsItCame() {
        for broken in ["", "{", "}}}", "[1,", "\"open", "{\"a\":", "]", "\u{0}{"] {
            var document = Document(title: "", width: 30)
            JSONLines.write(broken, into: &document)
            #expect(document.lines.map(\.text).joined().filter { $0 != " " }.count <= broken.count)
        }
    }

    @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-4321, "-4,321")])
    func countsAreGrouped(_ number: Int, _ text: String) { #expect(Amounts.count(number) == text) }

    @Test(arguments: [
        (0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (204_800, "205 kB"), (2_097_152, "2.1 MB"), (999_499, "999 kB"),
        (999_999, "1.0 MB"), (5_000_000_000_000, "5000 GB"),
    ])
    func sizesAreShort(_ bytes: Int, _ text: String) { #expect(Amounts.bytes(bytes) == text) }

    @Test(arguments: [(3.0, "3 s"), (59, "59 s"), (60, "1 min"), (3599, "59 min"), (7200, "2 h"), (200_000, "2 days")])
    func agesUseTheLargestUnit(_ seconds: Double, _ text: String) { #expect(Amounts.age(seconds) == text) }

    @Test func momentsAreShortNearAndDatedFar() {
        setenv("TZ", "UTC", 1)
        tzset()
        let now = 1_767_268_800.0
        #expect(Moment.short(now - 60, now: now) == "today 11:59:00")
        #expect(Moment.short(now - 86400, now: now) == "12-31 12:00:00")
        #expect(Moment.short(now - 400 * 86400, now: now) == "2024-11-27")
        #expect(Moment.full(now) == "2026-01-01 12:00:00 UTC")
        #expect(Moment.pair(now, now + 71) == "2026-01-01 12:00:00 and 12:01:11 UTC")
        #expect(Moment.pair(now - 43_201, now) == "2025-12-31 23:59:59 UTC and 2026-01-01 12:00:00 UTC")
        #expect(Moment.pair(.nan, now) == "? and 2026-01-01 12:00:00 UTC")
        for hostile in [Double.nan, .infinity, -.infinity, 1e300, -1e300] {
            #expect(Moment.short(hostile, now: now) == "?")
            #expect(Amounts.age(hostile) == "?")
        }
    }

    @Test func theBarMarksScoreAndThresholds() {
        let score = Score(value: 0.5, low: 0.75, high: 0.85, direction: .higherIsMatch)
        let text = ScoreBar.spans(score, width: 22, glyphs: .ascii).map(\.text).joined()
        #expect(text == "[##########.....|=|..]")
        for value in [-1.0, 2, .nan, .infinity] {
            for width in 0...20 {
                let odd = Score(value: value, low: nil, high: 9, direction: .higherIsWorse)
                _ = ScoreBar.spans(odd, width: width, glyphs: .unicode)
                _ = ScoreBar.scale(odd, width: width, glyphs: .unicode)
            }
        }
    }

    @Test func thePaletteFindsCommandsByNameAndPart() throws {
        #expect(try Palette.command("orders").get().id == "orders")
        #expect(try Palette.command("fold").get().id == "orders")
        #expect(try Palette.command("QUIT").get().id == "leave")
        #expect(throws: Palette.Mistake(sentence: "there is no command “xyzzy”")) { try Palette.command("xyzzy").get() }
        #expect(Palette.matches("us").first?.name == "users")
    }

    @Test func editingKeysEdit() {
        var line = EditLine("one two")
        for (key, text, cursor) in [
            (Key.control("w"), "one ", 4), (.character("é"), "one é", 5), (.home, "one é", 0), (.delete, "ne é", 0),
            (.end, "ne é", 4), (.backspace, "ne ", 3), (.control("u"), "", 0), (.backspace, "", 0), (.delete, "", 0),
            (.paste("a\u{1B}b"), "a�b", 3), (.left, "a�b", 2), (.control("k"), "a�", 2),
        ] {
            let isEdited = line.edit(key)
            #expect(isEdited)
            #expect(line.text == text && line.cursor == cursor, "\(key)")
        }
        let isEdited = line.edit(.function(1))
        #expect(!isEdited)
    }
}
