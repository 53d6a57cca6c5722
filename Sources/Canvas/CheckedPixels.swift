/// A picture that was found to be nothing but a picture.
public struct CheckedPixels: Equatable, Sendable {
    public let bytes: [UInt8]
    /// The parts of `bytes` that are whole escape sequences; together they are all of it.
    public let sequences: [Range<Int>]
    /// By what kitty deletes it; nil for the others.
    public let kittyImage: UInt32?
}
