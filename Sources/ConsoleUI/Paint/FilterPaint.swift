import Canvas
import Query

/// A query being typed, and what stands where it has found nothing.
enum FilterPaint {
    /// What is shown in place of rows, where the filter has the reason.
    static func empty(_ list: ListPlace, _ state: State, _ models: ViewModels) -> String? {
        guard let filter = list.filter, let sifted = models.sifted(list, in: state) else { return nil }
        if let failure = sifted.failure { return failure }
        guard !sifted.isRunning else { return "Looking through the mirror. esc ends it." }
        return "Nothing is \(Sanitizer.clean(filter.text)). f changes what is shown, esc shows everything."
    }

    /// The ways to go on above the line, the one that tab takes marked.
    static func choices(
        _ prompt: Prompt, _ state: State, _ models: ViewModels, _ layout: Layout, _ frame: inout Frame
    ) {
        let (completion, _) = Filtering.completion(prompt, Context(state: state, models: models))
        let most = max(1, min(8, layout.size.rows / 3))
        let current = prompt.cycle?.index ?? 0
        let first = max(0, min(current - most / 2, completion.choices.count - most))
        let shown = completion.choices.dropFirst(first).prefix(most)
        let names = shown.map { TextWidth.columns($0.text) }.max() ?? 0
        let columns = layout.size.columns
        for (offset, choice) in shown.enumerated() {
            let line = layout.footer.row - shown.count + offset
            frame.fill(row: line, column: 0, width: columns, role: .text, ground: .overlay)
            if first + offset == current, !choice.text.isEmpty {
                frame.put(String(frame.glyphs.selection), row: line, column: 0, role: .accent, ground: .overlay)
            }
            frame.put(Sanitizer.clean(choice.text), row: line, column: 2, role: .key, ground: .overlay, width: names)
            frame.put(
                choice.help, row: line, column: names + 4, role: .dim, ground: .overlay,
                width: max(0, columns - names - 5))
        }
    }

    /// The line with a caret under the mistake, and what is wrong under that.
    static func mistake(
        _ mistake: QueryMistake, _ prompt: Prompt, sign: String, _ layout: Layout, _ frame: inout Frame
    ) {
        let row = max(0, layout.footer.row - 2)
        let columns = layout.size.columns
        for line in row...layout.footer.row {
            frame.fill(row: line, column: 0, width: columns, role: .text, ground: line == row ? .input : .overlay)
        }
        let start = 1 + frame.put(sign, row: row, column: 1, role: .prompt, ground: .input)
        let left = FormPaint.put(prompt.line, row: row, column: start, width: columns - 1 - start, &frame)
        let characters = Array(prompt.line.text)
        let from = min(max(mistake.range.lowerBound, left), characters.count)
        let to = min(max(mistake.range.upperBound, from), characters.count)
        let column = start + TextWidth.columns(String(characters[left..<max(left, from)]))
        let width = max(1, TextWidth.columns(String(characters[from..<to])))
        frame.put(
            String(repeating: "^", count: min(width, columns)), row: row + 1, column: column, role: .error,
            ground: .overlay, width: max(0, columns - column))
        let nearest = mistake.nearest.map { "did you mean “\($0)”? " } ?? ""
        // The nearest word first: it must not be what a narrow window cuts off.
        let words = Sanitizer.clean(nearest + mistake.text)
        let room = columns - 2
        let place = max(1, min(column, columns - 1 - TextWidth.columns(words)))
        frame.put(
            words, row: layout.footer.row, column: place, role: .error, ground: .overlay,
            width: max(0, room - place + 1))
    }
}
