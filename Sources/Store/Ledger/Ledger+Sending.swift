import GRDB
import OzModel

/// What only the sender does; it holds the sender's lock.
extension Ledger {
    /// After a kill: whatever was on the wire waits again, and may have arrived.
    public func recover(owner: LedgerOwner, now: Double) throws(StoreError) {
        try write { db in
            try db.execute(
                sql: """
                    UPDATE outbox SET state = 'queued', unanswered = unanswered + 1, changed = ?
                    WHERE state = 'sending' AND server = ? AND user = ?
                    """, arguments: [now, owner.server, owner.user])
        }
    }

    /// Takes the oldest decision that is due, to be sent; nil when none is.
    public func claim(owner: LedgerOwner, now: Double) throws(StoreError) -> OutboxRow? {
        try write { db in
            let operation = try String.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT operation FROM outbox WHERE state = 'queued' AND server = ? AND user = ?
                            AND (not_before <= ? OR not_before > ?) ORDER BY seq LIMIT 1
                        """), arguments: [owner.server, owner.user, now, now + OutboxRow.longestWait])
            guard let operation else { return nil }
            try db.execute(
                sql: "UPDATE outbox SET state = 'sending', changed = ? WHERE operation = ?",
                arguments: [now, operation])
            return try Self.row(operation, db)
        }
    }

    /// Notes how it ended.
    ///
    /// - Parameter found: the case as the server has it, as far as it was read.
    public func settle(
        _ row: OutboxRow, as state: OutboxState, answer: String?, found: Sight?, now: Double
    ) throws(StoreError) {
        let action: AuditEntry.Action =
            switch state {
            case .accepted: .accepted
            case .refused: .refused
            case .failed, .draft, .queued, .sending, .dropped: .failed
            }
        try write { db in
            // Between its last try and its end the operator may have taken it back, which stands.
            guard let stored = try Self.row(row.operation, db), stored.state.isPending else { return }
            let answer = action == .failed ? stored.doubting(answer) : answer
            try Self.set(state, row, answer: answer, found: found, now: now, db)
            try Self.audit(action, row.decision, row.owner, answer: answer, now: now, db)
        }
    }

    /// Lets it wait again after a try that came to nothing.
    ///
    /// - Parameters:
    ///   - mayHaveArrived: the server is asked what became of it before it is sent again.
    ///   - counts: whether the try counts among those after which it rests.
    public func requeue(
        _ row: OutboxRow, answer: String, mayHaveArrived: Bool, counts: Bool, notBefore: Double, now: Double
    ) throws(StoreError) {
        try write { db in
            try db.execute(
                sql: """
                    UPDATE outbox SET state = 'queued', answer = ?, unanswered = unanswered + ?, tries = tries + ?,
                        not_before = ?, changed = ? WHERE operation = ?
                    """,
                arguments: [
                    answer.isEmpty ? nil : answer, mayHaveArrived ? 1 : 0, counts ? 1 : 0, notBefore, now,
                    row.operation,
                ])
            if mayHaveArrived {
                try Self.audit(.unanswered, row.decision, row.owner, answer: answer, now: now, db)
            }
        }
    }

    /// Notes up to which row of `stale` the last try has come.
    public func noteTried(_ row: OutboxRow) throws(StoreError) {
        try write { db in
            try db.execute(
                sql: "INSERT INTO facts(name, value) VALUES(?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
                arguments: [Self.triedFact(row.owner), row.seq])
        }
    }

    static func triedFact(_ owner: LedgerOwner) -> String { "stale.tried \(owner.server) \(owner.user)" }

    /// Notes that a settled case has been read into the mirror again.
    public func noteFresh(_ operations: [String]) throws(StoreError) {
        guard !operations.isEmpty else { return }
        try write { db in
            for operation in operations {
                try db.execute(sql: "UPDATE outbox SET is_fresh = 1 WHERE operation = ?", arguments: [operation])
            }
        }
    }

    /// Ends it; no pull has written over its case meanwhile, so the case is to be read again.
    static func set(
        _ state: OutboxState, _ row: OutboxRow, answer: String?, found: Sight?, now: Double, _ db: Database
    ) throws {
        try db.execute(
            sql: "UPDATE outbox SET state = ?, answer = ?, found = ?, changed = ?, is_fresh = 0 WHERE operation = ?",
            arguments: [state.rawValue, answer, (found ?? row.found).map(text), now, row.operation])
    }
}
