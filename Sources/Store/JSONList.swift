import Foundation

extension Set<String> {
    /// As a JSON list: one argument of a statement, whatever their number and whatever stands in them.
    var jsonList: String {
        // A list of texts: nothing that could fail.
        (try? JSONEncoder().encode(sorted())).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
    }
}
