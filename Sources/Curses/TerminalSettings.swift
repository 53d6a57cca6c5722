import Canvas

/// How to use the terminal, where that is not left to what the terminal says of itself.
public struct TerminalSettings: Sendable, Equatable {
    /// nil: as many colours as the terminal has, or none when `NO_COLOR` is set and not empty.
    public var colours: ColourDepth?
    /// nil: Unicode where the locale allows it.
    public var ascii: Bool?
    /// Where stderr goes while the screen is up, so that nothing writes across it; nil leaves it alone.
    public var logDescriptor: Int32?
    /// Whether pictures may come as real pixels; never without colours.
    public var pixels: PixelSetting
    /// `TERM`, `COLORTERM`, `NO_COLOR`, `TMUX`, `STY`, `TERM_PROGRAM` and `LC_TERMINAL` are read from here.
    public var environment: [String: String]

    public init(
        colours: ColourDepth? = nil, ascii: Bool? = nil, logDescriptor: Int32? = nil, pixels: PixelSetting = .auto,
        environment: [String: String]
    ) {
        self.colours = colours
        self.ascii = ascii
        self.logDescriptor = logDescriptor
        self.pixels = pixels
        self.environment = environment
    }
}
