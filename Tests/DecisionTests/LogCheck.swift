import OzModel
import Store
import TestSupport
import Testing

/// Compares what the ledger says in the end with what the sandbox says it did.
struct LogCheck {
    /// How often each operation was applied, which its comment names.
    private let applied: [String: [SandboxLog.Decision]]

    init(_ log: SandboxLog, email: String) {
        let ours = log.entries.filter { $0.user == email }.compactMap(\.decision)
        applied = Dictionary(grouping: ours) { $0.after.comment ?? "" }
    }

    var count: Int { applied.count }

    /// None applied twice, none on a case that was not as the operator saw it, none unknown, none only said to be.
    func compare(with rows: [OutboxRow]) {
        let known = Set(rows.map(\.operation))
        #expect(Set(applied.keys).subtracting(known).isEmpty, "the server has decisions that the ledger has not")
        for row in rows {
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
            // What was sent and never answered may have arrived, and its row says so.
            case .refused, .failed, .dropped:
                #expect(deeds.isEmpty || row.unanswered > 0, "\(row.operation) was \(row.state) and applied")
            case .draft, .queued, .sending: Issue.record("\(row.operation) is \(row.state)")
            }
        }
    }
}
