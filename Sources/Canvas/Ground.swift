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
}
