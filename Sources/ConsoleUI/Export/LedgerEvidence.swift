import Foundation
import OzModel
import Store

/// What this console did about an order: its decisions, and what the audit says of them.
public struct LedgerEvidence {
    public let decisions: [OutboxRow]
    public let audit: [AuditEntry]

    public init(of order: Order.ID, _ reader: MirrorReader, _ ledger: LedgerReader) throws(StoreError) {
        var decisions: [OutboxRow] = []
        for analysis in try reader.analyses(of: order) { decisions += try ledger.rows(about: analysis.id) }
        self.decisions = decisions.sorted { $0.created < $1.created }
        audit = try ledger.audit(ofOrder: order)
    }

    /// Both as JSON text, before anything is taken out of it.
    public func json() -> String {
        let file = File(decisions: decisions.map(File.Decision.init), audit: audit.map(File.Entry.init))
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Texts and numbers alone can always be written.
        guard let data = try? encoder.encode(file) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }

    private struct File: Encodable {
        let decisions: [Decision]
        let audit: [Entry]

        struct Decision: Encodable {
            let operation: String
            let analyseId: String
            let time: Double
            let decision: String
            let before: String
            let state: String
            let remark: String?
            let answer: String?
            let email: String
            let userId: String

            init(_ row: OutboxRow) {
                operation = row.operation
                analyseId = row.decision.analysisID.rawValue
                time = row.created
                decision = row.decision.verdict.wire
                before = row.decision.seen.verdict
                state = row.state.rawValue
                remark = row.decision.remark
                answer = row.answer
                email = row.owner.email
                userId = row.owner.user
            }
        }

        struct Entry: Encodable {
            let seq: Int64
            let time: Double
            let action: String
            let object: String
            let kind: String?
            let label: String
            let before: String?
            let after: String?
            let remark: String?
            let answer: String?
            let email: String
            let userId: String
            let previous: String
            let hash: String

            init(_ entry: AuditEntry) {
                seq = entry.seq
                time = entry.time
                action = entry.action
                object = entry.object
                kind = entry.kind
                label = entry.label
                before = entry.before
                after = entry.after
                remark = entry.remark
                answer = entry.answer
                email = entry.owner.email
                userId = entry.owner.user
                previous = entry.previous
                hash = entry.hash
            }
        }
    }
}
