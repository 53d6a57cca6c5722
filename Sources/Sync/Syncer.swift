import OzModel
import Remote
import Store
import Synchronization

/// Keeps the mirror like the server: newest orders first, then the older ones, then whatever changes.
///
/// Users, companies and collections that the server deleted leave the mirror when their lists are next read; orders
/// when they are opened, or when the slow search comes by.
public actor Syncer {
    let api: OzAPI
    let mirror: Store.Mirror
    private(set) var policy: SyncPolicy
    let pace: Pace
    let report: @Sendable (SyncEvent) -> Void
    /// Orders and analyses about which a decision is under way: no page writes over them.
    let held: @Sendable () throws(StoreError) -> Set<String>
    /// Sends what waits, before anything is read.
    private let send: @Sendable () async -> Void

    /// Lists that the server refused; they are not asked for again before the next read of reference data.
    var refused: Set<Noun> = []
    /// Lists whose changes cannot be asked for, because the server does not sort or filter by `time_updated`.
    var untimely: Set<Noun> = []
    /// What was last said about a list that is still refused.
    var refusalsTold: [Noun: String] = [:]
    /// What was last said about a failing round and still holds.
    var told: SyncEvent?
    /// The orders of the last page of the first sync.
    var pageIDs: Set<String> = []
    /// The pages of the first sync that are on their way.
    var line = Pipeline()
    /// How often the server had asked to be spared when that was last looked at.
    var complaintsHeard = 0
    var speed = Speed()
    var budget: RequestBudget
    /// What someone looks at and waits for.
    let looks = Looks()
    /// What is on someone's glass.
    var glass = Glass()
    var resting: Task<Void, Never>?
    var isGlancing = false
    var isGlanceDue = false
    /// Whether all news have come once since the server could last not be reached.
    var hasNews = false
    var isGoingBack = false
    var referenceRead: Double?
    var newsRead: Double?
    private var trimmed: Double?
    private var onlineSince: Double?
    private(set) var isOffline = false
    private var round: Task<PullOutcome, Never>?
    private var rest: Task<Void, Never>?
    private var isNudged = false
    /// While set, only what someone asks for is fetched.
    var isPaused: Bool
    /// Reads the mirror beside the screen.
    var aside: MirrorReader?
    private let closing = Atomic(false)

    /// Nothing is asked before the first call; events come on any thread.
    public init(
        api: OzAPI, mirror: Store.Mirror, policy: SyncPolicy = SyncPolicy(), isPaused: Bool = false,
        pace: Pace = .real,
        held: @escaping @Sendable () throws(StoreError) -> Set<String> = { () throws(StoreError) in [] },
        send: @escaping @Sendable () async -> Void = {}, report: @escaping @Sendable (SyncEvent) -> Void
    ) {
        self.api = api
        self.mirror = mirror
        self.policy = policy
        budget = RequestBudget(perMinute: policy.requestsPerMinute)
        self.pace = pace
        self.isPaused = isPaused
        self.held = held
        self.send = send
        self.report = report
    }

    /// One round; a second caller waits for the round that is running.
    public func pull() async -> PullOutcome {
        if let round { return await round.value }
        let task = Task { await self.pullOnce() }
        round = task
        let outcome = await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
        round = nil
        // Only memory: what cannot be given back now is given back after the next round that changes something.
        if outcome != .done(changed: 0) { try? mirror.rest() }
        return outcome
    }

    /// A server that asks for longer may have meant something else, and nobody would know why nothing comes.
    static let longestPatience = 300.0

    /// Round after round until the task is cancelled: often while things change, seldom when nothing does.
    public func live() async {
        var pause = policy.shortestPause
        while !Task.isCancelled {
            if isPaused {
                await wait(nil)
                guard !Task.isCancelled else { return }
            }
            switch await pull() {
            case .done(let changed):
                pause = changed > 0 ? policy.shortestPause : min(pause * 1.5, policy.longestPause)
                if policy.isMetered { pause = policy.longestPause }
                await wait(max(pause, await tidyUp()))
            case .offline, .gone:
                pause = min(pause * 2, policy.longestPause)
                await wait(pause)
            case .failed(_, let retryAfter):
                pause = min(pause * 2, policy.longestPause)
                await wait(max(pause, min(retryAfter ?? 0, Self.longestPatience)))
            case .logInNeeded:
                await wait(nil)
                pause = policy.shortestPause
            case .cancelled:
                return
            }
        }
    }

    /// Looks for what the server deleted; answers for how many seconds the server wants to be left alone after that.
    private func tidyUp() async -> Double {
        guard !policy.isMetered, !Task.isCancelled else { return 0 }
        do {
            _ = try await sweep()
        } catch {
            tell(error)
            if case .failed(_, let seconds?) = error { return min(seconds, Self.longestPatience) }
        }
        return 0
    }

    /// Begins the next round now, as after a log-in, a decision, or a request to refresh.
    public func nudge() {
        isNudged = true
        refused = []
        untimely = []
        glass.isRefused = false
        refusalsTold = [:]
        told = nil
        rest?.cancel()
    }

    /// Ends it for good: whatever is still on its way changes the mirror no more, which may be another user's next.
    public func close() {
        closing.store(true, ordering: .releasing)
        round?.cancel()
        rest?.cancel()
        resting?.cancel()
    }

    var isUnderWay: Bool { round != nil }

    /// Whether the rows on a screen may be older than what the rounds bring by themselves.
    var isBehind: Bool { !hasNews || isGoingBack }

    nonisolated var isClosed: Bool { closing.load(ordering: .acquiring) }

    /// - Throws: `cancelled` once this is closed.
    func checkOpen() throws(Halt) {
        if isClosed { throw .cancelled }
    }

    /// When the server was last asked for all news and answered (epoch seconds), as kept in the mirror.
    public func lastNews() -> Double? { Self.lastNews(of: mirror) }

    private func pullOnce() async -> PullOutcome {
        guard !isClosed else { return .cancelled }
        // Send before reading: a pull that ran first would show the case as still undecided.
        await send()
        do {
            return .done(changed: try await all())
        } catch {
            tell(error)
            return error.outcome
        }
    }

    private func all() async throws(Halt) -> Int {
        var changed = 0
        if let keeps = policy.keeps { policy.since = max(policy.since ?? -.infinity, pace.now() - keeps) }
        if referenceRead == nil { referenceRead = try kept(Mark.reference).flatMap(Double.init) }
        // What was refused may have been allowed since, or may have come with a newer server.
        if isReferenceDue { refused = [] }
        var backfill = Backfill(text: try kept(Mark.backfill)) ?? Backfill()
        // Begun without a time to look for changes from: only another beginning surely misses nothing.
        if try kept(Mark.updated(.orders)) == nil { backfill = Backfill() }
        let isNew = backfill == Backfill()
        if isNew, !refused.contains(.orders) {
            // One page makes the screen useful; names and older orders can follow.
            changed += try await step(&backfill)
        }
        await glance()
        changed += try await reference()
        if !isNew { changed += try await news() }
        if isDue(trimmed, every: policy.referenceInterval) {
            try trim(&backfill)
            trimmed = pace.now()
        }
        changed += try await older(&backfill)
        try checkOpen()
        told = nil
        report(.progress(done: backfill.count, total: backfill.total, phase: .news, rate: nil))
        return changed
    }

    /// A clock that was set back tells nothing about the time that passed, so then it is due as well.
    func isDue(_ last: Double?, every seconds: Double) -> Bool {
        guard let last else { return true }
        return !(0..<seconds).contains(pace.now() - last)
    }

    private func wait(_ seconds: Double?) async {
        guard !isNudged, !Task.isCancelled else {
            isNudged = false
            return
        }
        let pace = pace
        let task = Task {
            guard let seconds else { return await Self.untilCancelled() }
            // Thrown only on cancellation, which is how a nudge ends the pause.
            try? await pace.sleep(seconds)
        }
        rest = task
        await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
        rest = nil
        isNudged = false
    }

    private static func untilCancelled() async {
        let (stream, continuation) = AsyncStream<Never>.makeStream()
        for await _ in stream {}
        continuation.finish()
    }

    func noteAnswer() {
        guard onlineSince == nil || isOffline else { return }
        if isOffline { beginGlance() }
        isOffline = false
        told = nil
        onlineSince = pace.now()
        report(.online(since: pace.now()))
    }

    /// Says why a round ended early, once for as long as the same is in the way.
    func tell(_ halt: Halt) {
        let event: SyncEvent
        switch halt {
        case .offline(let sentence):
            isOffline = true
            hasNews = false
            event = .offline(sentence: sentence, lastNews: lastNews())
        case .logInNeeded(let reason):
            told = nil
            report(.logInNeeded(reason: reason))
            return
        case .failed(let sentence, _): event = .trouble(sentence: sentence)
        case .cancelled: return
        }
        guard event != told else { return }
        told = event
        report(event)
    }
}
