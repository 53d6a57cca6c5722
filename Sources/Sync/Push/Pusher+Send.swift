import OzModel
import Remote
import Store

extension Pusher {
    /// One decision: read, compare, decide, note what came of it.
    func send(_ row: OutboxRow) async throws {
        let now: JSONText
        let receipt: AnalysisReceipt
        do {
            now = try await api.send(Endpoints.analysis(row.decision.analysisID.rawValue))
            receipt = try now.analysisReceipt()
        } catch {
            return try hold(row, error, mayHaveArrived: false)
        }
        let found = Sight(receipt, seen: row.decision.seen)
        guard found.isSame(as: row.decision.seen) else {
            if row.unanswered > 0, found.shows(row.decision) {
                show(now)
                return try settle(row, .accepted, "the answer was lost, but the server has this decision", found)
            }
            return try settle(row, .refused, Self.difference(found, row.decision.seen), found)
        }
        try await decide(row, found)
    }

    private func decide(_ row: OutboxRow, _ before: Sight) async throws {
        let decision = row.decision
        let answer: JSONText
        let receipt: AnalysisReceipt
        do {
            answer = try await api.send(
                Endpoints.decide(
                    decision.analysisID.rawValue, verdict: decision.verdict.wire, comment: decision.remark))
            receipt = try answer.analysisReceipt()
        } catch {
            return try hold(row, error, mayHaveArrived: error.mayHaveActed)
        }
        let after = Sight(receipt, seen: decision.seen)
        show(answer)
        guard Verdict(wire: after.verdict) == decision.verdict || after.shows(decision) else {
            let sentence = "the server took it, but calls the case \(Verdict(wire: after.verdict).words)"
            return try settle(row, .failed, sentence, after)
        }
        try settle(row, .accepted, nil, after)
    }

    private func settle(_ row: OutboxRow, _ state: OutboxState, _ answer: String?, _ found: Sight?) throws {
        try ledger.settle(row, as: state, answer: answer, found: found, now: pace.now())
        if let row = try ledger.reader.row(row.operation) { report(.settled(row)) }
    }

    /// No decision came of it: it waits, or the server's "no" ends it.
    private func hold(_ row: OutboxRow, _ error: RemoteError, mayHaveArrived: Bool) throws {
        let sentence = error.sentence
        switch error {
        case .forbidden, .redirected: return try settle(row, .failed, sentence, nil)
        case .notFound(_, code: RemoteError.notExist):
            return try settle(row, .failed, "the case is no longer on the server", nil)
        case .api(let status, _, _, _) where (400..<500).contains(status):
            return try settle(row, .failed, sentence, nil)
        case .logInNeeded(let reason), .logInRefused(let reason):
            try requeue(row, sentence, mayHaveArrived, counts: false)
            throw Stop(outcome: .logInNeeded(reason: reason))
        case .throttled(let seconds):
            try requeue(row, sentence, mayHaveArrived, counts: false)
            throw Stop(outcome: .held(sentence: sentence, seconds: seconds))
        case .cancelled:
            // Leaving the console says nothing of the decision.
            let left = mayHaveArrived ? "the console was left while it was on its way" : row.answer
            try requeue(row, left ?? "", mayHaveArrived, counts: false)
            throw Stop(outcome: .held(sentence: sentence, seconds: nil))
        case .readOnly, .keeper:
            try requeue(row, sentence, mayHaveArrived, counts: false)
            throw Stop(outcome: .held(sentence: sentence, seconds: nil))
        case .unreachable:
            // A server that is away is no fault of the decision; one that took it and said nothing may be.
            try requeue(row, sentence, mayHaveArrived, counts: mayHaveArrived)
            throw Stop(outcome: .offline(sentence: sentence))
        case _ where error.kind == .network:
            // Nor is a gateway before it. One that says so of this case again and again lets others go first.
            let isAgain = row.answer == sentence
            try requeue(row, sentence, mayHaveArrived, counts: mayHaveArrived, waits: isAgain)
            throw Stop(outcome: .offline(sentence: sentence))
        case .api, .notJSON, .unreadable, .notFound:
            try requeue(row, sentence, mayHaveArrived, counts: true)
        }
    }

    private func requeue(
        _ row: OutboxRow, _ sentence: String, _ mayHaveArrived: Bool, counts: Bool, waits: Bool = false
    ) throws {
        let tries = row.tries + (counts ? 1 : 0)
        let now = pace.now()
        let pause = waits ? policy.longestPause : policy.pause(after: tries)
        let notBefore = counts || waits ? now + pause : row.notBefore
        try ledger.requeue(
            row, answer: sentence, mayHaveArrived: mayHaveArrived, counts: counts, notBefore: notBefore, now: now)
        guard tries >= policy.tries, let row = try ledger.reader.row(row.operation) else { return }
        let advice = row.unanswered > 0 ? "; \(OutboxRow.doubt), and the server is asked before it is sent again" : ""
        let count = tries == 1 ? "1 try" : "\(tries) tries"
        try settle(row, .failed, "rests after \(count): \(sentence)\(advice)", row.found)
    }

    /// What the server sent goes to the screen; a mirror that cannot be written is filled again later.
    private func show(_ json: JSONText) {
        guard let receipt = try? mirror.ingest(.analyses, json.bytes), receipt.changed > 0 else { return }
        report(.mirrorChanged(revision: receipt.revision))
    }

    private static func difference(_ found: Sight, _ seen: Sight) -> String {
        let (now, before) = (Verdict(wire: found.verdict), Verdict(wire: seen.verdict))
        guard now != before else { return "the case was changed since you saw it" }
        let who = found.decided == nil ? "" : ", decided by somebody"
        return "the case is \(now.words) now\(who); you saw it \(before.words)"
    }
}

extension Sight {
    /// What the server says of an analysis; where it gives no time, the verdict alone is compared.
    init(_ receipt: AnalysisReceipt, seen: Sight) {
        self.init(
            verdict: receipt.resolution ?? receipt.state ?? "", decided: receipt.decided, comment: receipt.comment,
            updated: receipt.timeUpdated ?? seen.updated)
    }

    /// Whether this is what the server shows once it has taken the decision.
    func shows(_ decision: Decision) -> Bool {
        decided.map { Verdict(wire: $0) } == decision.verdict && (comment ?? "") == (decision.remark ?? "")
    }
}
