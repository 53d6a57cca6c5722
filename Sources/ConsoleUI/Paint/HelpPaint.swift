import Canvas

/// The keys that work, made from the effective keymap.
enum HelpPaint {
    static func draw(_ scroll: Int, _ state: State, _ models: ViewModels, _ layout: Layout, _ frame: inout Frame) {
        let body = Rect(row: 1, column: 0, columns: layout.size.columns, rows: layout.size.rows - 2)
        frame.fill(row: 0, column: 0, width: body.columns, rows: body.rows, role: .text, ground: .plain, in: body)
        let lines = lines(models.settings.keymap)
        let first = min(scroll, lastScroll(lines.count, rows: body.rows))
        for (offset, line) in lines.dropFirst(first).prefix(body.rows).enumerated() {
            DetailPaint.put(line, row: offset, ground: .plain, indent: 1, body, &frame)
        }
        let last = min(lines.count, first + body.rows)
        let extent = lines.count > body.rows ? "\(first + 1)–\(last) of \(lines.count) lines" : ""
        frame.put(
            extent, row: 0, column: body.columns - TextWidth.columns(extent) - 1, role: .dim, in: body)
    }

    static func lastScroll(_ count: Int, rows: Int) -> Int { max(0, count - rows) }

    /// Every command by scope, with its effective keys, its words and its `:` name.
    static func lines(_ keymap: Keymap) -> [Line] {
        var lines = [Line("Keys", .title)]
        for scope in Command.Scope.allCases {
            lines.append(Line())
            lines.append(Line(scope.words.prefix(1).uppercased() + scope.words.dropFirst(), .heading))
            for row in KeyTable.rows(keymap) where row.scope == scope {
                lines.append(
                    Line([
                        Text(
                            TextWidth.fit("  \(row.spokenKeys.joined(separator: " "))", width: 22, align: .left), .key),
                        Text(TextWidth.fit(row.help, width: 28, align: .left)),
                        Text(row.names.first.map { ":\($0)" } ?? "", .dim),
                    ]))
            }
        }
        return lines
    }
}
