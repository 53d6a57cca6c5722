import Foundation

/// Conditions on free metadata: `meta_data=path==value,path!=value`, all of which must hold.
struct MetaFilter: Sendable {
    private struct Condition: Sendable {
        let path: [String]
        let relation: String
        let value: String
    }

    private static let relations = ["==", "!=", "<=", ">=", "<", ">"]

    private var conditions: [Condition] = []

    /// Reads every `meta_data` of a request; nil where there is none.
    init?(_ query: Query) throws {
        let texts = query.all("meta_data").flatMap { $0.split(separator: ",") }
        guard !texts.isEmpty else { return nil }
        conditions = try texts.map(Self.condition)
    }

    func accepts(_ metaData: JSON) -> Bool {
        conditions.allSatisfy { Self.holds($0, at: Self.value(at: $0.path, in: metaData)) }
    }

    /// The first relation in the text divides it; at one place the longer relation counts.
    private static func condition(_ text: Substring) throws -> Condition {
        for place in text.indices {
            guard let relation = relations.first(where: { text[place...].hasPrefix($0) }) else { continue }
            let path = path(text[..<place])
            guard !path.isEmpty else { break }
            let value = text[place...].dropFirst(relation.count)
            return Condition(path: path, relation: relation, value: String(value))
        }
        throw ApiError.structure("Could not parse json field request descriptor: key_path and value required")
    }

    /// `a.b[0].c` and `a.b.0.c` are the same path.
    private static func path(_ text: Substring) -> [String] {
        text.split(separator: ".").flatMap { part -> [String] in
            guard part.hasSuffix("]"), let open = part.firstIndex(of: "[") else { return [String(part)] }
            let places = part[part.index(after: open)...].dropLast().components(separatedBy: "][")
            guard places.allSatisfy({ Int($0) != nil }) else { return [String(part)] }
            return (open > part.startIndex ? [String(part[..<open])] : []) + places
        }
    }

    private static func value(at path: [String], in metaData: JSON) -> JSON? {
        path.reduce(Optional(metaData)) { value, part in
            guard let value else { return nil }
            return value[part] ?? Int(part).flatMap { value[$0] }
        }
    }

    private static func holds(_ condition: Condition, at value: JSON?) -> Bool {
        switch condition.relation {
        case "==": return equals(value, condition.value)
        case "!=": return !equals(value, condition.value)
        default: break
        }
        guard let left = value?.number ?? value?.text.flatMap(Double.init), let right = Double(condition.value) else {
            return false
        }
        switch condition.relation {
        case "<=": return left <= right
        case ">=": return left >= right
        case "<": return left < right
        default: return left > right
        }
    }

    private static func equals(_ value: JSON?, _ text: String) -> Bool {
        switch value ?? .null {
        case .null: text == "null"
        case .bool(let flag): text.lowercased() == String(flag)
        case .int, .double: value?.number == Double(text)
        case .string(let string): string == text
        case .array, .object: false
        }
    }
}
