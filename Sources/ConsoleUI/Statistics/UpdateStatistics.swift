/// Charts come, change and go; counting them is done elsewhere.
func chart(_ state: inout State, _ action: Action) -> [Effect] {
    switch action {
    case .showStatistics(let tab):
        park(&state)
        var statistics = DetailPlace(.statistics)
        statistics.tab = tab
        state.places = [.detail(statistics)]
        guard !state.hasAskedForCharts else { return [] }
        state.hasAskedForCharts = true
        return [.readCharts]
    case .chartsRead(let charts):
        state.savedCharts = charts
        state.charts = charts + state.charts
        return []
    case .chart(let change): return chart(&state, change)
    case .chartsSaved(let charts):
        state.savedCharts = charts
        let what =
            charts.isEmpty ? "No charts are kept: next time there are none." : "Saved: next time they are here again."
        say(&state, .info, what)
        return []
    case .counted: return []
    default: return []
    }
}

private func chart(_ state: inout State, _ change: ChartChange) -> [Effect] {
    switch change {
    case .add(let kind):
        state.charts.append(Chart(kind))
        if var detail = state.detail, detail.subject == .statistics, detail.tab != kind.tab.rawValue {
            detail.tab = kind.tab.rawValue
            detail.scroll = 0
            detail.cursor = nil
            state.detail = detail
        }
        return []
    case .set(let index, let chart):
        guard state.charts.indices.contains(index) else { return [] }
        state.charts[index] = chart
        return []
    case .remove(let index):
        guard state.charts.indices.contains(index) else { return [] }
        let removed = state.charts.remove(at: index)
        if var detail = state.detail, detail.subject == .statistics {
            detail.scroll = 0
            detail.cursor = nil
            state.detail = detail
        }
        let kept = state.savedCharts.contains(removed) ? " Saving makes that last." : ""
        say(&state, .info, "Removed: \(removed.kind.title.lowercased()).\(kept)")
        return []
    case .save: return [.saveCharts(state.charts)]
    case .export(let index, let format):
        return state.charts.indices.contains(index) ? [.exportChart(state.charts[index], format)] : []
    }
}
