/// What lies under a cell. In theme files `selected` is called `ground.selected`, and so on.
public enum Ground: String, CaseIterable, Sendable, Hashable {
    case plain
    /// Header and footer lines.
    case bar
    case selected
    case marked
    /// A pop-up above the screen.
    case overlay
    case input

    /// The name in theme files.
    public var themeName: String { "ground." + rawValue }

    // Left alone, an enum with string raw values is compared and hashed as strings, 50 ns for each cell of a frame.
    // Without payload it is stored as one byte; a test holds that.
    private var ordinal: UInt8 { withUnsafeBytes(of: self) { $0.first ?? 0 } }

    public static func == (left: Self, right: Self) -> Bool { left.ordinal == right.ordinal }

    public func hash(into hasher: inout Hasher) { hasher.combine(ordinal) }
}
