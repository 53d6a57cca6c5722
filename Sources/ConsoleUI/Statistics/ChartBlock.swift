import Canvas

/// One chart as lines: its title, the picture, the figures, what has to be known of them.
enum ChartBlock {
    /// Columns of the figures beside a chart over time; where there is less room they are left to the table.
    private static let figures = 24

    static func lines(
        _ chart: Chart, _ answer: ChartBoard.Answer?, at index: Int, width: Int, height: Int, _ glyphs: Glyphs
    ) -> [Line] {
        let separator = " \(glyphs.separator) "
        let words = chart.words.map { Sanitizer.clean($0) }.joined(separator: separator)
        let title = Text(chart.kind.title, .heading)
        var lines = [Line([title, Text("  \(words)", .dim)], target: .chart(index))]
        var notes: [String] = []
        switch answer {
        case nil:
            lines += [Line("counting\(glyphs.ellipsis)", .dim)] + blanks(height + 1)
        case .failed(let sentence): lines += wrapped(sentence, width, .error) + blanks(height)
        case .counted(let data) where data.labels.isEmpty || (data.isEmpty && !data.isTime):
            notes = data.notes
            let what = data.unit == .seconds ? "analyses" : data.unit.rawValue
            let when = chart.kind.hasPeriod ? "in this time" : "now"
            lines.append(Line("0 \(what) \(when).", .dim))
        case .counted(let data):
            notes = data.notes
            lines += picture(data, chart.shape, width: width, height: height, glyphs).map { Line($0) }
        }
        return lines + notes.flatMap { wrapped($0, width, .dim) }
    }

    private static func picture(
        _ data: ChartData, _ shape: ChartShape, width: Int, height: Int, _ glyphs: Glyphs
    ) -> [[Text]] {
        switch shape {
        case .donut: return DonutPlot.lines(data, width: width, height: height + 1, glyphs)
        case .bar where !data.isTime:
            let legend = legend(data, width: width, glyphs)
            return BarPlot.lines(data, width: width, height: max(1, height - legend.count), glyphs) + legend
        case .bar, .line:
            let isBeside = width >= 56
            let room = isBeside ? width - figures - 2 : width
            let rows = TimePlot.lines(data, shape, width: room, height: height, glyphs)
            let beside = isBeside ? ChartFigures.lines(data, shape, width: figures, height: height + 1, glyphs) : []
            return rows.indices.map { row in
                rows[row] + (beside.indices.contains(row) ? [Text("  ")] + beside[row] : [])
            }
        }
    }

    /// What fills which part of a bar, in as many rows as the figures need: one that is cut would not be told.
    private static func legend(_ data: ChartData, width: Int, _ glyphs: Glyphs) -> [[Text]] {
        guard data.series.count > 1 else { return [] }
        let signs = ChartSigns(glyphs)
        var rows: [[Text]] = [[]]
        var taken = 0
        for series in data.series {
            let words = Sanitizer.clean(series.name)
            let entry = [
                Text("\(signs.fill(series.tone)) ", ChartSigns.role(series.tone)), Text("\(words) "),
                Text("\(data.words(series.sum))   ", .number),
            ]
            let columns = entry.reduce(0) { $0 + TextWidth.columns($1.text) }
            // The blanks behind the last one may hang over.
            if taken > 0, taken + columns - 3 > width {
                rows.append([])
                taken = 0
            }
            rows[rows.count - 1] += entry
            taken += columns
        }
        return rows
    }

    private static func wrapped(_ text: String, _ width: Int, _ role: Role) -> [Line] {
        TextWidth.wrap(Sanitizer.clean(text), width: max(8, width)).map { Line($0, role) }
    }

    private static func blanks(_ count: Int) -> [Line] { Array(repeating: Line(), count: max(0, count)) }
}
