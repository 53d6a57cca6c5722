/// Why a picture in pixels is not drawn.
public enum PixelRefusal: Error, Equatable, Sendable, CustomStringConvertible {
    /// The terminal does not speak its protocol.
    case notSpoken
    case tooLong(bytes: Int)
    /// Not one well-formed picture: from this byte on.
    case malformed(at: Int)
    /// It would reach outside the cells that it claims, or those outside the window.
    case tooLarge
    /// How large a cell is must be known for it.
    case unknownCell

    public var description: String {
        switch self {
        case .notSpoken: "the terminal does not show pictures of this kind"
        case .tooLong(let bytes): "the picture is too long for the terminal (\(bytes) bytes)"
        case .malformed(let place): "the picture is damaged (at byte \(place))"
        case .tooLarge: "the picture does not fit its place"
        case .unknownCell: "the terminal does not say how large its cells are"
        }
    }
}
