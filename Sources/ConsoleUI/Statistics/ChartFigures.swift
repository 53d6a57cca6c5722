import Canvas

/// The exact figures of a chart.
enum ChartFigures {
    /// Beside a chart over time: each figure of a single series as far as there is room, the sums of several.
    static func lines(
        _ data: ChartData, _ shape: ChartShape, width: Int, height: Int, _ glyphs: Glyphs
    ) -> [[Text]] {
        let signs = ChartSigns(glyphs)
        if data.series.count > 1 || data.total == nil {
            let head = data.total == nil ? [[Text("latest", .dim)]] : []
            let rows = data.series.map { series in
                let sign = shape == .line ? signs.point(series.tone) : signs.fill(series.tone)
                let value = data.total == nil ? series.values.last { $0 != nil } ?? nil : series.sum
                return row(
                    "\(sign) ", Sanitizer.clean(series.name), data.words(value), ChartSigns.role(series.tone), width)
            }
            return Array((head + rows).prefix(height - 1)) + total(data, width)
        }
        guard let series = data.series.first else { return [] }
        let known = data.labels.indices.filter { series.values[$0] != nil }
        let shown = known.suffix(max(0, height - 1))
        return shown.map { row("", data.labels[$0], data.words(series.values[$0]), .text, width) } + total(data, width)
    }

    private static func total(_ data: ChartData, _ width: Int) -> [[Text]] {
        data.total.map { [row("", "total", data.words($0), .heading, width)] } ?? []
    }

    private static func row(_ sign: String, _ name: String, _ figure: String, _ role: Role, _ width: Int) -> [Text] {
        let room = max(1, width - sign.count - TextWidth.columns(figure) - 1)
        return [
            Text(sign, role), Text(TextWidth.fit(name, width: room, align: .left), sign.isEmpty ? role : .text),
            Text(" \(figure)", .number),
        ]
    }

    /// Every figure of a chart, the newest where not all fit: for the pane beside.
    static func table(_ data: ChartData, width: Int, height: Int, _ glyphs: Glyphs) -> [Line] {
        let data = data.flattened
        let cells = ChartTable(data)
        let widths = cells.columns.map { column in column.map { TextWidth.columns($0) }.max() ?? 0 }
        var shown = widths.count
        let first = min(widths.first ?? 0, max(8, width / 3))
        while shown > 1, first + widths[1..<shown].reduce(0, { $0 + $1 + 2 }) > width { shown -= 1 }
        func line(_ row: Int, _ role: Role) -> Line {
            let figures = (1..<max(1, shown)).map { column in
                Text("  " + TextWidth.fit(cells.columns[column][row], width: widths[column], align: .right), role)
            }
            return Line([Text(TextWidth.fit(cells.columns[0][row], width: first, align: .left), role)] + figures)
        }
        let rows = Array(1..<cells.rowCount)
        let isCut = rows.count > height - 2
        let kept = isCut ? (data.isTime ? rows.suffix(max(1, height - 3)) : rows.prefix(max(1, height - 3))) : rows[...]
        var lines = [line(0, .heading)] + kept.map { line($0, .text) }
        if isCut {
            lines.append(Line("\(Amounts.count(rows.count - kept.count)) more in the file that export makes", .dim))
        }
        if shown < widths.count { lines.append(Line("further columns in the file that export makes", .dim)) }
        return lines
    }
}

/// The figures of a chart as a table of texts: for the pane beside, and for files.
struct ChartTable {
    /// Column by column, each with its heading first.
    let columns: [[String]]

    var rowCount: Int { columns.first?.count ?? 0 }

    init(_ data: ChartData) {
        var columns = [[""] + data.labels.map { Sanitizer.clean($0) }]
        for series in data.series {
            columns.append([Sanitizer.clean(series.name)] + series.values.map { data.words($0) })
        }
        if data.series.count > 1, data.total != nil {
            columns.append(["total"] + data.labels.indices.map { data.words(data.sum(at: $0)) })
        }
        if let total = data.total {
            columns[0].append("total")
            for (index, series) in data.series.enumerated() { columns[index + 1].append(data.words(series.sum)) }
            if data.series.count > 1 { columns[data.series.count + 1].append(data.words(total)) }
        }
        self.columns = columns
    }
}
