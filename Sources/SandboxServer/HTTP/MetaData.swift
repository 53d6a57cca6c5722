/// Free metadata as requests bring it.
enum MetaData {
    /// Most bytes of an object's metadata [I].
    static let mostBytes = 256 * 1024

    /// The metadata a request gives, none where it gives none; `path` names it in a refusal.
    static func read(_ value: JSON?, _ path: String) throws -> JSON {
        let metaData = try Form.object(value, path)
        try check(metaData)
        return metaData
    }

    /// Refuses what is too much.
    static func check(_ metaData: JSON) throws {
        guard metaData.bytes.count <= mostBytes else { throw ApiError.tooBig("Metadata exceed \(mostBytes) bytes") }
    }
}
