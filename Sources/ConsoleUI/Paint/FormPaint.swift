import Canvas

/// A few fields to fill in, in the middle of the window.
enum FormPaint {
    static func draw(_ form: Form, _ layout: Layout, _ frame: inout Frame) {
        let width = min(64, layout.size.columns)
        let note = TextWidth.wrap(Sanitizer.clean(form.error ?? form.note), width: max(8, width - 4))
        let rows = form.fields.count + note.count + (layout.size.rows > 10 ? 5 : 2)
        let box = OverlayPaint.centred(columns: width, rows: rows, layout, &frame)
        let gap = layout.size.rows > 10 ? 1 : 0
        frame.put(form.title, row: gap, column: 2, role: .title, ground: .overlay, width: box.columns - 4, in: box)
        var row = gap + 1 + gap
        let labels = form.fields.map { TextWidth.columns($0.label) }.max() ?? 0
        for (index, field) in form.fields.enumerated() {
            let isFocus = index == form.focus
            frame.put(
                field.label, row: row, column: 2, role: isFocus ? .accent : .field, ground: .overlay, in: box)
            let column = labels + 4
            frame.fill(
                row: row, column: column, width: box.columns - column - 2, role: .input, ground: .input, in: box)
            let shown = field.isSecret ? EditLine(String(repeating: "•", count: field.line.text.count)) : field.line
            put(
                shown, row: box.row + row, column: box.column + column, width: box.columns - column - 2,
                hasCursor: isFocus && !form.isWaiting, cursor: field.line.cursor, &frame)
            row += 1
        }
        let waiting = form.isWaiting ? ["asking the server…"] : note
        for part in waiting {
            let role: Role = form.error != nil && !form.isWaiting ? .error : .dim
            frame.put(part, row: row + gap, column: 2, role: role, ground: .overlay, width: box.columns - 4, in: box)
            row += 1
        }
    }

    /// Text being typed: the part around its cursor that fits.
    ///
    /// - Returns: how many characters are off to the left.
    @discardableResult static func put(
        _ line: EditLine, row: Int, column: Int, width: Int, hasCursor: Bool = true, cursor: Int? = nil,
        _ frame: inout Frame
    ) -> Int {
        guard width > 0 else { return 0 }
        let characters = Array(line.text)
        let cursor = min(cursor ?? line.cursor, characters.count)
        func columns(_ range: Range<Int>) -> Int { TextWidth.columns(String(characters[range])) }
        // Backwards from the cursor: what is before the glass costs nothing, however long it is.
        var start = cursor
        var taken = 0
        while start > 0 {
            taken += TextWidth.columns(String(characters[start - 1]))
            if taken >= width { break }
            start -= 1
        }
        frame.put(
            String(characters[start...].prefix(width)), row: row, column: column, role: .input, ground: .input,
            width: width)
        if hasCursor { frame.cursor = Position(row: row, column: column + columns(start..<cursor)) }
        return start
    }
}
