/// One part of a multipart form: a text, or a file from memory or from disk.
public struct Part: Hashable, Sendable {
    /// Where a part's content comes from; a path is read while it is being sent, never held in memory.
    public enum Content: Hashable, Sendable {
        case bytes([UInt8])
        case file(path: String)
    }

    public var name: String
    public var fileName: String?
    public var contentType: String?
    public var content: Content

    /// Names a part; without `fileName` a file keeps the last component of its path, and bytes are a plain field.
    public init(name: String, fileName: String? = nil, contentType: String? = nil, content: Content) {
        self.name = name
        self.fileName = fileName
        self.contentType = contentType
        self.content = content
    }
}
