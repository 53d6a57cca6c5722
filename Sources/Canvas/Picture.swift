/// A picture in character cells, as it goes into a frame.
public struct Picture: Equatable, Sendable {
    /// One cell: a sign of width 1, its colour, and what lies under it.
    public struct Dot: Equatable, Sendable {
        public let scalar: Unicode.Scalar
        public let ink: Ink
        public let paper: Ink

        public init(_ scalar: Unicode.Scalar, ink: Ink = .none, paper: Ink = .none) {
            self.scalar = scalar
            self.ink = ink
            self.paper = paper
        }
    }

    public let size: Size
    private let dots: [Dot]

    /// Row by row; nil unless there are just as many as the size says.
    public init?(size: Size, dots: [Dot]) {
        guard size.columns > 0, size.rows > 0, dots.count == size.columns * size.rows else { return nil }
        self.size = size
        self.dots = dots
    }

    /// One row of cells; empty outside.
    public func row(_ row: Int) -> ArraySlice<Dot> {
        guard row >= 0, row < size.rows else { return [] }
        return dots[(row * size.columns)..<((row + 1) * size.columns)]
    }
}

extension Frame {
    /// Draws one row of a picture; what lies outside `rect` or the frame is left out.
    public mutating func put(
        _ picture: Picture, line: Int, row: Int, column: Int, ground: Ground = .plain, in rect: Rect? = nil
    ) {
        let area = rect ?? bounds
        let clip = area.intersection(bounds)
        let row = row + area.row
        guard row >= clip.row, row < clip.row + clip.rows else { return }
        for (offset, dot) in picture.row(line).enumerated() {
            let column = column + area.column + offset
            guard column >= clip.column, column < clip.column + clip.columns else { continue }
            self[row: row, column: column] = Cell(dot.scalar, ground: ground, ink: dot.ink, paper: dot.paper)
        }
    }
}
