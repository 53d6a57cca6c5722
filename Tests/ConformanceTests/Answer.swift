import Foundation

/// What the server answered.
struct Answer {
    let status: Int
    /// Names in lower case.
    let headers: [String: String]
    let bytes: Data

    var body: String { String(decoding: bytes, as: UTF8.self) }
    var json: Any? { try? JSONSerialization.jsonObject(with: bytes, options: .fragmentsAllowed) }
    var object: [String: Any] { json as? [String: Any] ?? [:] }
    /// The elements of a plain array; nil for everything else.
    var array: [[String: Any]]? { json as? [[String: Any]] }
    /// The elements of an array or of a page.
    var items: [[String: Any]] { array ?? object["items"] as? [[String: Any]] ?? [] }
    var code: Int? { object["error_code"] as? Int }

    /// A member that must be a text.
    func text(_ name: String) throws -> String {
        guard let text = object[name] as? String else { throw Missing(name: name, answer: "\(status) \(body)") }
        return text
    }

    /// An answer lacked what a test goes on with.
    struct Missing: Error {
        let name: String
        let answer: String
    }
}

extension [String: Any] {
    /// A member that is a text.
    func text(_ name: String) -> String? { self[name] as? String }

    /// A member that is an object.
    func object(_ name: String) -> [String: Any] { self[name] as? [String: Any] ?? [:] }

    /// A member that is a list of objects.
    func list(_ name: String) -> [[String: Any]] { self[name] as? [[String: Any]] ?? [] }
}
