/// What a client sends to make an order or add files: a JSON payload and files with their tags.
struct Form {
    /// Most files of one order, and most bytes of one file (reference, section 13).
    static let mostFiles = 10
    static let mostFileBytes = 10 * 1024 * 1024

    let payload: JSON
    let uploads: [Upload]

    /// Reads a multipart body, a JSON body that is the payload itself, or no body at all.
    init(_ call: Call) throws {
        if let boundary = try Multipart.boundary(of: call.contentType) {
            let parts = try Multipart.parts(of: call.body, boundary: boundary)
            payload = try Self.payload(parts.first { $0.name == "payload" }?.bytes ?? [])
            let files = parts.filter { $0.fileName != nil && $0.name != "payload" }
            guard files.count <= Self.mostFiles else {
                throw ApiError.value("Attachments count exceeds \(Self.mostFiles)", "files")
            }
            let payload = payload
            uploads = try files.map { try Self.upload($0, payload) }
        } else {
            if call.contentType.hasPrefix("application/octet-stream"), !call.body.isEmpty {
                throw ApiError.notRealized("Upload of a data container")
            }
            payload = try Self.payload(call.body)
            uploads = []
        }
        if payload["analyses"] != nil { throw ApiError.notRealized("Single request") }
    }

    /// The order's metadata as the payload gives it.
    func folderMetaData() throws -> JSON {
        try Self.object(payload["folder:meta_data"], "folder:meta_data")
    }

    private static func payload(_ bytes: [UInt8]) throws -> JSON {
        guard bytes.contains(where: { $0 > 0x20 }) else { return [:] }
        guard let payload = try? JSON(parsing: bytes), payload.members != nil else { throw ApiError.notJSON }
        return payload
    }

    private static func upload(_ part: Multipart.Part, _ payload: JSON) throws -> Upload {
        guard part.bytes.count <= mostFileBytes else {
            throw ApiError.tooBig("File \(part.name) exceeds \(mostFileBytes) bytes")
        }
        let mime = mime(of: part)
        guard let kind = MediaKind(mime: mime) else {
            throw ApiError.value("Invalid media type \(mime) of file \(part.name)", part.name)
        }
        let tags = payload["media:tags"]?[part.name] ?? []
        let words = (tags.elements ?? []).compactMap(\.text)
        guard let elements = tags.elements, words.count == elements.count else {
            throw ApiError.type("media:tags.\(part.name)")
        }
        let metaData = try object(payload["media:meta_data"]?[part.name], "media:meta_data.\(part.name)")
        let name = part.fileName.flatMap { $0.isEmpty ? nil : $0 } ?? part.name
        return Upload(
            part: part.name, name: name, mime: mime, kind: kind, tags: words, metaData: metaData, bytes: part.bytes)
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
