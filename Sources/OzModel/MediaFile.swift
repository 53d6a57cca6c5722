/// A file with something to see in it, as the server names it.
public struct MediaFile: Hashable, Sendable {
    /// What the server says it is; what it really is only its bytes tell.
    public enum Kind: Hashable, Sendable {
        case image, video, archive
    }

    /// Absolute, or a path on the API's own host.
    public let url: String
    public let kind: Kind
    /// Bytes, where the server told.
    public let size: Int?
    /// Hexadecimal, where the server told.
    public let md5: String?

    /// A file from its parts.
    public init(url: String, kind: Kind, size: Int? = nil, md5: String? = nil) {
        self.url = url
        self.kind = kind
        self.size = size
        self.md5 = md5
    }
}
