import Foundation
import OzModel
import Store

/// Puts decisions into the ledger, all at once, and refuses those that make no sense.
struct DecisionQueue {
    /// A decision that is queued, or was refused here.
    struct Entry {
        let operation: String?
        let refusal: Outcome?
    }

    let authority: Authority
    let verdict: Verdict
    let remark: Remark

    /// - Returns: one entry for each case; those with an operation are safe in the ledger.
    func confirm(_ cases: [CaseReading.Case]) throws -> [Entry] {
        let ledger = authority.ledger
        // Another console may decide one of them just now; then it is refused the next time round.
        for _ in 0..<3 {
            var decisions: [Decision] = []
            let entries = try cases.map { item in
                if let refusal = try refusal(item) { return Entry(operation: nil, refusal: refusal) }
                guard let decision = decision(item) else { return Entry(operation: nil, refusal: nil) }
                decisions.append(decision)
                return Entry(operation: decision.operation, refusal: nil)
            }
            let now = Date().timeIntervalSince1970
            do {
                let batch = decisions.count > 1 ? UUID().uuidString.lowercased() : nil
                try ledger.confirm(decisions, owner: authority.owner, batch: batch, now: now, notBefore: now)
                return entries
            } catch .pending { continue }
        }
        throw Failure(.failed, "another console decides the same cases: nothing was decided here")
    }

    private func decision(_ item: CaseReading.Case) -> Decision? {
        guard let analysis = item.now, let seen = item.seen else { return nil }
        var decision = Decision(
            operation: UUID().uuidString.lowercased(), on: analysis, verdict: verdict, reason: remark.reason,
            comment: remark.comment)
        decision.seen = seen
        return decision
    }

    private func refusal(_ item: CaseReading.Case) throws -> Outcome? {
        let right = item.now.flatMap { authority.refusal(toDecide: $0) }
        let words = try item.trouble ?? right ?? item.now?.refusal(of: verdict) ?? pending(item.id)
        return words.map { Outcome(refused: item.id, item.now, verdict, because: $0, isForbidden: right != nil) }
    }

    private func pending(_ id: String) throws -> String? {
        let rows = try authority.ledger.reader.rows(about: Analysis.ID(id))
        let row = rows.first { $0.state.isPending && $0.owner.isSame(as: authority.owner) }
        return row.map { "a decision about it is under way already: operation \($0.operation.prefix(8))" }
    }
}
