import Canvas
import OzModel
import Store
import Testing

@testable import ConsoleUI

/// The statistics screen: charts are made, changed, counted, saved, and look as recorded.
@Suite struct StatisticsTests {
    /// A chart and the keys that make it what it is.
    struct Scene: Sendable, CustomTestStringConvertible {
        let name: String
        let charts: [Chart]
        var tab = 0
        var keys = ""
        var testDescription: String { name }

        static let all: [Scene] = [
            Scene(name: "empty", charts: []),
            Scene(name: "line", charts: [Chart(.status), Chart(.status, period: .days30, result: .each)]),
            Scene(
                name: "columns",
                charts: [Chart(.status, shape: .bar, period: .days30, result: .each), Chart(.status, shape: .bar)]),
            Scene(
                name: "donut",
                charts: [Chart(.status, shape: .donut, period: .all), Chart(.company, shape: .donut, period: .all)]),
            Scene(
                name: "bars",
                charts: [
                    Chart(.company, period: .all, result: .each), Chart(.type, period: .all),
                    Chart(.user, period: .all),
                ]),
            Scene(
                name: "times",
                charts: [Chart(.processing, period: .days30), Chart(.processing, shape: .bar, period: .all)], tab: 1),
            Scene(
                name: "performance", charts: [Chart(.queue), Chart(.decisions, period: .all, result: .each)], tab: 1),
            Scene(name: "kinds", charts: [], keys: "n"),
            Scene(name: "options", charts: [Chart(.status)], keys: "<enter>"),
        ]
    }

    private func stage(
        _ charts: [Chart], tab: Int = 0, size: Size = Size(columns: 80, rows: 24), role: UserRole = .operator,
        mirror: Store.Mirror? = nil
    ) throws -> Stage {
        let stage = try Stage(size: size, mirror: mirror, role: role)
        try stage.receive(.showStatistics(tab: 0))
        for chart in charts {
            try stage.receive(.chart(.add(chart.kind)))
            try stage.receive(.chart(.set(stage.console.state.charts.count - 1, chart)))
        }
        try stage.receive(.showStatistics(tab: tab))
        return stage
    }

    @Test(arguments: Scene.all) func looksAsRecorded(_ scene: Scene) throws {
        for size in [(80, 24), (120, 36), (200, 50)] {
            let stage = try stage(scene.charts, tab: scene.tab, size: Size(columns: size.0, rows: size.1))
            try stage.press(scene.keys)
            let suffix = size == (80, 24) ? "" : "-\(size.0)x\(size.1)"
            try expectGolden("statistics-\(scene.name)\(suffix)", stage.screen)
        }
    }

    @Test func aNewChartLandsInItsOwnTabUnderTheCursor() throws {
        let stage = try stage([])
        try stage.press("8 n G <enter>")
        #expect(stage.console.state.charts == [Chart(.queue)])
        #expect(stage.console.state.detail?.tab == 1)
        #expect(stage.text.contains("Queue age"))
        try stage.press("n g <enter>")
        #expect(stage.console.state.detail?.tab == 0)
        #expect(stage.text.contains("Orders by summary status"))
        #expect(stage.text.contains("current week · all results"))
    }

    @Test func keysChangeTheChartUnderTheCursor() throws {
        let stage = try stage([Chart(.status), Chart(.company)])
        try stage.press("g s G <enter> p j j <enter> f j <enter>")
        #expect(stage.console.state.charts[0] == Chart(.status, shape: .donut, period: .days30, result: .each))
        try stage.press("G :period<space>2025-12-01..2025-12-31 <enter>")
        #expect(stage.console.state.charts[1].period == .custom(first: 20423, last: 20453))
        try stage.press("C j <enter>")
        #expect(stage.console.state.charts[1].company?.name == "Example Bank")
        try stage.press("D")
        #expect(stage.console.state.charts.map(\.kind) == [.status])
    }

    @Test func aPeriodThatIsNoneIsToldHowOneIsWritten() throws {
        let stage = try stage([Chart(.status)])
        try stage.press(":period<space>2025-13-01 <enter>")
        #expect(stage.text.contains("a period is today, week, 7d, 30d, month, all"))
        try stage.press("<esc>")
        #expect(stage.console.state.charts == [Chart(.status)])
    }

    @Test func savingIsOfferedUntilItIsDone() throws {
        let stage = try stage([Chart(.type)])
        #expect(stage.text.contains("W save charts") || stage.console.state.charts != stage.console.state.savedCharts)
        try stage.press("W")
        #expect(stage.effects.contains(.saveCharts([Chart(.type)])))
        #expect(stage.console.state.savedCharts == [Chart(.type)])
        #expect(stage.text.contains("next time they are here again"))
    }

    @Test func whatWasSavedIsReadForWhoLooksAndOnce() throws {
        let stage = try Stage()
        try stage.press("j 3 2")
        #expect(!stage.effects.contains(.readCharts))
        try stage.press("8")
        #expect(stage.effects.count { $0 == .readCharts } == 1)
        try stage.receive(.chartsRead([Chart(.type)]))
        #expect(stage.console.state.charts == [Chart(.type)] && stage.console.state.savedCharts == [Chart(.type)])
        try stage.press("n <enter> 2 8")
        #expect(stage.effects.count { $0 == .readCharts } == 1)
        #expect(stage.console.state.charts.count == 2 && stage.console.state.savedCharts == [Chart(.type)])
    }

    @Test func exportNamesChartAndFormat() throws {
        let stage = try stage([Chart(.type), Chart(.company)])
        try stage.press("g j E j <enter>")
        #expect(stage.effects.contains(.exportChart(Chart(.company), .svg)))
        try stage.press("g E G <enter>")
        #expect(stage.effects.contains(.exportChart(Chart(.type), .png)))
    }

    @Test func whoMayNotSeeStatisticsIsToldWhy() throws {
        let stage = try stage([], role: .client)
        try stage.press("8")
        #expect(stage.text.contains("A CLIENT may not read statistics: that is for ADMIN"))
        try stage.press("n")
        #expect(stage.console.state.overlays.isEmpty)
        #expect(!stage.effects.contains { if case .count = $0 { true } else { false } })
    }

    @Test func figuresAreNotCountedOnTheScreensThread() throws {
        let stage = try stage([Chart(.status)])
        stage.counts = false
        try stage.receive(.chart(.set(0, Chart(.status, period: .days30))))
        #expect(stage.text.contains("counting…"))
    }

    @Test func partsAndCoursesAddUpToTheSame() throws {
        let mirror = try SampleMirror.make(orders: 200)
        for period in [ChartPeriod.today, .week, .days7, .days30, .month, .all] {
            func sum(_ shape: ChartShape, _ result: Chart.Result, _ kind: ChartKind = .status) throws -> Double? {
                let chart = Chart(kind, shape: shape, period: period, result: result)
                return try chart.data(mirror.reader, nil, now: SampleMirror.now).total
            }
            let all = try sum(.line, .all)
            #expect(try sum(.line, .each) == all)
            #expect(try sum(.bar, .each) == all)
            #expect(try sum(.donut, .all) == all)
            for kind in [ChartKind.company, .user, .type] {
                #expect(try sum(.bar, .all, kind) == all, "\(kind) \(period)")
                #expect(try sum(.bar, .each, kind) == all, "\(kind) \(period)")
            }
            let single = try sum(.line, .only("SUCCESS"))
            let rows = try mirror.reader.tally(
                TallyQuery(
                    .orders, by: [], from: period.span(now: SampleMirror.now)?.lowerBound,
                    until: period.span(now: SampleMirror.now)?.upperBound, verdict: "SUCCESS"))
            #expect(single == Double(rows.first?.count ?? 0))
        }
    }

    @Test func anEmptyMirrorHasChartsWithoutFigures() throws {
        let charts = ChartKind.allCases.flatMap { kind in kind.shapes.map { Chart(kind, shape: $0) } }
        for tab in [0, 1] {
            let stage = try stage(charts, tab: tab, mirror: .inMemory())
            #expect(stage.text.contains("0"))
            try stage.press("j j G")
        }
    }
}
