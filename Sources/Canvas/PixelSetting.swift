/// Whether real pixels are used, as the operator wants it.
public enum PixelSetting: String, CaseIterable, Sendable, Hashable {
    /// Whatever the terminal says that it can.
    case auto
    case off
    case kitty
    case iterm
    case sixel

    /// The one way that is to be used, whatever the terminal says.
    public var forced: PixelProtocol? { PixelProtocol(rawValue: rawValue) }
}
