/// What a client sends to make an order or add files: a JSON payload and files with their tags.
struct Form {
    /// Most files of one order, and most bytes of one file (reference, section 13).
    static let mostFiles = 10
    static let mostFileBytes = 10 * 1024 * 1024
    /// Longest clip in seconds (reference, section 13).
    static let longestClip = 6.0

    let payload: JSON
    let uploads: [Upload]

    /// Reads a multipart body, a JSON body that is the payload itself, or no body at all; with the capture tokens that
    /// are good, also a data container.
    init(_ call: Call, containers tokens: CaptureTokens? = nil) throws {
        if let form = call.form, tokens != nil || !Self.isContainer(call) {
            self = try form.get()
        } else if let boundary = try Multipart.boundary(of: call.contentType) {
            let parts = try Multipart.parts(of: call.body, boundary: boundary)
            payload = try Self.payload(parts.first { $0.name == "payload" }?.bytes ?? [])
            let files = parts.filter { $0.fileName != nil && $0.name != "payload" }
            uploads = try Self.uploads(files, payload)
        } else if let tokens, Self.isContainer(call) {
            let container = try Container(call.body)
            if let token = container.sessionToken, !tokens.accepts(token, now: call.now) { throw ApiError.sessionToken }
            payload = try Self.payload(container.payload)
            uploads = try Self.uploads(container.parts, payload)
        } else {
            payload = try Self.payload(call.body)
            uploads = []
        }
    }

    /// A body of files, read beside the world's actor; nil for other bodies, which are small.
    @concurrent static func read(_ call: Call, containers: CaptureTokens) async -> Result<Form, any Error>? {
        guard call.method == "POST", isContainer(call) || call.contentType.lowercased().hasPrefix("multipart/") else {
            return nil
        }
        return Result { try Form(call, containers: containers) }
    }

    private static func isContainer(_ call: Call) -> Bool {
        call.contentType.lowercased().hasPrefix("application/octet-stream")
    }

    /// The order's metadata as the payload gives it.
    func folderMetaData() throws -> JSON {
        try MetaData.read(payload["folder:meta_data"], "folder:meta_data")
    }

    private static func payload(_ bytes: [UInt8]) throws -> JSON {
        guard bytes.contains(where: { $0 > 0x20 }) else { return [:] }
        guard let payload = try? JSON(parsing: bytes), payload.members != nil else { throw ApiError.notJSON }
        return payload
    }

    private static func uploads(_ files: [Multipart.Part], _ payload: JSON) throws -> [Upload] {
        guard files.count <= mostFiles else {
            throw ApiError.value("Attachments count exceeds \(mostFiles)", "files")
        }
        return try files.map { try upload($0, payload) }
    }

    private static func upload(_ part: Multipart.Part, _ payload: JSON) throws -> Upload {
        guard part.bytes.count <= mostFileBytes else {
            throw ApiError.tooBig("File \(part.name) exceeds \(mostFileBytes) bytes")
        }
        let mime = mime(of: part)
        guard let kind = MediaKind(mime: mime) else {
            throw ApiError.value("Invalid media type \(mime) of file \(part.name)", part.name)
        }
        if kind == .video, let length = ClipHeader.duration(of: part.bytes), length > longestClip {
            throw ApiError.value("Video duration of file \(part.name) exceeds \(Int(longestClip)) seconds", part.name)
        }
        let tags = payload["media:tags"]?[part.name] ?? []
        let words = (tags.elements ?? []).compactMap(\.text)
        guard let elements = tags.elements, words.count == elements.count else {
            throw ApiError.type("media:tags.\(part.name)")
        }
        let metaData = try MetaData.read(payload["media:meta_data"]?[part.name], "media:meta_data.\(part.name)")
        let name = part.fileName.flatMap { $0.isEmpty ? nil : $0 } ?? part.name
        return Upload(
            part: part.name, name: name, mime: mime, kind: kind, tags: words, metaData: metaData, bytes: part.bytes,
            frames: kind == .shotsSet ? ShotFrames.list(in: part.bytes) : [])
    }

    /// By the part's own word, else by the file's first bytes.
    private static func mime(of part: Multipart.Part) -> String {
        if let type = part.type, type != "application/octet-stream" { return type }
        return PictureHeader.mime(of: part.bytes) ?? "application/octet-stream"
    }

    static func object(_ value: JSON?, _ path: String) throws -> JSON {
        guard let value, !value.isNull else { return [:] }
        guard value.members != nil else { throw ApiError.type(path) }
        return value
    }
}
