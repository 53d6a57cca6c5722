import OzModel
import Store

/// What the checklist reads beside what the server said.
extension ViewModels {
    func healthFacts(_ state: State) -> HealthFacts {
        var facts = HealthFacts(now: state.now, work: work(state), newsLimit: News.patience)
        facts.probe = state.health.probe
        facts.answered = state.health.answered
        let isWaiting = state.isPaused && facts.probe == nil && !state.health.isAsking
        facts.notAsked = state.healthSilence ?? (isWaiting ? "not asked yet: refresh asks now" : nil)
        facts.scope = HealthFacts.scope(of: state.identity.role)
        facts.newsAge = state.newsAge
        facts.newsTrouble = Self.trouble(state)
        facts.outbox = outbox(state)
        return facts
    }

    /// By the server's clock, as far as it was told: what counts are times that the server has written.
    private func work(_ state: State) -> HealthFacts.Work {
        guard let age = state.newsAge else { return .unknown("the mirror has had no news yet") }
        let until = state.now - (age > HealthSheet.workLimit ? age : 0) + (state.health.answered?.skew ?? 0)
        let tens = Int(until / 10)
        if let known = workload, known.revision == state.revision, known.tens == tens {
            return .mirrored(known.workload, age: age)
        }
        guard let found = attempt({ () throws(StoreError) in try reader.workload(until: until) }) else {
            return .unknown(failure ?? "the mirror cannot be read")
        }
        workload = (state.revision, tens, found)
        return .mirrored(found, age: age)
    }

    private func outbox(_ state: State) -> HealthFacts.Outbox? {
        guard let ledger else { return nil }
        let counts = outboxCounts()
        guard ledgerFailure == nil else { return nil }
        let oldest = attempt { () throws(StoreError) in try ledger.rows([.queued, .sending], limit: 1) }?.first
        return HealthFacts.Outbox(counts, oldest: oldest)
    }

    private static func trouble(_ state: State) -> String? {
        switch state.news {
        case .live, .none: state.isPaused ? "paused: only what is asked for is fetched" : nil
        case .connecting: state.isPaused ? "paused: only what is asked for is fetched" : nil
        case .offline(let reason, _), .failing(let reason, _): reason
        case .loggedOut: "nobody is logged in: :login brings the log-in"
        case .chosenOffline: "opened with --offline: the server is not asked"
        }
    }
}

extension HealthFacts.Outbox {
    /// The unsettled decisions of a ledger.
    public init(_ counts: [OutboxState: Int], oldest: OutboxRow?) {
        self.init(
            waiting: (counts[.queued] ?? 0) + (counts[.sending] ?? 0), oldest: oldest?.created,
            failed: counts[.failed] ?? 0, refused: counts[.refused] ?? 0)
    }
}
