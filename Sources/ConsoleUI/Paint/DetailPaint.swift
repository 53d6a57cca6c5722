import Canvas

/// An opened object: title, tabs, lines.
enum DetailPaint {
    static func draw(_ state: State, _ models: ViewModels, _ layout: Layout, _ frame: inout Frame) {
        guard let page = models.page(state), let detail = state.detail else { return }
        let body = layout.body
        let pane = page.isSplit ? layout.mainPane : body
        let kind = detail.subject.singular
        let lead = frame.put(
            " \(kind.prefix(1).uppercased())\(kind.dropFirst())  ", row: 0, column: 0, role: .title, in: body)
        let more = extent(page, frame.glyphs)
        var room = body.columns - lead - TextWidth.columns(more) - 2
        var kept: [Text] = []
        for text in QueuePaint.place(state, models) {
            let taken = (kept + [text]).reduce(0) { $0 + TextWidth.columns($1.text) + 3 }
            if room - taken >= 18 { kept.append(text) }
        }
        for text in kept.reversed() {
            let width = TextWidth.columns(text.text)
            frame.put(text.text, row: 0, column: lead + room - width, role: text.role, in: body)
            room -= width + 3
        }
        frame.put(page.title, row: 0, column: lead, role: .text, width: max(0, room), in: body)
        frame.put(more, row: 0, column: body.columns - TextWidth.columns(more) - 1, role: .dim, in: body)
        var column = 1
        for (index, tab) in page.tabs.enumerated() {
            let role: Canvas.Role = index == page.tab ? .tabActive : .tab
            column += frame.put(tab, row: 1, column: column, role: role, width: nil, in: body) + 2
        }
        for (offset, index) in (page.scroll..<min(page.lines.count, page.scroll + page.height)).enumerated() {
            let isCursor = index == page.cursor
            let line = page.lines[index]
            put(line, row: 2 + offset, ground: isCursor ? .selected : .plain, indent: 1, pane, &frame)
            for slice in line.pictures {
                PicturePaint.draw(slice, row: 2 + offset, column: 1, ground: .plain, state, models, pane, &frame)
            }
            guard isCursor else { continue }
            let sign = String(frame.glyphs.selection)
            frame.put(sign, row: 2 + offset, column: 0, role: .accent, ground: .selected, in: pane)
        }
        if page.isSplit, let beside = layout.previewPane {
            let preview = models.preview(page, width: beside.columns - 1, in: state)
            PreviewPaint.draw(preview, state, models, beside, &frame)
        }
    }

    /// Where in the lines the glass is, when they do not all fit.
    private static func extent(_ page: DetailPage, _ glyphs: Glyphs) -> String {
        guard page.lines.count > page.height else { return "" }
        let last = min(page.lines.count, page.scroll + page.height)
        return "\(Amounts.count(page.scroll + 1))–\(Amounts.count(last)) of \(Amounts.count(page.lines.count)) lines"
    }

    static func put(_ line: Line, row: Int, ground: Ground, indent: Int = 0, _ pane: Rect, _ frame: inout Frame) {
        if ground != .plain {
            frame.fill(row: row, column: 0, width: pane.columns, role: .text, ground: ground, in: pane)
        }
        var column = indent
        for span in line.spans {
            guard column < pane.columns else { return }
            column += frame.put(span.text, row: row, column: column, role: span.role, ground: ground, in: pane)
        }
    }
}
