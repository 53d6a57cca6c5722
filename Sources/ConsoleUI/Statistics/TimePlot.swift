import Canvas

/// Figures that follow each other in time: lines of dots, or columns.
struct TimePlot {
    private let data: ChartData
    private let signs: ChartSigns
    private let axis: ChartAxis
    private let left: Int
    private let room: Int
    private let height: Int
    private let isStacked: Bool
    private var cells: ChartCells

    /// - Parameter height: rows of the plot itself; the axis takes two more.
    static func lines(_ data: ChartData, _ shape: ChartShape, width: Int, height: Int, _ glyphs: Glyphs) -> [[Text]] {
        var plot = TimePlot(data, shape, width: width, height: max(2, height), glyphs)
        plot.frame()
        if plot.isStacked { plot.columns() } else { for series in data.series { plot.line(series) } }
        return (0..<plot.cells.height).map { plot.cells.spans($0) }
    }

    private init(_ data: ChartData, _ shape: ChartShape, width: Int, height: Int, _ glyphs: Glyphs) {
        let highestLine = data.series.flatMap { $0.values.compactMap(\.self) }.max() ?? 0
        let highestSum = data.labels.indices.map { data.sum(at: $0) }.max() ?? 0
        let wantsColumns = shape == .bar
        let most = max(1, min(5, height / 2))
        func axis(_ highest: Double) -> ChartAxis { ChartAxis(highest, isWhole: data.unit != .seconds, most: most) }
        let widest = axis(wantsColumns ? highestSum : highestLine).ticks.map { ChartAxis.short($0).count }.max() ?? 1
        left = widest + 1
        room = max(1, width - left - 1)
        // Columns narrower than a cell cannot be drawn: lines have twice as many places.
        isStacked = wantsColumns && data.labels.count <= room
        self.axis = axis(isStacked ? highestSum : highestLine)
        self.data = data
        self.height = height
        signs = ChartSigns(glyphs)
        cells = ChartCells(width: width, height: height + 2)
    }

    /// The axes, their ticks from 0 up, and when.
    private mutating func frame() {
        for row in 0..<height { cells.set(signs.glyphs.vertical, row: row, column: left, .rule) }
        for column in 0...room { cells.set(signs.glyphs.rule, row: height, column: left + column, .rule) }
        cells.set(signs.corner, row: height, column: left, .rule)
        for tick in axis.ticks {
            let row = height - Int((tick / axis.top * Double(height)).rounded())
            let words = ChartAxis.short(tick)
            cells.put(words, row: row, column: left - 1 - words.count, .dim)
            if row < height { cells.set(signs.tick, row: row, column: left, .rule) }
        }
        var free = 0
        for (index, words) in data.short.enumerated() {
            let start = max(0, min(room - words.count, middle(index) - words.count / 2))
            guard start >= free, start + words.count <= room else { continue }
            cells.put(words, row: height + 1, column: left + 1 + start, .time)
            free = start + words.count + 1
        }
    }

    /// Where a label has its middle, in columns of the plot.
    private func middle(_ index: Int) -> Int {
        let count = data.labels.count
        if isStacked { return index * slot + barWidth / 2 }
        return count < 2 ? room / 2 : index * (room - 1) / (count - 1)
    }

    private var slot: Int { max(1, room / max(1, data.labels.count)) }
    private var barWidth: Int { slot < 2 ? 1 : min(10, slot - 1) }

    private mutating func columns() {
        let units = Double(height * 8)
        for index in data.labels.indices {
            var parts: [(tone: ChartData.Tone, until: Int)] = []
            var sum = 0.0
            for series in data.series {
                let value = series.values[index] ?? 0
                guard value > 0 else { continue }
                sum += value
                // What there is can be seen, however little.
                let end = max((parts.last?.until ?? 0) + 1, Int((sum / axis.top * units).rounded()))
                parts.append((series.tone, min(height * 8, end)))
            }
            guard let top = parts.last else { continue }
            for row in 0..<height {
                let bottom = (height - 1 - row) * 8
                guard top.until > bottom, let part = parts.first(where: { $0.until > bottom + 3 }) ?? parts.last else {
                    continue
                }
                let isPart = top.until < bottom + 8
                let level = signs.glyphs.levels[max(0, min(7, top.until - bottom - 1))]
                let character = isPart && (parts.count == 1 || top.until < bottom + 4) ? level : signs.fill(part.tone)
                for column in 0..<barWidth {
                    cells.set(character, row: row, column: left + 1 + index * slot + column, ChartSigns.role(part.tone))
                }
            }
        }
    }

    private mutating func line(_ series: ChartData.Series) {
        let (wide, tall) = (room * 2, height * 4)
        var dots: [Int: UInt32] = [:]
        func point(_ index: Int, _ value: Double) -> (x: Int, y: Int) {
            let count = series.values.count
            let x = count < 2 ? wide / 2 : index * (wide - 2) / (count - 1)
            return (x, min(tall - 1, tall - Int((value / axis.top * Double(tall)).rounded())))
        }
        func dot(_ x: Int, _ y: Int) {
            // Braille numbers its dots down the left column, then the right one, the lowest row last.
            let bits: [[UInt32]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
            dots[y / 4 * room + x / 2, default: 0] |= bits[y % 4][x % 2]
        }
        var last: (x: Int, y: Int)?
        var points: [(x: Int, y: Int)] = []
        for (index, value) in series.values.enumerated() {
            guard let value else {
                last = nil
                continue
            }
            let next = point(index, value)
            points.append(next)
            if let last {
                let steps = max(abs(next.x - last.x), abs(next.y - last.y), 1)
                for step in 0...steps {
                    dot(last.x + (next.x - last.x) * step / steps, last.y + (next.y - last.y) * step / steps)
                }
            } else {
                dot(next.x, next.y)
            }
            last = next
        }
        let role = ChartSigns.role(series.tone)
        for (place, bits) in dots {
            cells.set(signs.dots(bits), row: place / room, column: left + 1 + place % room, role)
        }
        // Signs at the points tell lines apart without colour; where they would touch, a few do.
        let stride = max(1, points.count * 4 / max(1, room) + (points.count * 4 % max(1, room) == 0 ? 0 : 1))
        for (index, point) in points.enumerated() where index % stride == 0 || index == points.count - 1 {
            cells.set(signs.point(series.tone), row: point.y / 4, column: left + 1 + point.x / 2, role)
        }
    }
}
