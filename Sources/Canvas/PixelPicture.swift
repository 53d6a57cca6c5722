/// A picture as the escape sequence that draws it with its top left at the cursor; made elsewhere, checked before use.
public struct PixelPicture: Sendable {
    /// Equal ids say that it is the same picture.
    public let id: UInt64
    public let `protocol`: PixelProtocol
    /// The cells that it covers.
    public let size: Size
    public let bytes: [UInt8]

    public init(id: UInt64, protocol: PixelProtocol, size: Size, bytes: [UInt8]) {
        self.id = id
        self.protocol = `protocol`
        self.size = size
        self.bytes = bytes
    }
}

extension PixelPicture: Hashable {
    public static func == (one: PixelPicture, other: PixelPicture) -> Bool { one.id == other.id }

    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
