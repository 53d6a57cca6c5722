/// What a terminal can do with real pixels.
public struct PixelAbilities: Equatable, Sendable {
    /// The best first; empty when there are to be no pixels.
    public var protocols: [PixelProtocol]
    /// Of one cell, in pixels; nil when nobody knows.
    public var cellWidth: Int?
    /// Of one cell, in pixels; nil when nobody knows.
    public var cellHeight: Int?

    public init(protocols: [PixelProtocol], cellWidth: Int? = nil, cellHeight: Int? = nil) {
        self.protocols = protocols
        self.cellWidth = cellWidth
        self.cellHeight = cellHeight
    }

    /// Cells only.
    public static let none = PixelAbilities(protocols: [])
}
