import GRDB
import OzModel

extension Ledger {
    /// Adds an entry about a decision to the chain.
    static func audit(
        _ action: AuditEntry.Action, _ decision: Decision, _ owner: LedgerOwner, answer: String? = nil, now: Double,
        _ db: Database
    ) throws {
        try audit(action, AuditSubject(decision), owner, answer: answer, now: now, db)
    }

    /// Adds an entry to the chain; the ledger remembers the last one, so that a cut end shows too.
    static func audit(
        _ action: AuditEntry.Action, _ subject: AuditSubject, _ owner: LedgerOwner, answer: String?, now: Double,
        _ db: Database
    ) throws {
        let last = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")
        ).map(StoredRow.init)
        let owner = LedgerOwner(
            server: owner.server.kept, user: owner.user.kept, email: owner.email.kept, profile: owner.profile.kept)
        var entry = AuditEntry(
            seq: Int64(last?.int("seq") ?? 0) + 1, time: now, owner: owner, action: action.rawValue,
            object: subject.object.kept, kind: subject.kind?.rawValue, order: subject.order?.kept,
            label: subject.label.kept,
            before: subject.before?.kept, after: subject.after?.kept, remark: subject.remark?.kept,
            operation: subject.operation.kept, answer: answer?.kept,
            previous: last?.text("hash") ?? AuditChain.genesis, hash: "")
        entry = entry.with(hash: AuditChain.hash(entry))
        try db.cachedStatement(
            sql: """
                INSERT INTO audit(seq, time, server, user, email, profile, action, object, order_id, label, before,
                    after, remark, operation, answer, previous, hash, kind)
                VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            entry.seq, entry.time, owner.server, owner.user, owner.email, owner.profile, entry.action, entry.object,
            entry.order, entry.label, entry.before, entry.after, entry.remark, entry.operation, entry.answer,
            entry.previous, entry.hash, entry.kind,
        ])
        for (name, value) in [("audit.last", "\(entry.seq)"), ("audit.hash", entry.hash)] {
            try db.cachedStatement(
                sql: "INSERT INTO facts(name, value) VALUES(?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"
            ).execute(arguments: [name, value])
        }
    }
}

/// What an entry of the audit is about.
struct AuditSubject {
    let object: String
    let kind: AuditKind?
    let order: String?
    let label: String
    let before: String?
    let after: String?
    let remark: String?
    let operation: String
}

extension AuditSubject {
    init(_ decision: Decision) {
        self.init(
            object: decision.analysisID.rawValue, kind: .analysis, order: decision.orderID?.rawValue,
            label: decision.object,
            before: decision.seen.verdict, after: decision.verdict.wire, remark: decision.remark,
            operation: decision.operation)
    }

    /// - Parameter object: the id of what was made, once it is known.
    init(_ change: Change, operation: String, object: String?) {
        let made = change.objectID == nil && change.resource == .order ? object : nil
        self.init(
            object: object ?? change.objectID ?? "", kind: AuditKind(change, object: object),
            order: change.orderID?.rawValue ?? made, label: change.label,
            before: nil, after: nil, remark: change.sentence, operation: operation)
    }
}

extension String {
    /// As SQLite keeps it, which ends a text at a NUL: what is hashed must be what will be read.
    fileprivate var kept: String { String(unicodeScalars.prefix { $0.value != 0 }) }
}

extension AuditEntry {
    func with(hash: String) -> AuditEntry {
        AuditEntry(
            seq: seq, time: time, owner: owner, action: action, object: object, kind: kind, order: order, label: label,
            before: before, after: after, remark: remark, operation: operation, answer: answer, previous: previous,
            hash: hash)
    }

    init(stored row: StoredRow) {
        self.init(
            seq: Int64(row.int("seq") ?? 0), time: row.double("time") ?? 0, owner: LedgerOwner(stored: row),
            action: row.text("action") ?? "", object: row.text("object") ?? "", kind: row.text("kind"),
            order: row.text("order_id"),
            label: row.text("label") ?? "", before: row.text("before"), after: row.text("after"),
            remark: row.text("remark"), operation: row.text("operation") ?? "", answer: row.text("answer"),
            previous: row.text("previous") ?? "", hash: row.text("hash") ?? "")
    }
}
