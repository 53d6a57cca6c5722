import Canvas
import OzModel

/// A person's metadata in people's words: whatever it is called, nothing of it is left out.
enum PersonWords {
    /// The convention for names; everything else is called what the sender called it. [D, section 7]
    private static let known = [
        "person_info.first_name": "First name", "person_info.middle_name": "Middle name",
        "person_info.last_name": "Last name",
    ]
    private static let order = ["First name", "Middle name", "Last name"]

    /// Labels and values, names first, the rest by name.
    static func fields(_ metaData: JSONValue?) -> [(label: String, value: String)] {
        guard let metaData else { return [] }
        let fields = leaves(metaData, at: "").map { path, value in (label: known[path] ?? label(path), value: value) }
        return fields.sorted { one, other in
            let (first, second) = (rank(one.label), rank(other.label))
            return first == second ? one.label < other.label : first < second
        }
    }

    private static func rank(_ label: String) -> Int { order.firstIndex(of: label) ?? order.count }

    /// `visits.last_seen` → `Visits, last seen`.
    private static func label(_ path: String) -> String {
        let words = path.split(separator: ".").map { $0.replacing("_", with: " ") }.joined(separator: ", ")
        // A key is the sender's text like any other.
        return Sanitizer.clean(words.prefix(1).uppercased() + words.dropFirst())
    }

    private static func leaves(_ value: JSONValue, at path: String) -> [(String, String)] {
        switch value {
        case .object(let members):
            return members.flatMap { leaves($0.value, at: path.isEmpty ? $0.key : "\(path).\($0.key)") }
        case .array(let elements):
            let texts = elements.compactMap(\.text)
            if texts.isEmpty, elements.isEmpty { return [] }
            guard texts.count < elements.count else { return [(path, texts.joined(separator: ", "))] }
            return elements.enumerated().flatMap { leaves($1, at: "\(path).\($0 + 1)") }
        case .null: return []
        case .bool(let isSo): return [(path, isSo ? "yes" : "no")]
        case .number, .string: return value.text.map { [(path, $0)] } ?? []
        }
    }
}
