/// How a terminal is given real pixels.
public enum PixelProtocol: String, CaseIterable, Sendable, Hashable {
    case kitty
    case iterm
    case sixel
}
