/// A JSON value kept as its text within whatever holds it.
extension JSON: Codable {
    /// Reads the text of a value.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = try? JSON(parsing: Array(text.utf8)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not JSON")
        }
        self = value
    }

    /// Writes the value as text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(String(decoding: bytes, as: UTF8.self))
    }
}
