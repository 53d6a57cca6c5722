import HTTP
import OzModel

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
    /// Run at once and waited for, where there are any (single request mode).
    public var analyses: AnalysisOrder?

    public init(files: [File], metaData: [String: JSONValue] = [:], analyses: AnalysisOrder? = nil) {
        self.files = files
        self.metaData = metaData
        self.analyses = analyses
    }

    /// The multipart form: `payload` first, then the files.
    var body: Body {
        var fields = ["folder:meta_data": JSONValue.object(metaData)]
        fields["analyses"] = analyses.map { .array($0.items.map(\.json)) }
        if let callback = analyses?.callback { fields[Assumptions.callbackField] = .string(callback) }
        return NewFolder.form(fields, files)
    }

    /// A form of files with their tags, and whatever else is said in its payload.
    static func form(_ fields: [String: JSONValue], _ files: [File]) -> Body {
        let tags = Dictionary(
            files.map { ($0.part, JSONValue.array($0.tags.map(JSONValue.string))) },
            uniquingKeysWith: { _, last in last })
        let payload = JSONValue.object(fields.merging(["media:tags": .object(tags)]) { _, tags in tags })
        guard case .bytes(let bytes) = Endpoints.body(payload) else { return .none }
        let parts = files.map {
            Part(name: $0.part, fileName: $0.fileName, contentType: $0.contentType, content: $0.content)
        }
        return .multipart([Part(name: "payload", contentType: "application/json", content: .bytes(bytes))] + parts)
    }
}

extension NewFolder.File {
    /// A file of this machine; `index` is its place among those sent, from 0.
    init(_ file: NewFile, _ index: Int) {
        self.init(
            part: ChangeField.part(index), fileName: file.name, contentType: file.contentType,
            content: .file(path: file.path), tags: file.tags)
    }
}

extension [NewFile] {
    /// As they are sent.
    var parts: [NewFolder.File] { enumerated().map { NewFolder.File($1, $0) } }
}

extension AnalysisOrder.Item {
    /// As it stands in a payload.
    fileprivate var json: JSONValue {
        var fields = ["type": JSONValue.string(type)]
        fields["source_media"] = sourceMedia.map { .array($0.map(JSONValue.string)) }
        fields["params"] = params.map(JSONValue.object)
        return .object(fields)
    }
}
