import Canvas

/// How many small pictures a window holds.
struct GridLayout: Equatable {
    /// A tile with its caption and the blank column beside it.
    static let tile = Size(columns: 22, rows: 9)

    let perRow: Int
    let rows: Int

    init(_ state: State) {
        let pane = Layout(state).body
        perRow = max(1, (pane.columns - 1) / Self.tile.columns)
        rows = max(1, (pane.rows - 1) / Self.tile.rows)
    }

    var capacity: Int { perRow * rows }

    /// Where the cursor stands on the glass after it went to a place in the list: its tile from the top left one.
    func row(of position: Int, top: Int) -> Int {
        var top = max(0, top - top % perRow)
        if position < top { top = position - position % perRow }
        if position >= top + capacity { top = position - position % perRow - (rows - 1) * perRow }
        return position - max(0, top)
    }
}
