import Canvas
import OzModel
import Store

/// What the statistics screen is drawn from, beside the mirror.
struct ChartDesk {
    let charts: [Chart]
    let board: ChartBoard
    /// Rows of the page.
    let height: Int
    /// Why this log-in may not see statistics; nil when it may.
    let refusal: String?

    /// Rows of one chart's picture: one chart fills a low window, two share a high one.
    var chartHeight: Int {
        let around = 6
        return height < 26 ? min(12, max(4, height - around - 1)) : min(15, (height - 3) / 2 - around + 1)
    }
}

/// Charts of what the mirror holds, in the Web Console's two tabs.
enum StatisticsDetail: DetailScreen {
    static let subject = Subject.statistics
    static let tabs = ChartKind.Tab.allCases.map(\.title)

    static func document(_ id: String, tab: Int, _ desk: Desk) throws(StoreError) -> Document? {
        guard let stand = desk.charts else { return nil }
        let tab = ChartKind.Tab(rawValue: tab) ?? .common
        var document = Document(title: title(stand, tab), width: desk.width)
        if let refusal = stand.refusal {
            document.paragraph("\(refusal.prefix(1).uppercased())\(refusal.dropFirst()).")
            return document
        }
        let places = stand.charts.indices.filter { stand.charts[$0].kind.tab == tab }
        if let coverage = stand.board.coverage, !places.isEmpty {
            document.paragraph(coverage.sentence(now: desk.look.now), .dim)
        }
        if places.isEmpty {
            let kinds = ChartKind.allCases.filter { $0.tab == tab }.map { $0.title.lowercased() }
            document.paragraph("No charts: \(desk.key("chart-new")) adds one.")
            document.blank()
            document.paragraph("Here there may be \(kinds.joined(separator: ", ")).", .dim)
        }
        for place in places {
            let chart = stand.charts[place]
            document.blank()
            let lines = ChartBlock.lines(
                chart, stand.board.answer(chart), at: place, width: desk.width, height: stand.chartHeight, desk.glyphs)
            for line in lines { document.add(line) }
        }
        return document
    }

    private static func title(_ stand: ChartDesk, _ tab: ChartKind.Tab) -> String {
        let here = stand.charts.count { $0.kind.tab == tab }
        let there = stand.charts.count - here
        let other = tab == .common ? ChartKind.Tab.performance : .common
        let count = here == 1 ? "1 chart" : "\(here) charts"
        return there == 0 ? count : "\(count), \(there) in \(other.title)"
    }
}
