import FoundationEssentials
import HTTP
import OzModel
import Remote
import Store

/// Sends changes of the server's data: asks whether they are allowed, notes them in the audit, and brings the mirror up
/// to what the server has then.
///
/// A change is sent once. Only decisions wait in the outbox: before one is sent late, the case it is about can be compared
/// with what was seen; nothing says whether a new order or a deletion is still wanted hours later.
public struct ChangeSender: Sendable {
    let api: OzAPI
    let ledger: Ledger
    let mirror: Store.Mirror
    let owner: LedgerOwner
    let author: Author
    let isOffline: Bool
    let pace: Pace
    let report: @Sendable (ChangeEvent) -> Void

    /// A sender for one log-in; events come on any thread.
    public init(
        api: OzAPI, ledger: Ledger, mirror: Store.Mirror, owner: LedgerOwner, author: Author, isOffline: Bool = false,
        pace: Pace = .real, report: @escaping @Sendable (ChangeEvent) -> Void = { _ in }
    ) {
        self.api = api
        self.ledger = ledger
        self.mirror = mirror
        self.owner = owner
        self.author = author
        self.isOffline = isOffline
        self.pace = pace
        self.report = report
    }

    /// Why it would not even be sent; nil where it would be.
    public func refusal(of change: Change) async -> ChangeRefusal? {
        if await api.isReadOnly { return ChangeRefusal(.here, "this console is read only: nothing is sent") }
        if isOffline {
            return ChangeRefusal(.here, "this console is offline: changes are not kept for later, only decisions are")
        }
        if let refusal = change.refusal(to: author) { return ChangeRefusal(.notAllowed, refusal) }
        return change.mistakes.first.map { ChangeRefusal(.mistake, $0.sentence, field: $0.field) }
    }

    /// Sends it once and tells what came of it; cancelling the task gives it up where it is not too late.
    ///
    /// - Parameter progress: told how many bytes of how many have gone out, on the transport's thread.
    public func send(
        _ change: Change, progress: @escaping @Sendable (_ sent: Int, _ total: Int) -> Void = { _, _ in }
    ) async -> ChangeOutcome {
        if let refusal = await refusal(of: change) { return .refused(refusal) }
        // In the name of whoever asked, or not at all.
        if let key = await api.tokens?.user?.key, !key.isEmpty, key != owner.user {
            return .logInNeeded(reason: "another user is logged in")
        }
        if Task.isCancelled { return .cancelled }
        let operation = UUID().uuidString.lowercased()
        do {
            try ledger.note(.asked, change, operation: operation, owner: owner, now: pace.now())
        } catch {
            return .refused(ChangeRefusal(.here, "not sent, for it could not be noted down: \(error.sentence)"))
        }
        let outcome = await perform(change, SendingWatch(hasMoved: progress))
        note(outcome, change, operation)
        return outcome
    }

    private func perform(_ change: Change, _ watch: SendingWatch) async -> ChangeOutcome {
        do throws(RemoteError) {
            if case .editMetaData(let order, let edit) = change {
                guard let refusal = try await send(edit, to: order) else { return await settle(change, nil) }
                return .refused(refusal)
            }
            guard var endpoint = Endpoints.change(change) else { return .done(change.resource, id: change.objectID) }
            endpoint.watch = watch
            return await settle(change, try await api.send(endpoint))
        } catch {
            return await failure(change, error, watch)
        }
    }

    private func note(_ outcome: ChangeOutcome, _ change: Change, _ operation: String) {
        let (action, object, answer): (AuditEntry.Action, String?, String?) =
            switch outcome {
            case .done(_, let id): (.done, id, nil)
            case .partly(_, let id, let sentence): (.done, id, sentence)
            case .refused(let refusal): (.failed, nil, refusal.sentence)
            case .unanswered(let sentence): (.unanswered, nil, sentence)
            case .offline, .logInNeeded, .cancelled: (.failed, nil, outcome.sentence(change))
            }
        do {
            try ledger.note(
                action, change, operation: operation, object: object, owner: owner, answer: answer, now: pace.now())
            report(.ledgerChanged)
        } catch {
            report(.trouble(sentence: "what came of it could not be noted down: \(error.sentence)"))
        }
    }
}
