/// A picture in pixels and where its top left is; the cells below are expected to be blank.
public struct PlacedPixels: Equatable, Sendable {
    public var picture: PixelPicture
    public var position: Position

    public init(_ picture: PixelPicture, at position: Position) {
        self.picture = picture
        self.position = position
    }

    /// The cells that it covers.
    public var rect: Rect {
        Rect(row: position.row, column: position.column, columns: picture.size.columns, rows: picture.size.rows)
    }

    /// `kitty 40×12 at row 1, column 2`.
    var notation: String {
        "\(picture.protocol.rawValue) \(rect.columns)×\(rect.rows) at row \(rect.row), column \(rect.column)"
    }
}
