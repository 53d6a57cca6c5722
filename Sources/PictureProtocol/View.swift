/// What is looked at of the upright picture, for zoom and pan, and how.
public struct View: Equatable, Sendable {
    public let left: Double
    public let top: Double
    public let width: Double
    public let height: Double
    /// Mirrored, as one sees oneself.
    public let isFlipped: Bool
    public let fit: Fit

    /// All of it.
    public static let whole = View()

    /// Shares of the picture from 0 to 1; what is outside is moved inside.
    public init(
        left: Double = 0, top: Double = 0, width: Double = 1, height: Double = 1, isFlipped: Bool = false,
        fit: Fit = .fit
    ) {
        self.width = Self.clamp(width, 1.0 / 4096, 1)
        self.height = Self.clamp(height, 1.0 / 4096, 1)
        self.left = Self.clamp(left, 0, 1 - self.width)
        self.top = Self.clamp(top, 0, 1 - self.height)
        self.isFlipped = isFlipped
        self.fit = fit
    }

    private static func clamp(_ value: Double, _ least: Double, _ most: Double) -> Double {
        value.isFinite ? max(least, min(value, most)) : least
    }
}
