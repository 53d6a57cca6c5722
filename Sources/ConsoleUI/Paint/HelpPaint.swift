import Canvas
import OzModel

/// The keys that work, made from the effective keymap, and what the signs mean.
enum HelpPaint {
    static func draw(_ help: Help, _ state: State, _ models: ViewModels, _ layout: Layout, _ frame: inout Frame) {
        let body = Rect(row: 1, column: 0, columns: layout.size.columns, rows: rows(layout.size))
        frame.fill(row: 0, column: 0, width: body.columns, rows: body.rows, role: .text, ground: .plain, in: body)
        let lines = shown(models, help)
        let first = min(help.scroll, max(0, lines.count - body.rows))
        for (offset, line) in lines.dropFirst(first).prefix(body.rows).enumerated() {
            DetailPaint.put(line, row: offset, ground: .plain, indent: 1, body, &frame)
        }
        let last = min(lines.count, first + body.rows)
        let extent = lines.count > body.rows ? "\(first + 1)–\(last) of \(lines.count) lines" : ""
        frame.put(extent, row: 0, column: body.columns - TextWidth.columns(extent) - 1, role: .dim, in: body)
        guard help.isTyping else { return }
        let row = layout.footer.row
        frame.fill(row: row, column: 0, width: body.columns, role: .input, ground: .input)
        frame.put("/", row: row, column: 1, role: .prompt, ground: .input)
        FormPaint.put(help.filter, row: row, column: 2, width: body.columns - 3, &frame)
    }

    /// How many lines a window holds.
    static func rows(_ size: Size) -> Int { max(1, size.rows - 2) }

    static func lastScroll(_ models: ViewModels, _ help: Help, _ size: Size) -> Int {
        max(0, shown(models, help).count - rows(size))
    }

    private static func shown(_ models: ViewModels, _ help: Help) -> [Line] {
        let all = lines(models.settings.keymap, models.glyphs)
        let text = help.filter.text.lowercased()
        guard !text.isEmpty else { return all }
        return [Line("Keys with “\(help.filter.text)”", .title)] + all.filter { $0.text.lowercased().contains(text) }
    }

    /// Every command by scope, with its effective keys, its words and its `:` name; then the signs.
    static func lines(_ keymap: Keymap, _ glyphs: Glyphs) -> [Line] {
        var lines = [Line("Keys", .title)]
        // What works here comes before what works everywhere.
        for scope in [Command.Scope.list, .detail, .object, .statistics, .viewer, .everywhere] {
            lines.append(Line())
            lines.append(Line(scope.words.prefix(1).uppercased() + scope.words.dropFirst(), .heading))
            for row in KeyTable.rows(keymap) where row.scope == scope {
                let keys = TextWidth.fit("  \(row.spokenKeys.joined(separator: " "))", width: 22, align: .left)
                let names = row.names.map { ":\($0)" }.joined(separator: " ")
                lines.append(
                    Line([
                        Text(keys, .key), Text(TextWidth.fit(row.help, width: 24, align: .left)), Text(names, .dim),
                    ]))
            }
        }
        lines += [Line(), Line("Signs", .heading)]
        for verdict in Verdict.known { lines.append(Line([Text("  "), verdict.text(glyphs)])) }
        let letters = AnalysisType.known.map { "\($0.letter) \($0.wire)" }.joined(separator: "   ")
        lines.append(Line("  \(letters)"))
        lines.append(
            Line("  \(glyphs.barThreshold) a threshold   \(glyphs.barDanger) between two: an operator decides", .dim))
        return lines
    }
}
