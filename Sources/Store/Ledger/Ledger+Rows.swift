import Foundation
import GRDB
import OzModel

extension Ledger {
    static func row(_ operation: String, _ db: Database) throws -> OutboxRow? {
        try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM outbox WHERE operation = ?"), arguments: [operation])
            .map { OutboxRow(stored: StoredRow(row: $0)) }
    }

    /// The row if it is of this server and user.
    static func row(_ operation: String, of owner: LedgerOwner, _ db: Database) throws -> OutboxRow? {
        try row(operation, db).flatMap { $0.owner.isSame(as: owner) ? $0 : nil }
    }

    /// A sight as the ledger keeps it.
    static func text(_ sight: Sight) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        // Four texts and a finite number: nothing that could fail.
        return (try? encoder.encode(sight)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}

extension Sight {
    init?(stored text: String?) {
        guard let text, let sight = try? JSONDecoder().decode(Sight.self, from: Data(text.utf8)) else { return nil }
        self = sight
    }
}

extension LedgerOwner {
    init(stored row: StoredRow) {
        self.init(
            server: row.text("server") ?? "", user: row.text("user") ?? "", email: row.text("email") ?? "",
            profile: row.text("profile") ?? "")
    }
}

extension OutboxRow {
    init(stored row: StoredRow) {
        let decision = Decision(
            operation: row.text("operation") ?? "", analysisID: Analysis.ID(row.text("analysis_id") ?? ""),
            orderID: row.text("order_id").map { Order.ID($0) }, type: row.text("type") ?? "",
            orderLabel: row.text("label") ?? "", companyID: row.text("company_id").map { Company.ID($0) },
            verdict: Verdict(wire: row.text("verdict")), reason: row.text("reason"), comment: row.text("comment"),
            // A sight that cannot be read is one that no case is the same as: the decision is refused, not sent.
            seen: Sight(stored: row.text("seen")) ?? Sight(verdict: "?", updated: 0))
        self.init(
            seq: Int64(row.int("seq") ?? 0), decision: decision, owner: LedgerOwner(stored: row),
            state: row.text("state").flatMap(OutboxState.init(rawValue:)) ?? .failed,
            created: row.double("created") ?? 0, changed: row.double("changed") ?? 0,
            notBefore: row.double("not_before") ?? 0, tries: row.int("tries") ?? 0,
            unanswered: row.int("unanswered") ?? 0, answer: row.text("answer"),
            found: Sight(stored: row.text("found")), batch: row.text("batch"))
    }
}
