import Canvas

/// What is wanted: cells or pixels, the box they must fit into, and the shape of a cell.
public enum Shape: Equatable, Sendable {
    /// - Parameters cellWidth, cellHeight: in whatever unit; only their ratio counts.
    case cells(
        columns: Int, rows: Int, cellWidth: Double, cellHeight: Double, symbols: Symbols, colours: ColourDepth)
    /// - Parameters cellWidth, cellHeight: in pixels.
    case pixels(PixelMethod, columns: Int, rows: Int, cellWidth: Int, cellHeight: Int, colours: ColourDepth)

    public var columns: Int {
        switch self {
        case .cells(let columns, _, _, _, _, _), .pixels(_, let columns, _, _, _, _): columns
        }
    }

    public var rows: Int {
        switch self {
        case .cells(_, let rows, _, _, _, _), .pixels(_, _, let rows, _, _, _): rows
        }
    }

    /// Width of a cell by its height.
    public var cellRatio: Double {
        switch self {
        case .cells(_, _, let width, let height, _, _): width / height
        case .pixels(_, _, _, let width, let height, _): Double(width) / Double(height)
        }
    }

    /// The same within what can be asked for.
    var bounded: Shape {
        switch self {
        case .cells(let columns, let rows, let width, let height, let symbols, let colours):
            let ratio = width / height
            let isSane = width.isFinite && height.isFinite && ratio.isFinite && ratio > 0
            return .cells(
                columns: Limits.columns.nearest(columns), rows: Limits.rows.nearest(rows),
                cellWidth: isSane ? max(0.05, min(ratio, 20)) : 0.5, cellHeight: 1, symbols: symbols,
                colours: colours)
        case .pixels(let method, let columns, let rows, let width, let height, let colours):
            let columns = Limits.columns.nearest(columns)
            let rows = Limits.rows.nearest(rows)
            var width = Limits.cellPixels.nearest(width)
            var height = Limits.cellPixels.nearest(height)
            // Half as fine is as large on the screen, but for sixel, which is then smaller than it might be.
            while columns * width * rows * height > Limits.pixels, width > 1 || height > 1 {
                (width, height) = (max(1, width / 2), max(1, height / 2))
            }
            return .pixels(
                method, columns: columns, rows: rows, cellWidth: width, cellHeight: height, colours: colours)
        }
    }
}

extension ClosedRange where Bound == Int {
    func nearest(_ value: Int) -> Int { Swift.max(lowerBound, Swift.min(value, upperBound)) }
}
