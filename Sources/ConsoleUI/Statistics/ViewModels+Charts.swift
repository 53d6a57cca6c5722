import OzModel
import Store

/// Statistics: what charts show is what the board has counted.
extension ViewModels {
    /// Pages of the statistics screen are drawn anew when the board has more, not at every key.
    struct ChartPageKey: Equatable {
        let charts: [Chart]
        let stamp: Int
        let size: [Int]
        let tab: Int
        let minute: Int
        let refusal: String?
    }

    /// The board and the charts for a page; the frame that shows them wishes for their figures.
    func chartDesk(_ state: State) -> ChartDesk {
        let refusal = Rights.refusal(.read, .statistics, state)
        if refusal == nil, let tab = state.detail.flatMap({ ChartKind.Tab(rawValue: $0.tab) }) {
            let charts = state.charts.filter { $0.kind.tab == tab }
            chartWish =
                charts.isEmpty
                ? nil : ChartWish(charts: charts, revision: state.revision, minute: Int(state.now / 60))
        }
        let height = max(1, Layout(state).body.rows - Layout.detailHead)
        return ChartDesk(charts: state.charts, board: board, height: height, refusal: refusal)
    }

    func chartPageKey(_ state: State, _ desk: ChartDesk, width: Int, tab: Int) -> ChartPageKey {
        ChartPageKey(
            charts: desk.charts, stamp: board.stamp, size: [width, desk.height], tab: tab,
            minute: Int(state.now / 60), refusal: desk.refusal)
    }

    /// The exact figures of a chart, for the pane beside.
    func figures(ofChart index: Int, width: Int, in state: State) -> (title: String, lines: [Line])? {
        guard state.charts.indices.contains(index) else { return nil }
        let chart = state.charts[index]
        guard case .counted(let data)? = board.answer(chart) else { return (chart.kind.title, []) }
        let lines = ChartFigures.table(data, width: width, height: max(4, Layout(state).body.rows - 4), glyphs)
        return (chart.kind.title, lines)
    }

    /// The companies there are, by name.
    func companies() -> [Chart.Company] {
        let query = ListQuery(noun: .companies, sort: "name", descending: false)
        let window = attempt { () throws(StoreError) in
            try reader.window(Company.self, query, around: nil, before: 0, after: 300)
        }
        return (window?.rows ?? []).map { row in
            Chart.Company(id: row.record.id.rawValue, name: row.record.name ?? row.record.id.rawValue)
        }
    }
}
