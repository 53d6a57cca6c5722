import Canvas
import OzModel

/// A decision to confirm, above the keys: the object, old and new, the score, the reason, the comment.
enum DecisionPaint {
    private static let label = 10

    static func draw(_ form: DecisionForm, _ layout: Layout, _ frame: inout Frame) {
        let columns = layout.size.columns
        let lines = lines(form, columns: columns, glyphs: frame.glyphs)
        // On a low window the facts give way; the question and what is typed stay.
        let room = max(2, layout.footer.row - (layout.tabs == nil ? 0 : 3))
        let inputs = form.reasons.isEmpty ? 1 : 2
        let shown = lines.prefix(max(1, room - inputs - 2))
        let top = max(0, layout.footer.row - shown.count - inputs - 1)
        let box = Rect(row: top, column: 0, columns: columns, rows: layout.footer.row - top)
        frame.fill(row: 0, column: 0, width: columns, rows: box.rows, role: .text, ground: .overlay, in: box)
        frame.fill(
            row: 0, column: 0, width: columns, role: .rule, ground: .overlay, with: frame.glyphs.rule, in: box)
        var row = box.rows == shown.count + inputs + 1 ? 1 : 0
        for line in shown {
            DetailPaint.put(line, row: row, ground: .overlay, indent: 1, box, &frame)
            row += 1
        }
        if !form.reasons.isEmpty {
            reason(form, row: row, box, &frame)
            row += 1
        }
        comment(form, row: row, box, &frame)
    }

    private static func lines(_ form: DecisionForm, columns: Int, glyphs: Glyphs) -> [Line] {
        var lines = wrapped(form.question, columns: columns).map { Line($0, .title) }
        let new = form.verdict.text(glyphs)
        if let error = form.error {
            lines.insert(contentsOf: wrapped(error, columns: columns).map { Line($0, .error) }, at: 0)
        }
        if form.isWaiting { lines.insert(Line("keeping it…", .dim), at: 0) }
        let old = form.old?.text(glyphs) ?? Text("different verdicts", .dim)
        let change = [Text(fit("becomes"), .dim), old, Text(" \(glyphs.right) ", .dim), new]
        lines.append(Line(change))
        for fact in form.facts {
            for (index, part) in wrapped(fact.text, columns: columns - label).enumerated() {
                lines.append(Line([Text(fit(index == 0 ? fact.label : ""), .dim), Text(part)]))
            }
        }
        return lines
    }

    private static func reason(_ form: DecisionForm, row: Int, _ box: Rect, _ frame: inout Frame) {
        let isFocus = form.focus == .reason
        frame.put(fit("reason"), row: row, column: 1, role: isFocus ? .accent : .field, ground: .overlay, in: box)
        let chosen = form.reason.map { form.reasons[$0] } ?? "none"
        let width = min(30, box.columns - label - 3)
        frame.fill(row: row, column: label + 1, width: width, role: .input, ground: .input, in: box)
        frame.put(
            "\(frame.glyphs.up)\(frame.glyphs.down) \(chosen)", row: row, column: label + 1, role: .input,
            ground: isFocus ? .selected : .input, width: width, in: box)
        let place = form.reason.map { "\($0 + 1) of \(form.reasons.count)" } ?? "\(form.reasons.count) to choose from"
        frame.put(
            place, row: row, column: label + width + 3, role: .dim, ground: .overlay,
            width: max(0, box.columns - label - width - 4), in: box)
    }

    private static func comment(_ form: DecisionForm, row: Int, _ box: Rect, _ frame: inout Frame) {
        let isFocus = form.focus == .comment
        let name = form.needsComment ? "comment *" : "comment"
        frame.put(fit(name), row: row, column: 1, role: isFocus ? .accent : .field, ground: .overlay, in: box)
        let width = box.columns - label - 2
        frame.fill(row: row, column: label + 1, width: width, role: .input, ground: .input, in: box)
        FormPaint.put(
            form.comment, row: box.row + row, column: label + 1, width: width, hasCursor: isFocus && !form.isWaiting,
            &frame)
    }

    private static func fit(_ text: String) -> String { TextWidth.fit(text, width: label, align: .left) }

    private static func wrapped(_ text: String, columns: Int) -> [String] {
        TextWidth.wrap(Sanitizer.clean(text), width: max(8, columns - 2))
    }
}
