/// How something looks; a missing colour is the terminal's own.
public struct Style: Hashable, Sendable {
    public var foreground: Colour?
    public var background: Colour?
    public var bold: Bool
    public var dim: Bool
    public var italic: Bool
    public var underline: Bool
    public var reverse: Bool

    public init(
        foreground: Colour? = nil, background: Colour? = nil, bold: Bool = false, dim: Bool = false,
        italic: Bool = false, underline: Bool = false, reverse: Bool = false
    ) {
        self.foreground = foreground
        self.background = background
        self.bold = bold
        self.dim = dim
        self.italic = italic
        self.underline = underline
        self.reverse = reverse
    }

    /// This style upon that of a ground: the ground's colours win where it names them, attributes add up.
    public func on(_ ground: Style) -> Style {
        Style(
            foreground: ground.foreground ?? foreground, background: ground.background ?? background,
            bold: bold || ground.bold, dim: dim || ground.dim, italic: italic || ground.italic,
            underline: underline || ground.underline, reverse: reverse || ground.reverse)
    }
}
