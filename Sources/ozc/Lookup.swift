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

    /// Asks the server; once more after a log-in by `password_command`, where there is one.
    ///
    /// - Throws: `Failure` with the exit code that the outcome stands for; what the server answered where it refuses.
    func ask(
        _ policy: SyncPolicy, _ work: @escaping @Sendable (Syncer) async throws -> PullOutcome,
        report: @escaping @Sendable (SyncEvent) -> Void = { _ in }
    ) async throws {
        let api = workplace.api(try workplace.server(), transport: makeTransport(workplace.profile))
        let findings = findings
        let syncer = Syncer(api: api, mirror: mirror, policy: policy) { event in
            event.record()
            findings.note(event)
            report(event)
        }
        var outcome = try await work(syncer)
        if case .logInNeeded = outcome, !workplace.profile.passwordCommand.isEmpty {
            try await logIn(api)
            outcome = try await work(syncer)
        }
        try check(outcome)
    }

    private func logIn(_ api: OzAPI) async throws {
        let password: Secret
        do {
            password = try await SecretCommand.firstLine(of: workplace.profile.passwordCommand)
        } catch {
            throw Failure(.failed, "password_command: \(error.sentence)")
        }
        try await api.logIn(email: workplace.profile.email, password: password)
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
