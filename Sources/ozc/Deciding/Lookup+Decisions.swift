import FoundationEssentials
import OzModel
import Session
import Store

extension Lookup {
    /// Says on stderr which decisions about an analysis the server has not accepted.
    func tellDecisions(about analysis: Analysis.ID) {
        guard FileManager.default.fileExists(atPath: workplace.paths.ledger(workplace.name)) else { return }
        do {
            for row in try workplace.openLedger().reader.rows(about: analysis) { tell(row) }
        } catch {
            // The case itself can be shown all the same.
            note("ozc: \(error.sentence)")
        }
    }

    private func tell(_ row: OutboxRow) {
        let decision = row.decision
        let remark = decision.remark.map { ", “\($0)”" } ?? ""
        let what = "the decision \(decision.verdict.words)\(remark)"
        let name = row.operation.prefix(8)
        let answer = row.answer.map { ": \($0)" } ?? ""
        switch row.state {
        case .queued, .sending: note("ozc: \(what) waits to be sent\(answer); ozc outbox send sends it")
        case .refused, .failed:
            let flag = row.state == .refused ? " --send-anyway" : ""
            let ways = "ozc outbox retry\(flag) \(name), or ozc outbox discard \(name)"
            note("ozc: \(what) \(row.state == .failed ? "has failed" : "was refused for review")\(answer); \(ways)")
        case .draft, .accepted, .dropped: break
        }
    }
}
