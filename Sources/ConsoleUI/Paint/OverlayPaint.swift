import Canvas
import OzModel

/// What lies over the screen: help, prompt, menu, question, form.
enum OverlayPaint {
    static func draw(
        _ overlay: Overlay, _ state: State, _ models: ViewModels, _ layout: Layout, _ frame: inout Frame
    ) {
        switch overlay {
        case .help(let help): HelpPaint.draw(help, state, models, layout, &frame)
        case .prompt(let prompt): PromptPaint.draw(prompt, state, models, layout, &frame)
        case .menu(let menu): draw(menu, layout, &frame)
        case .confirm(let confirm): draw(confirm, layout, &frame)
        case .form(let form): FormPaint.draw(form, layout, now: state.now, &frame)
        case .credentials(let credentials, let isLeaving):
            CredentialsPaint.draw(credentials, isLeaving: isLeaving, layout, &frame)
        case .decide(let form): DecisionPaint.draw(form, layout, &frame)
        }
    }

    private static func draw(_ menu: Menu, _ layout: Layout, _ frame: inout Frame) {
        let labels = menu.items.map { TextWidth.columns($0.label) }.max() ?? 0
        let notes = menu.items.map { TextWidth.columns($0.note) }.max() ?? 0
        let width = max(TextWidth.columns(menu.title), labels + (notes > 0 ? notes + 2 : 0)) + 6
        let room = max(1, layout.size.rows - 5)
        let rows = min(menu.items.count, room)
        let first = min(max(0, menu.cursor - rows / 2), menu.items.count - rows)
        let box = centred(columns: width, rows: rows + 4, layout, &frame)
        frame.put(menu.title, row: 1, column: 2, role: .title, ground: .overlay, width: box.columns - 4, in: box)
        for row in 0..<rows {
            let item = menu.items[first + row]
            let isCursor = first + row == menu.cursor
            let ground: Ground = isCursor ? .selected : .overlay
            frame.fill(row: row + 3, column: 0, width: box.columns, role: .text, ground: ground, in: box)
            if isCursor {
                frame.put(
                    String(frame.glyphs.selection), row: row + 3, column: 0, role: .accent, ground: ground, in: box)
            }
            frame.put(item.label, row: row + 3, column: 2, role: .text, ground: ground, width: box.columns - 4, in: box)
            frame.put(
                item.note, row: row + 3, column: labels + 4, role: .dim, ground: ground,
                width: max(0, box.columns - labels - 6), in: box)
        }
    }

    /// One line that says everything, above the keys.
    private static func draw(_ confirm: Confirm, _ layout: Layout, _ frame: inout Frame) {
        let columns = layout.size.columns
        let answer = "enter \(confirm.verb)   esc keep "
        let width = TextWidth.columns(answer)
        // A question that is cut says something else: it takes as many lines as it needs, and the footer has the keys.
        let fits = TextWidth.columns(confirm.question) + width + 2 <= columns
        let lines = fits ? [confirm.question] : TextWidth.wrap(confirm.question, width: max(8, columns - 2))
        let top = max(0, layout.footer.row - lines.count)
        for (offset, line) in lines.enumerated() {
            frame.fill(row: top + offset, column: 0, width: columns, role: .prompt, ground: .overlay)
            frame.put(
                " \(line)", row: top + offset, column: 0, role: .prompt, ground: .overlay, width: columns)
        }
        guard fits else { return }
        frame.put(answer, row: top, column: max(0, columns - width), role: .key, ground: .overlay)
    }

    /// A blank field in the middle of the window, as large as it may be.
    static func centred(columns: Int, rows: Int, _ layout: Layout, _ frame: inout Frame) -> Rect {
        let width = min(columns, layout.size.columns)
        let height = min(rows, layout.size.rows)
        let box = Rect(
            row: (layout.size.rows - height) / 2, column: (layout.size.columns - width) / 2, columns: width,
            rows: height)
        // What is beside it must not be read together with it.
        if box.column > 0 {
            frame.fill(
                row: box.row, column: box.column - 1, width: min(width + 2, layout.size.columns - box.column + 1),
                rows: height, role: .text, ground: .plain)
        }
        frame.fill(row: 0, column: 0, width: width, rows: height, role: .text, ground: .overlay, in: box)
        // Without colours the ground cannot be seen: two rules say where it begins and ends.
        for row in [0, height - 1] where height > 4 {
            frame.fill(
                row: row, column: 0, width: width, role: .rule, ground: .overlay, with: frame.glyphs.rule, in: box)
        }
        return box
    }
}
