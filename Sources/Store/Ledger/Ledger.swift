import GRDB
import OzModel

/// What this console must never lose: decisions not yet accepted, drafts, notes, the audit. Never dropped.
///
/// Every method writes durably before it returns; what it did is in the audit within the same transaction.
public final class Ledger: Sendable {
    /// The file.
    public let path: String
    /// The reader for the screen, on a connection of its own.
    public let reader: LedgerReader
    let queue: DatabaseQueue
    private let news: Revision

    /// Opens or creates the ledger; a damaged or newer one is an error, because nothing may replace it.
    public init(path: String) throws(StoreError) {
        try PrivateFile.prepare(path: path)
        self.path = path
        let news = Revision()
        self.news = news
        queue = try StoreError.wrap(path: path) {
            let queue = try DatabaseQueue(path: path, configuration: Connection.ledger())
            // Nothing that was confirmed may be lost with the power. Only here: with WAL mode, which comes after the
            // configuration's own settings, GRDB sets it to NORMAL.
            try queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
            let migrator = LedgerSchema.migrator
            if try queue.read(migrator.hasBeenSuperseded) { throw StoreError.newer(path: path) }
            try migrator.migrate(queue)
            return queue
        }
        reader = try StoreError.wrap(path: path) {
            LedgerReader(
                try DatabaseQueue(path: path, configuration: Connection.ledgerReader()), path: path, news: news)
        }
    }

    /// Closes the file; the ledger must not be used afterwards.
    public func close() throws(StoreError) {
        try reader.close()
        let queue = queue
        try StoreError.wrap(path: path) { try queue.close() }
    }

    /// Leaves the file no more room than so many pages of 4 KB, as a full disk would.
    func limitPages(to pages: Int) throws {
        try queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA max_page_count = \(pages)") }
    }

    func write<Value>(_ work: (Database) throws -> Value) throws(StoreError) -> Value {
        let queue = queue
        let value = try StoreError.wrap(path: path) { try queue.write(work) }
        news.step()
        return value
    }
}
