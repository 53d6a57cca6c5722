import Canvas
import OzModel
import Store

/// The rows of a list around its cursor, and which of them are on the glass.
struct ListWindow {
    /// One row: where it stands in the list, and what each column says, worked out once.
    final class Row {
        let mark: RowMark
        /// The order that it is, or belongs to; nil for rows that have none.
        let order: String?
        private let words: (Int) -> Text
        private var known: [Int: Text] = [:]

        init(mark: RowMark, order: String?, words: @escaping (Int) -> Text) {
            self.mark = mark
            self.order = order
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
    var position = 0

    /// The row of the glass the cursor stands in.
    var cursorRow: Int { (cursorIndex ?? 0) - firstShown }
    var cursorMark: RowMark? { cursorIndex.map { rows[$0].mark } }
    var shown: ArraySlice<Row> { rows[firstShown..<min(rows.count, firstShown + height)] }

    /// Rows of which the cursor is on one: it stands where the list has it on the glass, which is filled to its end where
    /// there are rows enough; a grid need not be.
    init(
        rows: [Row], hasMoreBefore: Bool, hasMoreAfter: Bool, cursorIndex: Int?, of list: ListPlace, height: Int
    ) {
        self.rows = rows
        self.hasMoreBefore = hasMoreBefore
        self.hasMoreAfter = hasMoreAfter
        self.cursorIndex = cursorIndex
        self.height = height
        let wanted = Self.wanted(cursorIndex ?? 0, list, height, hasMoreBefore)
        firstShown = max(0, list.isGrid ? wanted : min(wanted, rows.count - height))
    }

    /// The row that comes first on the glass if there are rows enough; below 0 where there are not.
    private static func wanted(_ index: Int, _ list: ListPlace, _ height: Int, _ hasMoreBefore: Bool) -> Int {
        list.showsTop && index < height && !hasMoreBefore ? 0 : index - min(list.cursorRow, height - 1)
    }

    /// The same rows with the cursor on another of them; nil where they are not enough for that.
    func slid(to list: ListPlace) -> ListWindow? {
        guard let index = rows.firstIndex(where: { $0.mark.id == list.cursor?.id }) else { return nil }
        let wanted = Self.wanted(index, list, height, hasMoreBefore)
        guard min(wanted, index - 1) >= 0 || !hasMoreBefore,
            max(wanted + height, index + 2) <= rows.count || !hasMoreAfter
        else { return nil }
        return ListWindow(
            rows: rows, hasMoreBefore: hasMoreBefore, hasMoreAfter: hasMoreAfter, cursorIndex: index, of: list,
            height: height)
    }
}

extension ListScreen {
    /// The ids of `count` rows from one on.
    static func ids(
        _ query: ListQuery, from start: RowMark, count: Int, _ reader: MirrorReader
    ) throws(StoreError) -> [String] {
        try reader.window(Record.self, query, around: start, before: 0, after: count - 1).rows.map(\.mark.id)
    }

    /// Reads the rows around a list's cursor, a page of them both ways.
    static func window(
        _ query: ListQuery, _ list: ListPlace, height: Int, look: Look, reader: MirrorReader
    ) throws(StoreError) -> ListWindow {
        let window = try reader.window(Record.self, query, around: list.cursor, before: height, after: height)
        return ListWindow(
            rows: rows(window.rows, look), hasMoreBefore: window.hasMoreBefore, hasMoreAfter: window.hasMoreAfter,
            cursorIndex: window.anchor, of: list, height: height)
    }

    /// The rows of these numbers that are still there.
    static func rows(_ numbers: [Int64], look: Look, reader: MirrorReader) throws(StoreError) -> [ListWindow.Row] {
        rows(try reader.rows(Record.self, numbers: numbers), look)
    }

    private static func rows(_ rows: [Window<Record>.Row], _ look: Look) -> [ListWindow.Row] {
        let columns = columns
        return rows.map { row in
            ListWindow.Row(mark: row.mark, order: order(of: row.record)) { columns[$0].text(row.record, look) }
        }
    }
}
