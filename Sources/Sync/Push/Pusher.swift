import OzModel
import Remote
import Store

/// Sends what the ledger holds, oldest first and one at a time: reads the case, and decides it only if it is what the
/// operator saw.
///
/// The API has no condition that a server would check itself, so between reading and deciding a case stays a gap of one
/// round trip in which somebody else's decision would go unseen.
public actor Pusher {
    let api: OzAPI
    let ledger: Ledger
    let mirror: Store.Mirror
    let owner: LedgerOwner
    let policy: PushPolicy
    let pace: Pace
    let report: @Sendable (PushEvent) -> Void

    private var round: Task<PushOutcome, Never>?
    private var rest: Task<Void, Never>?
    private var isNudged = false
    private var isEnding = false
    private var isClosed = false

    /// Nothing is sent before the first call; events come on any thread.
    public init(
        api: OzAPI, ledger: Ledger, mirror: Store.Mirror, owner: LedgerOwner, policy: PushPolicy = PushPolicy(),
        pace: Pace = .real, report: @escaping @Sendable (PushEvent) -> Void = { _ in }
    ) {
        self.api = api
        self.ledger = ledger
        self.mirror = mirror
        self.owner = owner
        self.policy = policy
        self.pace = pace
        self.report = report
    }

    /// Deals with all that is due; a second caller waits for the round that is running.
    @discardableResult
    public func push() async -> PushOutcome {
        if let round { return await round.value }
        let task = Task {
            // Before anyone hears of the end: whoever asks then is owed a round of their own.
            defer { self.round = nil }
            return await self.pushOnce()
        }
        round = task
        return await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
    }

    /// Sends whatever becomes due until the task is cancelled.
    public func live() async {
        var failures = 0
        while !Task.isCancelled {
            let outcome = await push()
            failures = outcome == .done ? 0 : failures + 1
            await wait(pause(after: outcome, failures))
        }
    }

    /// Begins the next round now, as after a decision, a log-in, or when the server answers again.
    public func nudge() {
        isNudged = true
        rest?.cancel()
    }

    /// Lets the decision that is on its way arrive, and sends no other.
    public func endSoon() { isEnding = true }

    /// Ends it for good, and waits until nothing of it is under way.
    public func close() async {
        isClosed = true
        rest?.cancel()
        round?.cancel()
        _ = await round?.value
    }

    /// Seconds until there is something to do; nil: not before a nudge.
    private func pause(after outcome: PushOutcome, _ failures: Int) -> Double? {
        switch outcome {
        case .done:
            // A ledger that cannot be read said so in the round.
            guard let due = try? ledger.reader.nextDue(owner: owner, now: pace.now()) else { return nil }
            return max(0.01, due - pace.now())
        case .elsewhere: return 2
        case .offline: return policy.pause(after: failures)
        case .held(_, let seconds): return max(seconds ?? 0, policy.pause(after: failures))
        case .logInNeeded: return nil
        }
    }

    private func wait(_ seconds: Double?) async {
        guard !isNudged, !Task.isCancelled else {
            isNudged = false
            return
        }
        let pace = pace
        let task = Task<Void, Never> {
            // Thrown only on cancellation, which is how a nudge ends the pause.
            try? await pace.sleep(seconds ?? 86_400 * 365)
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

    private func pushOnce() async -> PushOutcome {
        guard !isClosed else { return .done }
        // Round after round nothing is written while there is nothing to send.
        if let hasWork = try? ledger.reader.hasWork(owner: owner), !hasWork { return .done }
        do {
            guard let lock = try SenderLock(ledger: ledger.path) else { return .elsewhere }
            let outcome = await work()
            _ = consume lock
            return outcome
        } catch {
            return tell(.held(sentence: error.sentence, seconds: nil))
        }
    }

    private func work() async -> PushOutcome {
        do {
            // Whoever holds the lock is the only sender: what is still on the wire was left there by a kill.
            try ledger.recover(owner: owner, now: pace.now())
            while !isEnding, !Task.isCancelled {
                try await checkUser()
                guard let row = try ledger.claim(owner: owner, now: pace.now()) else { break }
                report(.changed)
                try await send(row)
                report(.changed)
            }
            try await reread()
            return .done
        } catch let stop as Stop {
            return tell(stop.outcome)
        } catch {
            return tell(.held(sentence: (error as? StoreError)?.sentence ?? "cancelled", seconds: nil))
        }
    }

    /// Decisions go out in the name of whoever made them, or not at all.
    private func checkUser() async throws {
        guard let key = await api.tokens?.user?.key, !key.isEmpty, key != owner.user else { return }
        throw Stop(outcome: .logInNeeded(reason: "another user is logged in"))
    }

    /// Why a round goes no further.
    struct Stop: Error {
        let outcome: PushOutcome
    }

    private func tell(_ outcome: PushOutcome) -> PushOutcome {
        report(.changed)
        switch outcome {
        case .done, .elsewhere: break
        case .offline(let sentence): report(.offline(sentence: sentence))
        case .logInNeeded(let reason): report(.logInNeeded(reason: reason))
        case .held(let sentence, _): report(.trouble(sentence: sentence))
        }
        return outcome
    }
}
