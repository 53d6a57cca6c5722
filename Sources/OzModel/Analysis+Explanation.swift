extension Analysis {
    /// The verdict in one line: the number, the threshold, what that means; both sides where they disagree.
    public var explanation: String {
        if state == .failed || verdict == .failed { return failure }
        if verdict == .initial { return state == .processing ? "running" : "not started" }
        if verdict == .processing { return "running" }
        if let operatorDecision { return decided(operatorDecision) }
        if state == .processing { return "running, so far: \(measured)" }
        return measured
    }

    private var failure: String {
        let reason = errorMessage ?? "failed, and the server did not say why"
        let code = errorCode.map { " (code \($0))" } ?? ""
        guard verdict != .failed else { return reason + code }
        return "state failed: \(reason)\(code); server says \(verdict.words)"
    }

    private func decided(_ decision: Verdict) -> String {
        let contradiction = decision == verdict ? "" : ", yet server says \(verdict.words)"
        let machine = score.map { " (machine: \($0.reading.comparison) → \($0.reading.conclusion))" } ?? ""
        return "operator: \(decision.words)\(contradiction)\(machine)"
    }

    private var measured: String {
        guard let score else { return withoutScore }
        let reading = score.reading
        guard let implied = reading.verdict else {
            return "\(reading.comparison): server says \(verdict.words)"
        }
        guard implied == verdict else {
            return "server says \(verdict.words); \(reading.comparison) alone would mean \(reading.conclusion)"
        }
        return "\(reading.comparison) → \(reading.conclusion), \(score.direction.words)"
    }

    private var withoutScore: String {
        guard type == .documents else { return "no score; server says \(verdict.words)" }
        switch verdict {
        case .success: return "document fields read, document accepted"
        case .declined: return "document fields read, document not accepted"
        case .operatorRequired: return "document fields read, operator decides"
        case .initial, .processing, .failed, .finished, .other: return "server says \(verdict.words)"
        }
    }
}
