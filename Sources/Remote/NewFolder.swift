import HTTP

/// An order to be created: its files with their tags, and its metadata.
public struct NewFolder: Hashable, Sendable {
    /// One file of a new order.
    public struct File: Hashable, Sendable {
        /// Unique within the order; the payload refers to the file by it.
        public var part: String
        public var fileName: String
        /// Such as `video/mp4`; the server decides the kind of media by it.
        public var contentType: String
        public var content: Part.Content
        /// Such as `video_selfie` and `video_selfie_blank`.
        public var tags: [String]

        public init(part: String, fileName: String, contentType: String, content: Part.Content, tags: [String]) {
            self.part = part
            self.fileName = fileName
            self.contentType = contentType
            self.content = content
            self.tags = tags
        }
    }

    public var files: [File]
    public var metaData: [String: JSONValue]

    public init(files: [File], metaData: [String: JSONValue] = [:]) {
        self.files = files
        self.metaData = metaData
    }

    /// The multipart form: `payload` first, then the files.
    var body: Body {
        let tags = Dictionary(
            files.map { ($0.part, JSONValue.array($0.tags.map(JSONValue.string))) },
            uniquingKeysWith: { _, last in last })
        let payload = JSONValue.object(["folder:meta_data": .object(metaData), "media:tags": .object(tags)])
        guard case .bytes(let bytes) = Endpoints.body(payload) else { return .none }
        let parts = files.map {
            Part(name: $0.part, fileName: $0.fileName, contentType: $0.contentType, content: $0.content)
        }
        return .multipart([Part(name: "payload", contentType: "application/json", content: .bytes(bytes))] + parts)
    }
}
