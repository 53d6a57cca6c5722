import Canvas
import OzModel
import Store

/// The rows of a list around its cursor, and which of them are on the glass.
struct ListWindow {
    /// One row: where it stands in the list, and what each column says, worked out once.
    final class Row {
        let mark: RowMark
        private let words: (Int) -> Text
        private var known: [Int: Text] = [:]

        init(mark: RowMark, words: @escaping (Int) -> Text) {
            self.mark = mark
            self.words = words
        }

        func text(_ column: Int) -> Text {
            if let text = known[column] { return text }
            let text = words(column)
            known[column] = text
            return text
        }
    }

    /// What is on the glass, and where there is more at least one row above and below the cursor.
    let rows: [Row]
    let hasMoreBefore: Bool
    let hasMoreAfter: Bool
    /// nil when the list is empty.
    let cursorIndex: Int?
    /// The first row on the glass.
    let firstShown: Int
    /// How many rows the glass holds.
    let height: Int
    /// The cursor's rank in the whole list, from 0.
    var position: Int

    /// The row of the glass the cursor stands in.
    var cursorRow: Int { (cursorIndex ?? 0) - firstShown }
    var cursorMark: RowMark? { cursorIndex.map { rows[$0].mark } }
    var shown: ArraySlice<Row> { rows[firstShown..<min(rows.count, firstShown + height)] }

    /// The same rows with the cursor on another of them; nil where they are not enough for that.
    func slid(to list: ListPlace, position: (RowMark) -> Int) -> ListWindow? {
        guard let index = rows.firstIndex(where: { $0.mark.id == list.cursor?.id }),
            index > 0 || !hasMoreBefore, index + 1 < rows.count || !hasMoreAfter
        else { return nil }
        let wanted = index - min(list.cursorRow, height - 1)
        let isTop = list.showsTop && index < height && !hasMoreBefore
        guard isTop || wanted >= 0 || !hasMoreBefore,
            (isTop ? 0 : wanted) + height <= rows.count || !hasMoreAfter
        else { return nil }
        return ListWindow(
            rows: rows, hasMoreBefore: hasMoreBefore, hasMoreAfter: hasMoreAfter, cursorIndex: index,
            firstShown: isTop ? 0 : max(0, min(wanted, rows.count - height)), height: height,
            position: position(rows[index].mark))
    }
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
    ) throws(StoreError) -> ListWindow {
        let window = try reader.window(Record.self, query, around: cursor, before: height, after: height)
        let columns = columns
        let rows = window.rows.map { row in
            ListWindow.Row(mark: row.mark) { columns[$0].text(row.record, look) }
        }
        var first = 0
        if let index = window.anchor, !(showsTop && index < height && !window.hasMoreBefore) {
            let wanted = index - min(cursorRow, height - 1)
            first = max(0, fills ? min(wanted, rows.count - height) : wanted)
        }
        return ListWindow(
            rows: rows, hasMoreBefore: window.hasMoreBefore, hasMoreAfter: window.hasMoreAfter,
            cursorIndex: window.anchor, firstShown: first, height: height, position: 0)
    }
}
