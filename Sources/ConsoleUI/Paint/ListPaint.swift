import Canvas
import OzModel
import Store

/// A list: its title line, headings and rows, and on a wide window what the cursor is on beside it.
enum ListPaint {
    /// Columns before the first one: cursor, mark, blank.
    private static let gutter = 3

    static func draw(
        _ list: ListPlace, _ state: State, _ models: ViewModels, _ layout: Layout, keeping last: Frame?,
        _ frame: inout Frame
    ) {
        let screen = screen(of: list)
        let window = models.window(list, in: state)
        // A grid shows what a preview would.
        let pane = list.isGrid ? layout.body : layout.mainPane
        title(list, screen, window, state, models, layout, &frame)
        let table = screen.table(
            width: pane.columns - gutter - 1, offset: list.columnOffset, list.view?.columns, models.settings)
        headings(models.query(list, in: state), screen, table, pane, &frame)
        if let window, window.cursorIndex != nil, list.isGrid {
            frame.fill(row: 1, column: 0, width: pane.columns, in: pane)
            GridPaint.draw(window, list, state, models, pane, &frame)
        } else if let window, window.cursorIndex != nil {
            for (offset, row) in window.shown.enumerated() {
                let rank = window.position - window.cursorRow + offset
                let ends = list.rangeStartPosition.map { [$0, window.position].sorted() }
                draw(
                    row, at: 2 + offset, isCursor: offset == window.cursorRow,
                    isInRange: ends.map { ($0[0]...$0[1]).contains(rank) } ?? false, list, state, table, pane, &frame)
            }
        } else {
            nothing(
                models.failure ?? FilterPaint.empty(list, state, models)
                    ?? (window == nil ? "The mirror could not be read: the next key tries again." : nil)
                        ?? (list.scope == nil ? screen.empty : "Nothing of this here."),
                models, pane, &frame)
        }
        if let pane = layout.previewPane, !list.isGrid {
            if let last { return PreviewPaint.keep(pane, of: last, &frame) }
            let preview = models.preview(list, width: pane.columns - 1, in: state)
            PreviewPaint.draw(preview, state, models, pane, &frame)
        }
    }

    private static func title(
        _ list: ListPlace, _ screen: any ListScreen.Type, _ window: ListWindow?, _ state: State, _ models: ViewModels,
        _ layout: Layout, _ frame: inout Frame
    ) {
        let body = layout.body
        let count = models.count(list, in: state)
        let query = models.query(list, in: state)
        let heading = screen.sortChoices.first { $0.key == query.sort }?.heading.lowercased() ?? query.sort
        let arrow = query.descending ? frame.glyphs.down : frame.glyphs.up
        let isLooking = models.sifted(list, in: state)?.isRunning ?? false
        let all = isLooking ? "\(Amounts.count(count)) so far…" : Amounts.count(count)
        let here = count == 0 ? all : "\(Amounts.count((window?.position ?? 0) + 1)) of \(all)"
        let range = list.rangeStartPosition.map { abs((window?.position ?? $0) - $0) + 1 }
        let marked = range.map { "range of \(Amounts.count($0))" } ?? "\(Amounts.count(list.marks.count)) marked"
        let marks = list.marks.isEmpty ? "" : "\(marked)   "
        let words = QueuePaint.order(list, query) ?? "by \(heading) \(arrow)"
        let sorted = body.columns >= 60 ? "   \(words)" : ""
        let right = "\(marks)\(here)\(sorted)"
        let width = TextWidth.columns(right)
        let room = body.columns - width - 3
        let title = list.view?.name ?? screen.title
        var column = frame.put(
            " \(title)", row: 0, column: 0, role: .title, width: min(room, TextWidth.columns(title) + 1), in: body)
        if let filter = list.filter, column + 6 < room {
            let words = "  \(Sanitizer.clean(filter.text))"
            let width = min(TextWidth.columns(words), room - column)
            column += frame.put(words, row: 0, column: column, role: .accent, width: width, in: body)
        }
        if list.queue != nil {
            QueuePaint.title(list, state, models, from: column, room: room, body, &frame)
        } else if let scope = scopeWords(list, models), column + 4 < room {
            column += frame.put("  \(scope)", row: 0, column: column, role: .accent, width: room - column, in: body)
        } else if let find = state.find, find.noun == list.noun, column + 4 < room {
            let hits: String =
                switch find.outcome {
                case .looking: "looking…"
                case .hits(let hits): hits == 1 ? "1 row" : "\(Amounts.count(hits)) rows"
                }
            column += frame.put(
                TextWidth.fit("  /\(find.text)  \(hits)", width: room - column, align: .left).trimmed, row: 0,
                column: column, role: .match, in: body)
        } else if list.rangeStart != nil, column + 4 < room {
            frame.put("  range: v ends it", row: 0, column: column, role: .accent, width: room - column, in: body)
        }
        frame.put(right, row: 0, column: max(0, body.columns - width - 1), role: .dim, in: body)
    }

    private static func scopeWords(_ list: ListPlace, _ models: ViewModels) -> String? {
        list.scope.map { models.words(for: $0) }
    }

    private static func headings(
        _ query: ListQuery, _ screen: any ListScreen.Type, _ table: TableLayout, _ pane: Rect, _ frame: inout Frame
    ) {
        for slot in table.slots {
            let column = screen.head(slot.column)
            let isSorted = column.sort == query.sort
            let arrow = isSorted ? String(query.descending ? frame.glyphs.down : frame.glyphs.up) : ""
            frame.put(
                column.heading + arrow, row: 1, column: gutter + slot.start, role: isSorted ? .accent : .heading,
                width: slot.width + (column.alignment == .left && isSorted ? 1 : 0), align: column.alignment, in: pane)
        }
    }

    private static func draw(
        _ row: ListWindow.Row, at line: Int, isCursor: Bool, isInRange: Bool, _ list: ListPlace, _ state: State,
        _ table: TableLayout, _ pane: Rect, _ frame: inout Frame
    ) {
        let isMarked = list.marks.contains(row.mark.id) || isInRange
        let ground: Ground = isCursor ? .selected : isMarked ? .marked : .plain
        frame.fill(row: line, column: 0, width: pane.columns, role: .text, ground: ground, in: pane)
        if isCursor {
            frame.put(String(frame.glyphs.selection), row: line, column: 0, role: .accent, ground: ground, in: pane)
        }
        if isMarked {
            frame.put(String(frame.glyphs.mark), row: line, column: 1, role: .accent, ground: ground, in: pane)
        }
        let find = state.find.flatMap { $0.noun == list.noun ? $0.text : nil }
        let screen = screen(of: list)
        for slot in table.slots {
            let text = row.text(slot.column)
            let isHit = find.map { text.text.lowercased().contains($0.lowercased()) } ?? false
            let alignment = screen.head(slot.column).alignment
            // A hit is marked where its words are, not over the blanks beside them.
            let words = isHit ? TextWidth.fit(text.text, width: slot.width, align: .left).trimmed : text.text
            let width = isHit ? TextWidth.columns(words) : slot.width
            let start = isHit && alignment == .right ? slot.width - width : 0
            frame.put(
                words, row: line, column: gutter + slot.start + start, role: isHit ? .match : text.role,
                ground: ground, width: width, align: alignment, in: pane)
        }
    }

    private static func nothing(_ sentence: String, _ models: ViewModels, _ pane: Rect, _ frame: inout Frame) {
        let role: Role = models.failure == nil ? .dim : .error
        for (offset, part) in TextWidth.wrap(sentence, width: max(8, pane.columns - 6)).enumerated() {
            frame.put(part, row: 3 + offset, column: 3, role: role, in: pane)
        }
    }
}

/// A column's head without its record type.
struct ColumnHead {
    let heading: String
    let alignment: Alignment
    let sort: String?
}

extension ListScreen {
    static func head(_ index: Int) -> ColumnHead {
        let column = columns[index]
        return ColumnHead(heading: column.heading, alignment: column.alignment, sort: column.sort)
    }

    /// The columns of the configuration, else the screen's own, fitted to a width.
    static func table(width: Int, offset: Int, _ wanted: [String]?, _ settings: Settings) -> TableLayout {
        let wishes = columns.map { TableLayout.Wish(least: $0.least, most: $0.most, rank: $0.rank) }
        let chosen = (wanted ?? settings.columns[name])?.compactMap { name in columns.firstIndex { $0.name == name } }
        return TableLayout(wishes, order: chosen ?? Array(columns.indices), offset: offset, width: width)
    }
}
