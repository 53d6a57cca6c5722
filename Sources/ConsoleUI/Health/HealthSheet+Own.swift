import OzModel

/// What is reckoned here: the analyses, the mirror, the outbox.
extension HealthSheet {
    static func latency(_ facts: HealthFacts) -> HealthCheck {
        let limit = HealthLimits.latency
        func check(_ state: HealthState, _ measured: String, _ value: Double?, _ sentence: String) -> HealthCheck {
            HealthCheck(
                name: .latency, state: state, measured: measured, value: value,
                threshold: "under \(Amounts.age(limit))", sentence: scoped(sentence, facts))
        }
        return work(facts, check) { work in
            guard let p90 = work.p90 else {
                let decided = work.decided == 0 ? "" : " but by people, whose time is not counted"
                let nothing = "no analysis was updated in the last ten minutes\(decided): there is nothing to measure"
                return (.unknown, "nothing", nil, nothing)
            }
            let state = HealthLimits.state(p90, below: limit)
            var sentence: String
            switch state {
            case .fine: sentence = "nine in ten analyses of the last ten minutes took no longer"
            case .warning: sentence = "analyses are getting slow: see whether the bio server is busy"
            case .failing, .unknown: sentence = "analyses take too long: see whether the bio server is down or busy"
            }
            if let all = work.cutFrom {
                sentence += "; measured are the newest \(Amounts.count(work.measured)) of \(Amounts.count(all))"
            }
            return (state, "\(Amounts.seconds(p90)) of \(Amounts.count(work.measured))", p90, sentence)
        }
    }

    static func unfinished(_ facts: HealthFacts) -> HealthCheck {
        let limit = HealthLimits.unfinished
        func check(_ state: HealthState, _ measured: String, _ value: Double?, _ sentence: String) -> HealthCheck {
            HealthCheck(
                name: .unfinished, state: state, measured: measured, value: value, threshold: "fewer than \(limit)",
                sentence: scoped(sentence, facts))
        }
        return work(facts, check) { work in
            let count = work.unfinished
            let state = HealthLimits.state(Double(count), below: Double(limit))
            let measured = "\(work.hasMoreUnfinished ? "at least " : "")\(Amounts.count(count))"
            let sentence =
                switch state {
                case .fine: "work is done as it comes: nothing to do"
                case .warning: "work begins to gather: see whether the bio server keeps up"
                case .failing, .unknown: "more comes than is done: see the workers and the bio server"
                }
            return (state, measured, Double(count), sentence)
        }
    }

    static func mirror(_ facts: HealthFacts) -> HealthCheck {
        func check(_ state: HealthState, _ measured: String, _ sentence: String) -> HealthCheck {
            HealthCheck(
                name: .mirror, state: state, measured: measured, value: facts.newsAge,
                threshold: "within \(Amounts.age(facts.newsLimit))", sentence: spoken(sentence))
        }
        guard let age = facts.newsAge else {
            return check(.unknown, "-", facts.newsTrouble ?? "nothing was fetched yet: ozc sync brings it")
        }
        if let trouble = facts.newsTrouble { return check(.warning, ago(age), trouble) }
        if age > facts.newsLimit {
            let old = "what is shown may have changed since: refresh, or ozc sync, brings the news"
            return check(.warning, ago(age), old)
        }
        let isLive = facts.newsLimit <= News.patience
        return check(
            .fine, ago(age), isLive ? "what is shown here is what the server has: nothing to do" : "nothing to do")
    }

    static func waiting(_ facts: HealthFacts) -> HealthCheck {
        let limit = HealthLimits.waiting
        return outbox(.waiting, facts, "none over \(Amounts.age(limit))") { outbox in
            guard outbox.waiting > 0 else { return (.fine, "none", 0, "nothing waits to be sent") }
            let age = outbox.oldest.map { max(0, facts.now - $0) } ?? 0
            let measured = "\(Amounts.count(outbox.waiting)), since \(coarse(age))"
            guard age > limit else {
                return (.fine, measured, outbox.waiting, "they go out as soon as the server takes them")
            }
            let stuck = "they do not get through: see what the Outbox screen says of them"
            return (.warning, measured, outbox.waiting, stuck)
        }
    }

    static func failed(_ facts: HealthFacts) -> HealthCheck {
        outbox(.failed, facts, "none") { outbox in
            guard outbox.failed > 0 else { return (.fine, "none", 0, "no decision has failed") }
            return (.failing, "\(outbox.failed)", outbox.failed, "the server rejected them: the Outbox screen says why")
        }
    }

    static func refused(_ facts: HealthFacts) -> HealthCheck {
        outbox(.refused, facts, "none") { outbox in
            guard outbox.refused > 0 else { return (.fine, "none", 0, "no case had changed before it was decided") }
            let sentence = "cases changed before the decision arrived: the Outbox screen shows both versions"
            return (.warning, "\(outbox.refused)", outbox.refused, sentence)
        }
    }

    private typealias Verdict = (state: HealthState, measured: String, value: Double?, sentence: String)

    private static func work(
        _ facts: HealthFacts, _ check: (HealthState, String, Double?, String) -> HealthCheck,
        _ judge: (Workload) -> Verdict
    ) -> HealthCheck {
        switch facts.work {
        case .unknown(let why): return check(.unknown, "-", nil, why)
        case .trouble(let what): return check(.failing, "-", nil, what)
        case .asked(let work):
            let verdict = judge(work)
            return check(verdict.state, verdict.measured, verdict.value, verdict.sentence)
        case .mirrored(let work, let age):
            let verdict = judge(work)
            guard age > workLimit else {
                return check(verdict.state, verdict.measured, verdict.value, verdict.sentence)
            }
            let last = "\(verdict.measured), \(ago(age))"
            return check(.unknown, last, nil, "last known: \(verdict.state.words); the mirror has had no news since")
        }
    }

    private static func outbox(
        _ name: HealthCheck.Name, _ facts: HealthFacts, _ threshold: String,
        _ judge: (HealthFacts.Outbox) -> (HealthState, String, Int, String)
    ) -> HealthCheck {
        guard let outbox = facts.outbox else {
            return HealthCheck(
                name: name, state: .unknown, measured: "-", value: nil, threshold: threshold,
                sentence: "The ledger of this console cannot be read.")
        }
        let (state, measured, value, sentence) = judge(outbox)
        return HealthCheck(
            name: name, state: state, measured: measured, value: Double(value), threshold: threshold,
            sentence: spoken(sentence))
    }

    /// Whose analyses were counted is said where they are not everybody's.
    private static func scoped(_ sentence: String, _ facts: HealthFacts) -> String {
        spoken(sentence) + (facts.scope.map { " Counted: \($0)." } ?? "")
    }
}
