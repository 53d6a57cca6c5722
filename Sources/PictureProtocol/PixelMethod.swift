/// A way of showing pixels on a terminal that can.
public enum PixelMethod: UInt8, CaseIterable, Sendable {
    case kitty
    case iterm
    case sixel
}
