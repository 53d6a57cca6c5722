import GRDB
import OzModel

extension Ledger {
    /// Keeps a decision that is being written, so that its comment survives whatever happens; the last one counts.
    public func keepDraft(_ decision: Decision, owner: LedgerOwner, now: Double) throws(StoreError) {
        try write { db in
            try Self.forgetDraft(decision.analysisID, owner, db)
            try Self.insert(decision, owner, state: .draft, now: now, notBefore: now, batch: nil, db)
        }
    }

    /// Forgets the decision that was being written about an analysis.
    public func dropDraft(of analysis: Analysis.ID, owner: LedgerOwner) throws(StoreError) {
        try write { db in try Self.forgetDraft(analysis, owner, db) }
    }

    static func forgetDraft(_ analysis: Analysis.ID, _ owner: LedgerOwner, _ db: Database) throws {
        try db.cachedStatement(
            sql: "DELETE FROM outbox WHERE state = 'draft' AND server = ? AND user = ? AND analysis_id = ?"
        ).execute(arguments: [owner.server, owner.user, analysis.rawValue])
    }

    /// Keeps a text that is being written under a name; an empty one is forgotten.
    public func keepText(_ text: String, as name: String, now: Double) throws(StoreError) {
        try write { db in
            guard !text.isEmpty else {
                try db.execute(sql: "DELETE FROM drafts WHERE name = ?", arguments: [name])
                return
            }
            try db.execute(
                sql: "INSERT INTO drafts(name, text, time) VALUES(?, ?, ?)"
                    + " ON CONFLICT DO UPDATE SET text = excluded.text, time = excluded.time",
                arguments: [name, text, now])
        }
    }

    /// Adds a note to an order, for this console only, and forgets its draft.
    public func addNote(_ text: String, order: Order.ID, owner: LedgerOwner, now: Double) throws(StoreError) {
        try write { db in
            try db.execute(
                sql: "INSERT INTO notes(server, order_id, text, email, time) VALUES(?, ?, ?, ?, ?)",
                arguments: [owner.server, order.rawValue, text, owner.email, now])
            try db.execute(sql: "DELETE FROM drafts WHERE name = ?", arguments: [Note.draftName(of: order)])
        }
    }
}

/// What an operator wrote down about an order, kept on this machine only.
public struct Note: Hashable, Sendable {
    public let text: String
    /// Who wrote it.
    public let email: String
    /// Epoch seconds.
    public let time: Double

    /// The name under which a note being written is kept.
    public static func draftName(of order: Order.ID) -> String { "note/\(order.rawValue)" }
}
