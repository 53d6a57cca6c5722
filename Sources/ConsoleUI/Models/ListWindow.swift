import Canvas
import OzModel
import Store

/// The rows of a list around its cursor, and which of them are on the glass.
struct ListWindow {
    /// One row: where it stands in the list, and what each column says.
    struct Row {
        let mark: RowMark
        let text: (Int) -> Text
    }

    /// A page above the cursor to a page below it.
    let rows: [Row]
    /// nil when the list is empty.
    let cursorIndex: Int?
    /// The first row on the glass.
    let firstShown: Int
    /// How many rows the glass holds.
    let height: Int
    /// The cursor's rank in the whole list, from 0.
    let position: Int

    /// The row of the glass the cursor stands in.
    var cursorRow: Int { (cursorIndex ?? 0) - firstShown }
    var cursorMark: RowMark? { cursorIndex.map { rows[$0].mark } }
    var shown: ArraySlice<Row> { rows[firstShown..<min(rows.count, firstShown + height)] }
}

extension ListScreen {
    /// The ids of `count` rows from one on.
    static func ids(
        _ query: ListQuery, from start: RowMark, count: Int, _ reader: MirrorReader
    ) throws(StoreError) -> [String] {
        try reader.window(Record.self, query, around: start, before: 0, after: count - 1).rows.map(\.mark.id)
    }

    /// Reads the rows around a cursor; the glass is filled to its end where there are rows enough, unless it need not be.
    static func window(
        _ query: ListQuery, cursor: RowMark?, cursorRow: Int, showsTop: Bool, height: Int, fills: Bool, look: Look,
        reader: MirrorReader
    ) throws(StoreError) -> (rows: [ListWindow.Row], cursor: Int?, first: Int) {
        let window = try reader.window(Record.self, query, around: cursor, before: height, after: height)
        let columns = columns
        let rows = window.rows.map { row in
            ListWindow.Row(mark: row.mark) { columns[$0].text(row.record, look) }
        }
        guard let index = window.anchor else { return ([], nil, 0) }
        let isTop = showsTop && index < height && !window.hasMoreBefore
        let wanted = index - min(cursorRow, height - 1)
        let first = isTop ? 0 : max(0, fills ? min(wanted, rows.count - height) : wanted)
        return (rows, index, first)
    }
}
