/// Ids by their first letters.
enum Beginning {
    /// What is enough of an id.
    static let least = 6
    /// How many are looked for: one more than are named.
    static let most = 6

    /// The one id that was found; nil when none was.
    ///
    /// - Throws: `Failure` that names those that begin so, when there are several.
    static func only(of ids: [String], _ text: String, among what: String) throws -> String? {
        guard ids.count > 1 else { return ids.first }
        let some = ids.prefix(most - 1).joined(separator: ", ") + (ids.count >= most ? ", …" : "")
        throw Failure(.usage, "several \(what) begin with \(text): \(some)")
    }
}
