import Canvas

/// The line to type into at the bottom, with what it could become above it.
enum PromptPaint {
    static func draw(_ prompt: Prompt, _ state: State, _ models: ViewModels, _ layout: Layout, _ frame: inout Frame) {
        let row = layout.footer.row
        let columns = layout.size.columns
        frame.fill(row: row, column: 0, width: columns, role: .input, ground: .input)
        let sign =
            switch prompt.purpose {
            case .command: ":"
            case .find: "/"
            case .filter: "filter "
            case .note(let order): "note on \(models.label(ofOrder: order)), on this machine only: "
            }
        if let mistake = prompt.mistake { return FilterPaint.mistake(mistake, prompt, sign: sign, layout, &frame) }
        let width = frame.put(sign, row: row, column: 1, role: .prompt, ground: .input)
        FormPaint.put(prompt.line, row: row, column: 1 + width, width: columns - 2 - width, &frame)
        if let error = prompt.error {
            frame.fill(row: row - 1, column: 0, width: columns, role: .error, ground: .overlay)
            frame.put(" \(error)", row: row - 1, column: 0, role: .error, ground: .overlay, width: columns)
            return
        }
        if prompt.purpose == .filter { return FilterPaint.choices(prompt, state, models, layout, &frame) }
        guard prompt.purpose == .command else { return }
        let found = Palette.matches(prompt.line.text).prefix(max(1, min(8, layout.size.rows / 3)))
        let names = found.map { TextWidth.columns($0.name) }.max() ?? 0
        for (offset, match) in found.enumerated() {
            let line = row - found.count + offset
            frame.fill(row: line, column: 0, width: columns, role: .text, ground: .overlay)
            if offset == 0 {
                frame.put(String(frame.glyphs.selection), row: line, column: 0, role: .accent, ground: .overlay)
            }
            frame.put(match.name, row: line, column: 2, role: .key, ground: .overlay)
            frame.put(
                match.help, row: line, column: names + 4, role: .dim, ground: .overlay,
                width: max(0, columns - names - 5))
        }
    }
}
