import Foundation
import OzModel
import Remote
import Session
import Store
import Sync
import Synchronization

/// Sends what waits in the ledger, for commands that end, and gathers what came of it.
final class Sending: Sendable {
    /// How it ended.
    enum End {
        case done
        case interrupted
        case offline(String)
        case logInNeeded(String)
        case stuck(String)
    }

    private final class Settled: Sendable {
        let rows = Mutex<[OutboxRow]>([])
    }

    /// Seconds for which another console may go on sending.
    private static let patience = 60.0
    /// How often in a row the server may ask for a pause.
    private static let setbacks = 5

    let authority: Authority
    private let api: OzAPI
    private let pusher: Pusher
    private let gathered: Settled
    private let isEnding = Atomic(false)

    /// - Parameter told: hears of every decision that comes to an end.
    init(_ authority: Authority, told: @escaping @Sendable (OutboxRow) -> Void = { _ in }) throws {
        let api = try authority.lookup.api()
        let gathered = Settled()
        self.authority = authority
        self.api = api
        self.gathered = gathered
        pusher = Pusher(
            api: api, ledger: authority.ledger, mirror: authority.lookup.mirror, owner: authority.owner,
            policy: authority.lookup.workplace.pushPolicy
        ) { event in
            event.record()
            guard case .settled(let row) = event else { return }
            gathered.rows.withLock { $0.append(row) }
            told(row)
        }
    }

    /// What has come to an end so far.
    var settled: [OutboxRow] { gathered.rows.withLock { $0 } }

    /// Lets the decision that is on its way arrive, and sends no other.
    func endSoon() {
        isEnding.store(true, ordering: .sequentiallyConsistent)
        Task { await pusher.endSoon() }
    }

    /// Sends what is due once, after a log-in by `password_command` if need be and there is one.
    @discardableResult
    func round() async -> PushOutcome {
        let outcome = await pusher.push()
        guard case .logInNeeded = outcome else { return outcome }
        do {
            return try await authority.lookup.logIn(api) ? await pusher.push() : outcome
        } catch let failure as Failure where failure.code == .refused {
            return .logInNeeded(reason: failure.sentence)
        } catch {
            // What is asked next says so.
            return outcome
        }
    }

    /// Sends until these have come to an end, or something is in the way; nil: once what is due now.
    func run(_ operations: [String]?) async throws -> End {
        let deadline = Date().timeIntervalSince1970 + Self.patience
        var setbacks = 0
        while true {
            let outcome = await round()
            if isOver { return .interrupted }
            let now = Date().timeIntervalSince1970
            switch outcome {
            case .done:
                guard let operations, let due = try nextDue(of: operations) else { return .done }
                setbacks = 0
                await wait(until: due)
            case .elsewhere where now < deadline: await wait(until: now + 0.2)
            case .elsewhere: return .stuck("another console on this ledger keeps sending")
            case .offline(let sentence): return .offline(sentence)
            case .logInNeeded(let reason): return .logInNeeded(reason)
            case .held(let sentence, let seconds):
                setbacks += 1
                guard let seconds, seconds <= Self.patience, setbacks < Self.setbacks else { return .stuck(sentence) }
                await wait(until: now + max(seconds, 0.2))
            }
            if isOver { return .interrupted }
        }
    }

    private var isOver: Bool { isEnding.load(ordering: .sequentiallyConsistent) || Task.isCancelled }

    /// When the first of these that still waits is due; nil when all have come to an end.
    private func nextDue(of operations: [String]) throws -> Double? {
        let reader = authority.ledger.reader
        let now = Date().timeIntervalSince1970
        return try operations.compactMap { try reader.row($0) }.filter(\.state.isPending).map { $0.due(now: now) }.min()
    }

    /// In short steps, so that ^c is heard.
    private func wait(until moment: Double) async {
        while !isOver, Date().timeIntervalSince1970 < moment {
            try? await Task.sleep(for: .milliseconds(50))
        }
    }
}
