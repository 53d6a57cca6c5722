import OzModel

extension JSONValue {
    /// One line for people, like `key_path: expire_token`; nil when there is nothing to say.
    var brief: String? {
        switch self {
        case .null: nil
        case .bool(let flag): "\(flag)"
        case .int(let number): "\(number)"
        case .double(let number): "\(number)"
        case .string(let text): text.isEmpty ? nil : text
        case .array(let elements): JSONValue.joined(elements.map(\.brief))
        case .object(let fields):
            JSONValue.joined(
                fields.sorted { $0.key < $1.key }.map { pair in pair.value.brief.map { "\(pair.key): \($0)" } })
        }
    }

    private static func joined(_ texts: [String?]) -> String? {
        let said = texts.compactMap(\.self)
        return said.isEmpty ? nil : said.joined(separator: ", ")
    }
}
