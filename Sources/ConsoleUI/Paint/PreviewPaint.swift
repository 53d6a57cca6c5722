import Canvas

/// What the cursor is on, in the pane beside it.
enum PreviewPaint {
    /// Leaves the pane as the last frame had it.
    static func keep(_ pane: Rect, of last: Frame, _ frame: inout Frame) {
        // From the row of its title on, with the rule and the blank before it.
        frame.copy(
            Rect(row: pane.row + 1, column: pane.column - 2, columns: pane.columns + 2, rows: pane.rows - 1), of: last)
    }

    static func draw(
        _ preview: (title: String, lines: [Line])?, _ state: State, _ models: ViewModels, _ pane: Rect,
        _ frame: inout Frame
    ) {
        for row in 1..<max(1, pane.rows) {
            frame.put(String(frame.glyphs.vertical), row: pane.row + row, column: pane.column - 2, role: .rule)
        }
        guard let preview else { return }
        frame.put(preview.title, row: 1, column: 0, role: .title, width: pane.columns - 1, in: pane)
        let fits = preview.lines.count <= pane.rows - 3
        let room = fits ? pane.rows - 3 : pane.rows - 4
        for (offset, line) in preview.lines.prefix(max(0, room)).enumerated() {
            DetailPaint.put(line, row: 3 + offset, ground: .plain, pane, &frame)
            for slice in line.pictures {
                PicturePaint.draw(slice, row: 3 + offset, column: 0, ground: .plain, state, models, pane, &frame)
            }
        }
        guard !fits else { return }
        let rest = "\(frame.glyphs.down) \(preview.lines.count - room) more lines: enter opens"
        frame.put(rest, row: pane.rows - 1, column: 0, role: .dim, width: pane.columns - 1, in: pane)
    }
}
