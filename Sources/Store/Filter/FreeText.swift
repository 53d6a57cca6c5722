import GRDB

/// Where words are looked for that no key names: by `/` and by a query's bare words.
enum FreeText {
    /// The condition that a row contains a folded text.
    ///
    /// - Parameter row: what the list's table is called in the statement.
    static func condition(
        _ needle: String, row: String
    ) -> (sql: String, arguments: [any DatabaseValueConvertible]) {
        ("(instr(\(row).search, ?) > 0 OR instr(\(row).names, ?) > 0)", [needle, needle])
    }
}
