import Canvas

/// A bar for each label, from 0 to the right, with its figure behind it; parts of a bar by series.
enum BarPlot {
    /// - Parameter height: rows for bars; the axis takes one more. What does not fit is one bar of others.
    static func lines(_ data: ChartData, width: Int, height: Int, _ glyphs: Glyphs) -> [[Text]] {
        let data = data.shortened(to: max(2, height))
        let count = min(data.labels.count, max(2, height))
        let labels = data.labels.prefix(count).map { Sanitizer.clean($0) }
        let figures = (0..<count).map { figure(data, $0) }
        let labelWidth = min(max(6, width / 3), labels.map { TextWidth.columns($0) }.max() ?? 0)
        let figureWidth = figures.map { TextWidth.columns($0) }.max() ?? 0
        let room = max(4, width - labelWidth - figureWidth - 4)
        let highest = (0..<count).map { data.sum(at: $0) }.max() ?? 0
        let axis = ChartAxis(highest, isWhole: data.unit != .seconds, most: max(1, min(5, room / 10)))
        let signs = ChartSigns(glyphs)
        let bars = (0..<count).map { index in
            [
                Text("\(TextWidth.fit(labels[index], width: labelWidth, align: .left)) "),
                Text(String(glyphs.vertical), .rule),
            ]
                + bar(data, index, room, axis, signs)
                + [Text(TextWidth.fit(figures[index], width: figureWidth + 1, align: .right), .number)]
        }
        return bars + [[Text(String(repeating: " ", count: labelWidth + 1), .dim)] + scale(axis, room, signs)]
    }

    private static func figure(_ data: ChartData, _ index: Int) -> String {
        let sum = data.sum(at: index)
        guard let total = data.total, total > 0 else { return data.words(sum) }
        return "\(data.words(sum))  \(percent(sum, of: total))"
    }

    /// `12.5 %`; what is there is never 0, and never all when it is not.
    static func percent(_ value: Double, of total: Double) -> String {
        guard total > 0 else { return "" }
        var tenths = Int((value / total * 1000).rounded())
        if value > 0, tenths == 0 { tenths = 1 }
        if value < total, tenths == 1000 { tenths = 999 }
        return TextWidth.fit("\(tenths / 10).\(tenths % 10) %", width: 7, align: .right)
    }

    private static func bar(
        _ data: ChartData, _ index: Int, _ room: Int, _ axis: ChartAxis, _ signs: ChartSigns
    ) -> [Text] {
        let parts = data.series.filter { ($0.values[index] ?? 0) > 0 }
        var cells = ChartCells(width: room, height: 1)
        var sum = 0.0
        var start = 0
        for part in parts {
            sum += part.values[index] ?? 0
            let eighths = max(start * 8 + 1, Int((sum / axis.top * Double(room * 8)).rounded()))
            let role = ChartSigns.role(part.tone)
            // Only a bar in one piece ends within a cell: parts are told by what fills them.
            let isWhole = parts.count == 1 && data.series.count == 1
            let end = isWhole ? eighths / 8 : max(start + 1, Int((Double(eighths) / 8).rounded()))
            let fill = isWhole ? signs.glyphs.barFull : signs.fill(part.tone)
            for column in start..<max(start, min(room, end)) { cells.set(fill, row: 0, column: column, role) }
            if isWhole, eighths % 8 > 0 {
                let rest = signs.isUnicode || end > 0 ? signs.glyphs.eighths[eighths % 8 - 1] : signs.glyphs.vertical
                cells.set(rest, row: 0, column: end, role)
            }
            start = min(room, end)
        }
        return cells.spans(0)
    }

    /// `└────┴────┴`, with the figures under it where they stand.
    private static func scale(_ axis: ChartAxis, _ room: Int, _ signs: ChartSigns) -> [Text] {
        var cells = ChartCells(width: room + 1, height: 1)
        for column in 0...room { cells.set(signs.glyphs.rule, row: 0, column: column, .rule) }
        var free = 0
        for tick in axis.ticks {
            let column = Int((tick / axis.top * Double(room)).rounded())
            let words = ChartAxis.short(tick)
            let start = min(column, room + 1 - words.count)
            guard start >= free else { continue }
            cells.put(words, row: 0, column: start, .dim)
            free = start + words.count + 1
        }
        return cells.spans(0)
    }
}
