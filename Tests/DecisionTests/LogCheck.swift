import OzModel
import Store
import TestSupport
import Testing

/// A confirmed decision as the ledger has it in the end.
struct Ending: Sendable {
    let row: OutboxRow
    /// Whether the operator was told that it was taken back in time.
    let isUndone: Bool
}

/// Compares what the ledger says in the end with what the sandbox says it did.
struct LogCheck {
    /// All decisions about a case, whoever took them, in their order.
    private let decisions: [String: [SandboxLog.Decision]]
    /// How often each operation was applied, which its comment names.
    private let applied: [String: [SandboxLog.Decision]]

    init(_ log: SandboxLog, email: String) {
        decisions = Dictionary(grouping: log.decisions, by: \.analysis)
        let ours = log.entries.filter { $0.user == email }.compactMap(\.decision)
        applied = Dictionary(grouping: ours) { $0.after.comment ?? "" }
    }

    /// How many operations were applied.
    var count: Int { applied.count }

    /// None applied twice, none on a case that was not as the operator saw it, none unknown, none only said to be.
    func compare(with endings: [Ending]) {
        let known = Set(endings.map(\.row.operation))
        #expect(Set(applied.keys).subtracting(known).isEmpty, "the server has decisions that the ledger has not")
        for ending in endings { compare(with: ending) }
    }

    private func compare(with ending: Ending) {
        let row = ending.row
        let deeds = applied[row.operation] ?? []
        #expect(deeds.count <= 1, "\(row.operation) was applied \(deeds.count) times")
        for deed in deeds {
            let before = Sight(verdict: deed.before.verdict, updated: deed.before.updated)
            #expect(before.isSame(as: row.decision.seen), "\(row.operation) was applied to \(deed.before)")
            #expect(deed.analysis == row.decision.analysisID.rawValue)
            #expect(deed.after.verdict == row.decision.verdict.wire)
        }
        switch row.state {
        case .accepted: #expect(deeds.count == 1, "\(row.operation) was accepted and not applied")
        case .dropped where ending.isUndone: #expect(deeds.isEmpty, "\(row.operation) was taken back and applied")
        case .refused:
            let last = decisions[row.decision.analysisID.rawValue]?.last
            #expect(deeds.isEmpty || deeds.last != last, "\(row.operation) was refused, and it is what stands")
            #expect(deeds.isEmpty || row.unanswered > 0, "\(row.operation) was refused and applied")
        // What was sent and never answered may have arrived, and its row says so.
        case .failed, .dropped:
            #expect(deeds.isEmpty || row.unanswered > 0, "\(row.operation) was \(row.state) and applied")
        case .draft, .queued, .sending: Issue.record("\(row.operation) is \(row.state)")
        }
    }
}
