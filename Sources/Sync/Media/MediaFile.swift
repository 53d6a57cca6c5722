/// A file that belongs to a case, and what the server said of it.
public struct MediaFile: Hashable, Sendable {
    /// What it must be to be handed out.
    public enum Kind: Hashable, Sendable {
        case image, video, archive, any
    }

    public let url: String
    public let kind: Kind
    /// Bytes; nil where the server did not tell.
    public let size: Int?
    /// Hexadecimal; nil where the server did not tell.
    public let md5: String?

    /// A file from its parts.
    public init(url: String, kind: Kind, size: Int? = nil, md5: String? = nil) {
        self.url = url
        self.kind = kind
        self.size = size
        self.md5 = md5
    }
}
