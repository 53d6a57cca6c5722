/// A JSON document as it came, unread but for its first character: the mirror lets SQLite unpack it.
public struct JSONText: Hashable, Sendable {
    /// UTF-8, beginning with `{` or `[`.
    public let bytes: [UInt8]

    /// When the server says it sent this (epoch seconds of its clock, whole ones); nil when it does not say.
    public let sent: Double?

    /// Takes bytes that are known to be JSON.
    public init(_ bytes: [UInt8], sent: Double? = nil) {
        self.bytes = bytes
        self.sent = sent
    }

    /// The document as text, broken UTF-8 replaced.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
}
