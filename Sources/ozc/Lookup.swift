import ConsoleUI
import Foundation
import OzModel
import Remote
import Session
import Store
import Sync

/// What the commands without a screen stand on: the profile's mirror, and the server that fills it.
struct Lookup: Sendable {
    let workplace: Workplace
    let mirror: Store.Mirror
    let findings = Findings()

    /// - Throws: `Failure` when there is no profile yet; whatever keeps configuration or mirror from being used.
    init(_ global: GlobalOptions) throws {
        workplace = try global.workplace()
        guard !workplace.isNew else { throw Leave.logInNeeded("there is no profile \(workplace.name) yet") }
        mirror = try workplace.openMirror()
        if case .rebuilt(let reason) = mirror.opening { note("ozc: \(reason): it was set aside and is fetched anew") }
    }

    /// The moment (epoch seconds) to which the mirror reaches back; nil for all.
    var since: Double? { workplace.settings.syncDepth.map { Date().timeIntervalSince1970 - $0 } }

    /// How old the news is, in words.
    var age: String {
        guard let last = Syncer.lastNews(of: mirror) else { return "nothing is cached yet" }
        return "cached \(PlainWords.age(Date().timeIntervalSince1970 - last)) ago"
    }

    /// The server of the profile, with its session.
    func api() throws -> OzAPI {
        try workplace.api(
            workplace.server(), transport: makeTransport(workplace.profile), owner: MirrorOwner.of(mirror))
    }

    /// Asks the server; once more after a log-in by `password_command`, where there is one.
    ///
    /// What is decided here and not settled there stays as it is, whatever the server says of it.
    ///
    /// - Parameter sending: sends what waits before anything is read; a list must not change the server.
    /// - Throws: `Failure` with the exit code that the outcome stands for; what the server answered where it refuses.
    func ask(
        _ policy: SyncPolicy, sending: Sending? = nil,
        _ work: @escaping @Sendable (Syncer) async throws -> PullOutcome,
        report: @escaping @Sendable (SyncEvent) -> Void = { _ in }
    ) async throws {
        let api = try api()
        let ledger = try sending?.authority.ledger ?? workplace.openLedger()
        let syncer = try syncer(api, ledger, policy, sending, report)
        var outcome = try await work(syncer)
        if case .logInNeeded = outcome, try await logIn(api) { outcome = try await work(syncer) }
        try check(outcome)
    }

    func syncer(
        _ api: OzAPI, _ ledger: Ledger, _ policy: SyncPolicy, _ sending: Sending? = nil,
        _ report: @escaping @Sendable (SyncEvent) -> Void = { _ in }
    ) throws(StoreError) -> Syncer {
        let (findings, owner) = (findings, try workplace.ledgerOwner(of: mirror))
        return Syncer(
            api: api, mirror: mirror, policy: policy,
            held: { () throws(StoreError) in try ledger.reader.held(owner: owner) }, send: { await sending?.round() }
        ) { event in
            event.record()
            findings.note(event)
            report(event)
        }
    }

    /// Logs in by `password_command`; false where there is none.
    ///
    /// - Throws: `Failure` where the log-in is another user's than whose mirror and decisions these are.
    func logIn(_ api: OzAPI) async throws -> Bool {
        guard !workplace.profile.passwordCommand.isEmpty else { return false }
        let password: Secret
        do {
            password = try await SecretCommand.firstLine(of: workplace.profile.passwordCommand)
        } catch {
            throw Failure(.failed, "password_command: \(error.sentence)")
        }
        let email = workplace.profile.email
        let tokens = try await api.authorize(email: email, password: password)
        let owner = try MirrorOwner.of(mirror)?.user
        let user = tokens.user?.key ?? ""
        guard user.isEmpty || owner == nil || owner == user else {
            throw Failure(.refused, "password_command logs in another user, \(email): nothing was sent; run ozc login")
        }
        try await api.open(tokens)
        return true
    }

    /// The whole id of which `text` is the beginning; `text` itself where the mirror knows none, or it is too short.
    ///
    /// - Throws: `Failure` when several begin so.
    func resolve(_ text: String, of noun: Noun) throws -> String {
        if try mirror.reader.json(noun, id: text) != nil { return text }
        for beginning in [text, text.lowercased()] where beginning.count >= Beginning.least {
            let ids = try mirror.reader.ids(noun, startingWith: beginning, limit: Beginning.most)
            if let id = try Beginning.only(of: ids, text, among: noun.rawValue) { return id }
        }
        return text
    }

    private func check(_ outcome: PullOutcome) throws {
        switch outcome {
        case .done, .gone: return
        case .offline(let sentence):
            throw Failure(.unreachable, "\(sentence); --offline shows what is here (\(age))")
        case .logInNeeded(let reason): throw Leave.logInNeeded(reason)
        case .failed(let sentence, _): throw Failure(findings.refused.isEmpty ? .failed : .refused, sentence)
        case .cancelled: throw Failure(.interrupted, "interrupted")
        }
    }
}
