/// Kept rows hold JSON as its text.
extension JSON: Codable {
    /// Reads the text of a value.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        self = try JSON(parsing: Array(text.utf8))
    }

    /// Writes the value as text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(String(decoding: bytes, as: UTF8.self))
    }
}
