import GRDB

extension LedgerReader {
    /// Ids of operations in the outbox, drafts left out, that begin with `text`, in their order and at most `limit`.
    public func operations(startingWith text: String, limit: Int) throws(StoreError) -> [String] {
        try beginnings("operation", "outbox WHERE state <> 'draft' AND", text, limit)
    }

    /// The same of operations that the audit names.
    public func auditedOperations(startingWith text: String, limit: Int) throws(StoreError) -> [String] {
        try beginnings("operation", "audit WHERE", text, limit)
    }

    /// The same of analyses that the audit names.
    public func auditedAnalyses(startingWith text: String, limit: Int) throws(StoreError) -> [String] {
        try beginnings("object", "audit WHERE", text, limit)
    }

    private func beginnings(
        _ column: String, _ source: String, _ text: String, _ limit: Int
    ) throws(StoreError) -> [String] {
        try read { db in
            // A range of the index; U+10FFFF follows whatever an id may go on with.
            let sql = """
                SELECT DISTINCT \(column) FROM \(source) \(column) >= ? AND \(column) < ? ORDER BY \(column) LIMIT ?
                """
            return try String.fetchAll(db, sql: sql, arguments: [text, text + "\u{10FFFF}", limit])
        }
    }
}
