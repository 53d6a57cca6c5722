import ConsoleUI
import OzModel
import Remote
import Store

/// What came of one decision.
struct Outcome: Sendable {
    let operation: String?
    let analysis: String
    let order: String?
    let orderLabel: String?
    let type: String?
    let verdict: Verdict
    /// nil: it was refused here, and nothing of it is in the ledger.
    let state: OutboxState?
    let answer: String?
    /// Whether this log-in may not decide it, by the server's word or by ours.
    let isForbidden: Bool

    init(_ row: OutboxRow) {
        let decision = row.decision
        operation = row.operation
        analysis = decision.analysisID.rawValue
        order = decision.orderID?.rawValue
        orderLabel = decision.orderLabel
        type = decision.type
        verdict = decision.verdict
        state = row.state
        answer = row.answer
        isForbidden = row.state == .failed && Self.isForbidden(row.answer)
    }

    /// A decision that is not even queued.
    init(
        refused id: String, _ analysis: Analysis?, _ verdict: Verdict, because answer: String, isForbidden: Bool
    ) {
        operation = nil
        self.analysis = id
        order = analysis?.orderID?.rawValue
        orderLabel = analysis?.orderLabel ?? analysis?.orderID?.short
        type = analysis?.type.wire
        self.verdict = verdict
        state = nil
        self.answer = answer
        self.isForbidden = isForbidden || Self.isForbidden(answer)
    }

    /// The state for programs.
    var word: String { state?.rawValue ?? Self.refusedHere }

    /// The state for people.
    var words: String { state?.words ?? Self.refusedHere }

    private static let refusedHere = "refused here"

    /// The ledger keeps sentences, not errors; this one begins as no other does.
    private static func isForbidden(_ answer: String?) -> Bool {
        answer?.hasPrefix(RemoteError.forbidden(message: "").sentence) ?? false
    }

    static let shape = RecordShape<Outcome>(
        fields: [
            .init("operation") { .maybe($0.operation) }, .init("analyse_id") { .text($0.analysis) },
            .init("folder_id") { .maybe($0.order) }, .init("type") { .maybe($0.type) },
            .init("decision") { .text($0.verdict.wire) }, .init("state") { .text($0.word) },
            .init("answer") { .maybe($0.answer) },
        ],
        columns: [
            .init("OPERATION", 9) { $0.operation.map { String($0.prefix(8)) } ?? "-" },
            .init("STATE", 18) { $0.words }, .init("DECISION", 8) { $0.verdict.words },
            .init("TYPE", 10) { $0.type ?? "-" }, .init("ORDER", 16) { $0.orderLabel ?? "-" },
            .init("ANALYSIS", 8, rank: 1) { String($0.analysis.prefix(8)) },
        ],
        below: { [$0.answer].compactMap(\.self) })
}
