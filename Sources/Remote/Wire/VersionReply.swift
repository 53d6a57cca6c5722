/// What a server says about itself; no field of it is certain.
public struct VersionReply: Hashable, Sendable, Decodable {
    /// Such as `6.0.1`; nil when the server did not say.
    public let version: String?
    /// Such as `auth`, `stateful`, `oz_collections`.
    public let components: [String]

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: FieldName.self)
        version = fields.text("version", "core", "api_version").map { Excerpt.of($0, limit: 40) }
        components = (try? fields.decode([String].self, forKey: FieldName("components"))) ?? []
    }
}
