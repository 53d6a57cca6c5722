/// A part of a frame: what is put into it is placed from its corner and cut at its edges.
public struct Rect: Hashable, Sendable {
    public var row: Int
    public var column: Int
    public var columns: Int
    public var rows: Int

    /// The part at `row` and `column`; negative extents become 0.
    public init(row: Int, column: Int, columns: Int, rows: Int) {
        self.row = row
        self.column = column
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }

    /// A whole frame of that size.
    public init(_ size: Size) {
        self.init(row: 0, column: 0, columns: size.columns, rows: size.rows)
    }

    public var size: Size { Size(columns: columns, rows: rows) }

    /// What both share; empty when they do not meet.
    public func intersection(_ other: Rect) -> Rect {
        let top = max(row, other.row)
        let left = max(column, other.column)
        let bottom = min(row + rows, other.row + other.rows)
        let right = min(column + columns, other.column + other.columns)
        return Rect(row: top, column: left, columns: right - left, rows: bottom - top)
    }

    /// The part left when the first `count` rows are taken away, and the part that they were.
    public func splitRows(at count: Int) -> (top: Rect, bottom: Rect) {
        let taken = min(max(0, count), rows)
        return (
            Rect(row: row, column: column, columns: columns, rows: taken),
            Rect(row: row + taken, column: column, columns: columns, rows: rows - taken)
        )
    }

    /// The first `count` columns, and the rest after a gap of `gap` columns.
    public func splitColumns(at count: Int, gap: Int = 0) -> (left: Rect, right: Rect) {
        let taken = min(max(0, count), columns)
        let skipped = min(max(0, gap), columns - taken)
        return (
            Rect(row: row, column: column, columns: taken, rows: rows),
            Rect(row: row, column: column + taken + skipped, columns: columns - taken - skipped, rows: rows)
        )
    }
}
