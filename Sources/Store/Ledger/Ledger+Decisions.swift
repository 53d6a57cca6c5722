import GRDB
import OzModel

extension Ledger {
    /// Queues confirmed decisions, all or none, and forgets their drafts.
    ///
    /// - Parameter notBefore: epoch seconds at which the undo window ends.
    /// - Throws: `pending` when a decision about one of the cases is under way already.
    public func confirm(
        _ decisions: [Decision], owner: LedgerOwner, batch: String? = nil, now: Double, notBefore: Double
    ) throws(StoreError) {
        try write { db in
            for decision in decisions {
                try Self.forgetDraft(decision.analysisID, owner, db)
                try Self.refusePending(decision, owner, db)
                try Self.supersede(decision, owner, now: now, db)
                try Self.insert(
                    decision, owner, state: .queued, now: now, notBefore: notBefore, batch: batch, db)
                try Self.audit(.decided, decision, owner, now: now, db)
            }
        }
    }

    /// Takes decisions of this owner back that were surely never sent.
    ///
    /// - Returns: the operations that were taken back; the others stand.
    @discardableResult
    public func withdraw(_ operations: [String], owner: LedgerOwner, now: Double) throws(StoreError) -> [String] {
        try write { db in
            try operations.filter { operation in
                guard let row = try Self.row(operation, of: owner, db), row.isUndoable else { return false }
                try Self.set(.dropped, row, answer: nil, found: nil, now: now, db)
                try Self.audit(.withdrawn, row.decision, owner, now: now, db)
                return true
            }
        }
    }

    /// Gives up decisions of this owner that wait, were refused or have failed.
    ///
    /// - Returns: the operations that were given up; one that is being sent, or waits after it may have arrived, is not.
    @discardableResult
    public func discard(_ operations: [String], owner: LedgerOwner, now: Double) throws(StoreError) -> [String] {
        try write { db in
            try operations.filter { operation in
                let row = try Self.row(operation, of: owner, db)
                guard let row, row.isUndoable || row.state.needsAnswer else { return false }
                try Self.set(.dropped, row, answer: row.doubting(row.answer), found: row.found, now: now, db)
                let doubt = row.unanswered > 0 ? row.doubting(row.answer) : nil
                try Self.audit(.dropped, row.decision, owner, answer: doubt, now: now, db)
                return true
            }
        }
    }

    /// Queues decisions of this owner anew: a refused one against what the server had when it was refused, a failed one as it was.
    ///
    /// - Returns: the operations that wait again.
    /// - Throws: `pending` when another decision about the case is under way.
    @discardableResult
    public func retry(_ operations: [String], owner: LedgerOwner, now: Double) throws(StoreError) -> [String] {
        try write { db in
            try operations.filter { operation in
                guard var row = try Self.row(operation, of: owner, db), row.state.needsAnswer else { return false }
                try Self.refusePending(row.decision, owner, db)
                var decision = row.decision
                let isOverride = row.state == .refused
                if isOverride, let found = row.found { decision.seen = found }
                try db.execute(
                    sql: """
                        UPDATE outbox SET state = 'queued', changed = ?, not_before = ?, tries = 0, seen = ?
                        WHERE operation = ?
                        """,
                    arguments: [now, now, Self.text(decision.seen), operation])
                row = try Self.row(operation, db) ?? row
                try Self.audit(isOverride ? .overridden : .retried, row.decision, owner, now: now, db)
                return true
            }
        }
    }

    /// Notes that a spot check agreed with the machine; nothing is sent.
    public func agree(with decision: Decision, owner: LedgerOwner, now: Double) throws(StoreError) {
        try write { db in try Self.audit(.agreed, decision, owner, now: now, db) }
    }

    /// A case that is decided anew needs no answer about an earlier decision any more.
    private static func supersede(_ decision: Decision, _ owner: LedgerOwner, now: Double, _ db: Database) throws {
        let operations = try String.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT operation FROM outbox WHERE server = ? AND user = ? AND analysis_id = ?
                        AND state IN ('refused', 'failed') ORDER BY seq
                    """), arguments: [owner.server, owner.user, decision.analysisID.rawValue])
        for operation in operations {
            guard let row = try Self.row(operation, db) else { continue }
            let answer = row.doubting("decided anew as \(decision.operation)")
            try Self.set(.dropped, row, answer: answer, found: row.found, now: now, db)
            try Self.audit(.dropped, row.decision, owner, answer: answer, now: now, db)
        }
    }

    private static func refusePending(_ decision: Decision, _ owner: LedgerOwner, _ db: Database) throws {
        let isPending = try Bool.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM outbox WHERE server = ? AND user = ? AND analysis_id = ?
                        AND state IN ('queued', 'sending'))
                    """), arguments: [owner.server, owner.user, decision.analysisID.rawValue])
        guard isPending != true else { throw StoreError.pending(what: decision.object) }
    }

    static func insert(
        _ decision: Decision, _ owner: LedgerOwner, state: OutboxState, now: Double, notBefore: Double, batch: String?,
        _ db: Database
    ) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO outbox(operation, server, user, email, profile, analysis_id, order_id, type, label,
                    company_id, verdict, reason, comment, seen, state, created, changed, not_before, batch)
                VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            decision.operation, owner.server, owner.user, owner.email, owner.profile, decision.analysisID.rawValue,
            decision.orderID?.rawValue, decision.type, decision.orderLabel, decision.companyID?.rawValue,
            decision.verdict.wire, decision.reason, decision.comment, text(decision.seen), state.rawValue, now, now,
            notBefore, batch,
        ])
    }
}
