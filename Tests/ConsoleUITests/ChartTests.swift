import Canvas
import Foundation
import FoundationXML
import OzModel
import Testing

@testable import ConsoleUI

/// Charts as values in, lines and files out.
@Suite struct ChartTests {
    private static let odd: [ChartData] = [
        ChartData(.orders, labels: [], series: []),
        ChartData(.orders, labels: ["a"], series: [.init("all", .place(0), [0])]),
        ChartData(.orders, labels: ["a"], series: [.init("all", .place(0), [1])]),
        ChartData(.orders, labels: ["a", "b"], series: [.init("all", .place(0), [9e15, 1])]),
        ChartData(.orders, labels: ["a"], series: [.init("all", .place(0), [nil])], isTime: true),
        ChartData(.orders, labels: ["a"], series: [.init("all", .place(0), [12345])], isTime: true),
        ChartData(.orders, labels: ["a", "b", "c"], series: [.init("x", .place(0), [0, 0, 0])], isTime: true),
        ChartData(.seconds, labels: ["a", "b"], series: [.init("p50", .place(0), [0.001, nil])], isTime: true),
        ChartData(.seconds, labels: ["<&'\"\u{1B}[31m=1+1", "信販"], series: [.init("]]>", .place(0), [1.5, 900_000])]),
        ChartData(
            .orders, labels: (0..<400).map { "\($0)" },
            series: (0..<9).map { .init("s\($0)", .place($0), (0..<400).map { Double($0) }) }, isTime: true),
        ChartData(
            .orders, labels: (0..<400).map { "\($0)" },
            series: (0..<3).map { .init("s\($0)", .place($0), (0..<400).map { Double(400 - $0) }) }),
    ]

    private func widths(_ rows: [[Text]]) -> [Int] { rows.map { $0.reduce(0) { $0 + TextWidth.columns($1.text) } } }

    @Test(arguments: [Glyphs.unicode, .ascii]) func noTwoVerdictsShareASign(_ glyphs: Glyphs) {
        let signs = ChartSigns(glyphs)
        let tones = (Verdict.known + [.other("NEW")]).map(ChartData.Tone.verdict)
        #expect(Set(tones.map(signs.point)).count == tones.count)
        #expect(Set(tones.map(signs.fill)).count == tones.count)
    }

    @Test(arguments: [Glyphs.unicode, .ascii]) func everyShapeOfEverythingStaysInItsRoom(_ glyphs: Glyphs) {
        for data in Self.odd {
            for shape in ChartShape.allCases {
                for (width, height) in [(18, 4), (40, 6), (78, 10), (140, 15)] {
                    let chart = Chart(.company, shape: shape)
                    let lines = ChartBlock.lines(chart, .counted(data), at: 0, width: width, height: height, glyphs)
                    // Figures are shown whole; where they are longer than any count, or the window no wider than
                    // they are, the pane cuts.
                    let isFitting = width >= 40 && data.words(data.total ?? 0).count <= 13
                    for line in lines.dropFirst() where isFitting {
                        let text = line.text.replacing(#/ +$/#, with: "")
                        #expect(TextWidth.columns(text) <= width, "\(shape) \(width): \(text)")
                    }
                    guard data.isTime else { continue }
                    let rows = TimePlot.lines(data, shape, width: width, height: height, glyphs)
                    #expect(rows.count == height + 2)
                    #expect(widths(rows).allSatisfy { $0 == width })
                }
            }
            if glyphs == .ascii {
                let lines = ChartBlock.lines(
                    Chart(.status), .counted(data), at: 0, width: 78, height: 10, glyphs
                ).dropFirst()
                if data.labels != ["<&'\"\u{1B}[31m=1+1", "信販"] {
                    #expect(lines.allSatisfy { $0.text.unicodeScalars.allSatisfy { $0.isASCII || $0 == "…" } })
                }
            }
        }
    }

    @Test func axesBeginAtZeroWithRoundFigures() {
        for highest in [0, 1, 2, 3, 7, 10, 11, 99, 100, 101, 12_345, 999_999, 1e7, 9e15] {
            for most in 1...6 {
                let axis = ChartAxis(highest, isWhole: true, most: most)
                #expect(axis.ticks.first == 0)
                #expect(axis.top >= highest && axis.steps <= most, "\(highest) \(most) \(axis)")
                #expect(axis.step == axis.step.rounded() && axis.step >= 1)
                #expect(axis.top - axis.step < max(1, highest), "\(highest) \(most) \(axis)")
            }
        }
        let seconds = ChartAxis(0.83, isWhole: false, most: 5)
        #expect(abs(seconds.step - 0.2) < 1e-9 && seconds.steps == 5)
        #expect(ChartAxis.short(1500) == "1.5k")
        #expect(ChartAxis.short(250_000) == "250k")
        #expect(ChartAxis.short(0) == "0")
    }

    @Test func whatIsThereIsSeenHoweverLittle() {
        let data = ChartData(.orders, labels: ["a", "b"], series: [.init("x", .place(0), [1_000_000, 1])])
        let rows = BarPlot.lines(data, width: 60, height: 4, .unicode).map { $0.map(\.text).joined() }
        #expect(rows[1].contains("▏"))
        #expect(rows[1].contains("0.1 %"))
        #expect(rows[0].contains("99.9 %"))
        let time = ChartData(
            .orders, labels: ["a", "b"], series: [.init("x", .place(0), [1_000_000, 1])], isTime: true)
        let columns = TimePlot.lines(time, .bar, width: 30, height: 5, .unicode).map { $0.map(\.text).joined() }
        #expect(columns[4].contains("▁"))
    }

    @Test func seriesDifferWithoutColour() {
        let series = (0..<4).map { ChartData.Series("s\($0)", .place($0), [Double($0 + 1), Double($0 + 2)]) }
        let data = ChartData(.orders, labels: ["a", "b"], series: series, isTime: true)
        for glyphs in [Glyphs.unicode, .ascii] {
            let signs = ChartSigns(glyphs)
            #expect(Set(series.map { signs.fill($0.tone) }).count == 4)
            let lines = TimePlot.lines(data, .line, width: 40, height: 12, glyphs).map { $0.map(\.text).joined() }
                .joined()
            for one in series { #expect(lines.contains(signs.point(one.tone))) }
        }
    }

    private final class Reader: NSObject, XMLParserDelegate {
        var texts = ""
        var elements: [String] = []

        func parser(_ parser: XMLParser, foundCharacters string: String) { texts += string }

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String] = [:]
        ) { elements.append(name) }
    }

    @Test func everySVGIsWellFormedAndHoldsItsFigures() throws {
        for data in Self.odd {
            for shape in ChartShape.allCases {
                let svg = ChartSVG(title: "<script>&", note: "\u{1B}]0;x\u{7}", shape: shape).text(data)
                let parser = XMLParser(data: Data(svg.utf8))
                let reader = Reader()
                parser.delegate = reader
                #expect(parser.parse(), "\(shape): \(String(describing: parser.parserError)) \(svg.prefix(400))")
                #expect(reader.elements.first == "svg" && !reader.elements.contains("script"))
                #expect(reader.texts.contains("<script>&"))
                #expect(!svg.unicodeScalars.contains("\u{1B}"))
            }
        }
        let data = ChartData(.orders, labels: ["Bank <A> & Söhne"], series: [.init("all", .place(0), [4321])])
        let svg = ChartSVG(title: "t", note: "", shape: .bar).text(data)
        #expect(svg.contains("4,321") && svg.contains("Bank &lt;A&gt; &amp; Söhne"))
    }

    @Test func csvHasPlainFiguresAndNoFormulas() {
        let data = ChartData(
            .orders, labels: ["=HYPERLINK(1)", "Bank, \"A\""],
            series: [.init("+success", .place(0), [1234, nil]), .init("declined", .place(1), [0, 1.5])])
        #expect(
            ChartFile.csv(data)
                == "name,'+success,declined\r\n'=HYPERLINK(1),1234,0\r\n\"Bank, \"\"A\"\"\",,1.5\r\n")
    }

    @Test func periodsBeginAndEndWhereTheySay() {
        // 2026-01-01 12:00 UTC, a Thursday.
        let now = SampleMirror.now
        let day = 86400.0
        let midnight = now - day / 2
        let expected: [(ChartPeriod, Double, Double)] = [
            (.today, 0, 1), (.week, -3, 4), (.days7, -6, 1), (.days30, -29, 1), (.month, 0, 31),
        ]
        for (period, first, end) in expected {
            #expect(period.span(now: now) == midnight + first * day..<midnight + end * day, "\(period)")
        }
        #expect(ChartPeriod(word: "2025-12-30..2026-01-01")?.span(now: now) == midnight - 2 * day..<midnight + day)
        #expect(ChartPeriod(word: "2026-02-29") == nil)
        #expect(ChartPeriod(word: "2026-02-02..2026-02-01") == nil)
        for period in ChartPeriod.offered + [.custom(first: 20000, last: 20001)] {
            #expect(ChartPeriod(word: period.word) == period)
        }
        #expect(ChartPeriod.all.span(now: now) == nil)
    }
}
