import Canvas
import Glibc

/// A ring whose parts are told by what fills them, with the exact figures beside it.
enum DonutPlot {
    /// One part of the whole.
    struct Part: Equatable {
        let name: String
        let tone: ChartData.Tone
        let value: Double
    }

    /// The parts of a chart's sum: the largest ones have their own, the rest is one.
    static func parts(_ data: ChartData, most: Int) -> [Part] {
        let data = data.shortened(to: max(2, most))
        return data.labels.indices.map { index in
            // A chart by verdict has a series for each part, whose tone it keeps.
            let own = data.series.first { ($0.values[index] ?? 0) > 0 && data.series.count == data.labels.count }
            return Part(name: data.labels[index], tone: own?.tone ?? .place(index), value: data.sum(at: index))
        }
    }

    static func lines(_ data: ChartData, width: Int, height: Int, _ glyphs: Glyphs) -> [[Text]] {
        let height = max(4, min(height, 17))
        let ring = min(width, height * 2)
        let signs = ChartSigns(glyphs)
        let parts = parts(data, most: min(8, max(2, height - 2)))
        let total = data.total ?? 0
        var cells = ChartCells(width: ring, height: height)
        draw(parts, total, &cells, signs)
        let middle = data.words(total)
        cells.put(middle, row: height / 2, column: (ring - middle.count) / 2, .number)
        let legend = legend(parts, total, data, width: width - ring - 3, height: height, signs)
        return (0..<height).map { row in
            cells.spans(row) + (legend.indices.contains(row) ? [Text("   ")] + legend[row] : [])
        }
    }

    /// From the top, clockwise.
    private static func draw(_ parts: [Part], _ total: Double, _ cells: inout ChartCells, _ signs: ChartSigns) {
        let radius = Double(cells.height) / 2
        for row in 0..<cells.height {
            for column in 0..<cells.width {
                // A cell is about twice as high as it is wide.
                let x = (Double(column) + 0.5) / 2 - Double(cells.width) / 4
                let y = Double(row) + 0.5 - radius
                let distance = (x * x + y * y).squareRoot()
                guard distance <= radius, distance >= radius * 0.55 else { continue }
                guard total > 0 else {
                    cells.set(signs.glyphs.barEmpty, row: row, column: column, .barEmpty)
                    continue
                }
                var turn = atan2(x, -y) / (2 * .pi)
                if turn < 0 { turn += 1 }
                let part = part(at: turn * total, parts)
                cells.set(signs.fill(part.tone), row: row, column: column, ChartSigns.role(part.tone))
            }
        }
    }

    private static func part(at place: Double, _ parts: [Part]) -> Part {
        var sum = 0.0
        for part in parts {
            sum += part.value
            if place < sum { return part }
        }
        return parts.last { $0.value > 0 } ?? Part(name: "", tone: .place(0), value: 0)
    }

    private static func legend(
        _ parts: [Part], _ total: Double, _ data: ChartData, width: Int, height: Int, _ signs: ChartSigns
    ) -> [[Text]] {
        guard width >= 16 else { return [] }
        let figures = parts.map { "\(data.words($0.value)) \(BarPlot.percent($0.value, of: total))" }
        let figureWidth = figures.map { TextWidth.columns($0) }.max() ?? 0
        let names = parts.map { Sanitizer.clean($0.name) }
        let nameWidth = min(max(4, width - figureWidth - 4), names.map { TextWidth.columns($0) }.max() ?? 4)
        let rows = zip(parts.indices, parts).map { index, part in
            [
                Text("\(signs.fill(part.tone)) ", ChartSigns.role(part.tone)),
                Text(TextWidth.fit(names[index], width: nameWidth, align: .left)),
                Text(TextWidth.fit(figures[index], width: figureWidth + 2, align: .right), .number),
            ]
        }
        let gap = max(0, (height - rows.count) / 2)
        return Array(repeating: [], count: gap) + rows
    }
}
