/// Short ways to write JSON Schema.
enum Schema {
    static let text: JSON = ["type": "string"]
    static let maybeText: JSON = ["type": ["string", "null"]]
    static let id: JSON = ["type": "string", "format": "uuid"]
    static let maybeID: JSON = ["type": ["string", "null"], "format": "uuid"]
    static let time: JSON = ["type": "number", "description": "seconds since 1970 with fractions"]
    static let maybeTime: JSON = ["type": ["number", "null"]]
    static let flag: JSON = ["type": "boolean"]
    static let maybeFlag: JSON = ["type": ["boolean", "null"]]
    static let free: JSON = ["type": "object"]

    /// A name and its schema; required unless it says otherwise.
    struct Field: Sendable {
        let name: String
        let schema: JSON
        let isRequired: Bool

        init(_ name: String, _ schema: JSON, optional: Bool = false) {
            self.name = name
            self.schema = schema
            isRequired = !optional
        }
    }

    static func object(_ fields: [Field]) -> JSON {
        [
            "type": "object", "required": .array(fields.filter(\.isRequired).map { .string($0.name) }),
            "properties": .object(fields.map { .init($0.name, $0.schema) }),
        ]
    }

    static func list(_ element: JSON) -> JSON { ["type": "array", "items": element] }

    static func choice(_ words: [String]) -> JSON { ["type": "string", "enum": .array(words.map(JSON.string))] }

    static func named(_ name: String) -> JSON { ["$ref": .string("#/components/schemas/\(name)")] }

    static let times = [Field("time_created", time), Field("time_updated", time)]
    /// What every object but accounts and companies has.
    static let common = times + [Field("meta_data", free), Field("technical_meta_data", free)]
}
