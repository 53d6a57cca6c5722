import HTTP

/// A file that was fetched, or as much of it as came.
public struct Downloaded: Hashable, Sendable {
    /// Bytes now in the file.
    public var size: Int
    /// What names this state of the file on the server: a strong ETag, else the date of its last change.
    public var validator: String?
    public var contentType: String?

    public init(size: Int, validator: String? = nil, contentType: String? = nil) {
        self.size = size
        self.validator = validator
        self.contentType = contentType
    }

    init(size: Int, _ head: Response, instead validator: String? = nil) {
        let known = head.validator ?? (head.status == 206 ? validator : nil)
        self.init(size: size, validator: known, contentType: head.header("Content-Type"))
    }
}

extension SavingWatch {
    /// What is in the file now, with the validator that a later download may go on with; nil while it is as it was.
    public var downloaded: Downloaded? {
        head.map { Downloaded(size: size, $0) }
    }
}

extension Response {
    /// A weak ETag names no bytes, so that nothing can be resumed with it.
    var validator: String? {
        if let tag = header("ETag"), tag.hasPrefix("\""), Response.isPlain(tag) { return tag }
        return header("Last-Modified").flatMap { Response.isPlain($0) ? $0 : nil }
    }

    /// Whether it goes back in a header as it came.
    private static func isPlain(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 256 && text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }
}
