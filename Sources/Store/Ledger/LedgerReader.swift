import GRDB
import OzModel
import Synchronization

/// Answers the screen's questions from the ledger, on a connection that waits for no writer.
public final class LedgerReader: Sendable {
    private let queue: DatabaseQueue
    private let path: String
    private let news: Revision
    private let dataVersion = Mutex<Int?>(nil)

    init(_ queue: DatabaseQueue, path: String, news: Revision) {
        self.queue = queue
        self.path = path
        self.news = news
    }

    /// A number that grows when the ledger changes; costs no database read.
    public var revision: Int { news.current }

    /// Looks whether another console has changed the ledger; answers the revision.
    public func refreshRevision() throws(StoreError) -> Int {
        let queue = queue
        // Outside a transaction, where `data_version` tells the news since the last look.
        let version = try StoreError.wrap(path: path) {
            try queue.unsafeRead { db in try Int.fetchOne(db, sql: "PRAGMA data_version") }
        }
        let isNew = dataVersion.withLock { known in
            defer { known = version }
            return known != nil && known != version
        }
        if isNew { news.step() }
        return news.current
    }

    // MARK: Outbox

    /// One row; nil when there is none.
    public func row(_ operation: String) throws(StoreError) -> OutboxRow? {
        try read { db in try Ledger.row(operation, db) }
    }

    /// The rows in these states, oldest first, at most `limit` of them.
    public func rows(_ states: [OutboxState], limit: Int = 1000) throws(StoreError) -> [OutboxRow] {
        try rows(
            "state IN (\(states.map { "'\($0.rawValue)'" }.joined(separator: ", "))) ORDER BY seq LIMIT ?", [limit])
    }

    /// The rows in these states, newest first, at most `limit` of them.
    public func newest(_ states: [OutboxState], limit: Int) throws(StoreError) -> [OutboxRow] {
        try rows(
            "state IN (\(states.map { "'\($0.rawValue)'" }.joined(separator: ", "))) ORDER BY seq DESC LIMIT ?",
            [limit])
    }

    /// The rows that were confirmed together, in their order.
    public func batch(_ batch: String) throws(StoreError) -> [OutboxRow] {
        try rows("batch = ? ORDER BY seq", [batch])
    }

    /// All rows about one analysis but drafts, oldest first.
    public func rows(about analysis: Analysis.ID) throws(StoreError) -> [OutboxRow] {
        try rows("analysis_id = ? AND state <> 'draft' ORDER BY seq", [analysis.rawValue])
    }

    /// The decision that was being written about an analysis.
    public func draft(of analysis: Analysis.ID, owner: LedgerOwner) throws(StoreError) -> OutboxRow? {
        try rows(
            "state = 'draft' AND server = ? AND user = ? AND analysis_id = ? LIMIT 1",
            [owner.server, owner.user, analysis.rawValue]
        ).first
    }

    /// How many rows are in each state.
    public func counts() throws(StoreError) -> [OutboxState: Int] {
        try read { db in
            var counts: [OutboxState: Int] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT state, count(*) AS n FROM outbox GROUP BY state") {
                let row = StoredRow(row: row)
                if let state = row.text("state").flatMap(OutboxState.init(rawValue:)) { counts[state] = row.int("n") }
            }
            return counts
        }
    }

    /// Ids of the analyses and orders that no pull may overwrite, because a decision of this owner is under way.
    ///
    /// Nothing for nobody: what others decided is theirs to send, and may never be.
    public func held(owner: LedgerOwner?) throws(StoreError) -> Set<String> {
        guard let owner else { return [] }
        return try read { db in
            let pending = "outbox WHERE state IN ('queued', 'sending') AND server = ?1 AND user = ?2"
            let sql = """
                SELECT analysis_id FROM \(pending) UNION SELECT order_id FROM \(pending) AND order_id IS NOT NULL
                """
            return Set(try String.fetchAll(db.cachedStatement(sql: sql), arguments: [owner.server, owner.user]))
        }
    }

    /// Settled rows whose case has not been read into the mirror since, oldest first, but those that were tried last
    /// come after all others: what cannot be read keeps nothing newer from its turn.
    public func stale(owner: LedgerOwner, limit: Int = 100) throws(StoreError) -> [OutboxRow] {
        try rows(
            """
            is_fresh = 0 AND server = ?1 AND user = ?2
            ORDER BY seq <= coalesce((SELECT value FROM facts WHERE name = ?3), 0), seq LIMIT ?4
            """, [owner.server, owner.user, Ledger.triedFact(owner), limit])
    }

    /// Whether there is anything to send, or to read again, for this owner.
    public func hasWork(owner: LedgerOwner) throws(StoreError) -> Bool {
        try read { db in
            let sql = """
                SELECT EXISTS (SELECT 1 FROM outbox WHERE state IN ('queued', 'sending') AND server = ?1 AND user = ?2)
                    OR EXISTS (SELECT 1 FROM outbox WHERE is_fresh = 0 AND server = ?1 AND user = ?2)
                """
            return try Bool.fetchOne(db.cachedStatement(sql: sql), arguments: [owner.server, owner.user]) ?? false
        }
    }

    /// The moment (epoch seconds) at which the next waiting row is due; nil when none waits.
    public func nextDue(owner: LedgerOwner, now: Double) throws(StoreError) -> Double? {
        try read { db in
            let sql = """
                SELECT min(CASE WHEN not_before > ?1 + ?2 THEN ?1 ELSE not_before END) FROM outbox
                WHERE state = 'queued' AND server = ?3 AND user = ?4
                """
            return try Double.fetchOne(
                db.cachedStatement(sql: sql), arguments: [now, OutboxRow.longestWait, owner.server, owner.user])
        }
    }

    // MARK: Words

    /// The notes of an order, oldest first.
    public func notes(of order: Order.ID) throws(StoreError) -> [Note] {
        try read { db in
            try Row.fetchAll(
                db.cachedStatement(sql: "SELECT text, email, time FROM notes WHERE order_id = ? ORDER BY seq"),
                arguments: [order.rawValue]
            ).map { row in
                let row = StoredRow(row: row)
                return Note(
                    text: row.text("text") ?? "", email: row.text("email") ?? "", time: row.double("time") ?? 0)
            }
        }
    }

    /// A text that was being written; empty when there is none.
    public func text(_ name: String) throws(StoreError) -> String {
        try read { db in
            try String.fetchOne(db, sql: "SELECT text FROM drafts WHERE name = ?", arguments: [name]) ?? ""
        }
    }

    // MARK: Files

    func close() throws(StoreError) {
        let queue = queue
        try StoreError.wrap(path: path) { try queue.close() }
    }

    private func rows(_ condition: String, _ arguments: StatementArguments) throws(StoreError) -> [OutboxRow] {
        try read { db in
            try Row.fetchAll(
                db.cachedStatement(sql: "SELECT * FROM outbox WHERE \(condition)"), arguments: arguments
            ).map { OutboxRow(stored: StoredRow(row: $0)) }
        }
    }

    func read<Value>(_ work: (Database) throws -> Value) throws(StoreError) -> Value {
        let queue = queue
        return try StoreError.wrap(path: path) { try queue.read(work) }
    }
}
