import GRDB

/// What this console must never lose: decisions not yet accepted, drafts, notes, the audit. Never dropped.
public final class Ledger: Sendable {
    /// The file.
    public let path: String
    private let queue: DatabaseQueue

    /// Opens or creates the ledger; a damaged or newer one is an error, because nothing may replace it.
    public init(path: String) throws(StoreError) {
        try PrivateFile.prepare(path: path)
        self.path = path
        queue = try StoreError.wrap(path: path) {
            let queue = try DatabaseQueue(path: path, configuration: Connection.ledger())
            let migrator = Self.migrator
            if try queue.read(migrator.hasBeenSuperseded) { throw StoreError.newer(path: path) }
            try migrator.migrate(queue)
            return queue
        }
    }

    /// Closes the file; using the ledger afterwards throws.
    public func close() throws(StoreError) {
        let queue = queue
        try StoreError.wrap(path: path) { try queue.close() }
    }

    // Append only, and never `eraseDatabaseOnSchemaChange`. The tables come with the decisions.
    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 facts") { db in
            try db.execute(sql: "CREATE TABLE facts(name TEXT PRIMARY KEY, value) WITHOUT ROWID")
        }
        return migrator
    }
}
