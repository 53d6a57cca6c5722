import ConsoleUI
import Foundation
import OzModel
import Remote
import Session
import Store
import Sync

/// One round of the checklist: the server is asked once, by a command and without a screen.
struct HealthRound {
    /// How it came out.
    struct Outcome {
        let facts: HealthFacts
        let checks: [HealthCheck]
        /// Why the server did not tell of its analyses; nil where it did.
        let refusal: RemoteError?
    }

    /// Seconds that the news of a mirror may be old where no console is open to bring them.
    private static let newsLimit = 86_400.0

    let lookup: Lookup
    /// Seconds that an answer may take.
    let patience: Double

    /// - Throws: `ServerError` when the profile's address cannot be used, `StoreError` for a mirror that cannot be read.
    func run() async throws -> Outcome {
        lookup.workplace.isOffline ? try cached() : try await asked()
    }

    /// What is known here, without a word to anybody.
    private func cached() throws -> Outcome {
        let now = Date().timeIntervalSince1970
        var work = HealthFacts.Work.unknown("nothing is cached here yet")
        if let last = Syncer.lastNews(of: lookup.mirror) {
            let age = max(0, now - last)
            work = .mirrored(try lookup.mirror.reader.workload(until: last), age: age)
        }
        var facts = HealthFacts(now: now, work: work, newsLimit: Self.newsLimit)
        facts.notAsked = "not asked: --offline"
        return outcome(facts, nil)
    }

    private func asked() async throws -> Outcome {
        let workplace = lookup.workplace
        let prober = try Prober(workplace, transport: makeTransport(workplace.profile), patience: patience)
        let api = try lookup.api()
        let probe = await prober.probe()
        var facts = HealthFacts(now: probe.at, work: .unknown("the server was not reached"), newsLimit: Self.newsLimit)
        facts.probe = probe
        facts.answered = probe.isAnswered ? probe : nil
        guard probe.isAnswered else { return outcome(facts, nil) }
        // What the server wrote is measured by its clock, which one header of its answers tells.
        let until = Date().timeIntervalSince1970 + (probe.skew ?? 0)
        do throws(RemoteError) {
            facts.work = .asked(try await workload(api, until: until))
            return outcome(facts, nil)
        } catch {
            facts.work = error.kind == .other ? .trouble(error.sentence) : .unknown(error.sentence)
            return outcome(facts, error)
        }
    }

    /// Renewing the session counts too: the whole of it has one limit.
    private func workload(_ api: OzAPI, until: Double) async throws(RemoteError) -> Workload {
        let asking = Task { [lookup, patience] () async -> Result<Workload, RemoteError> in
            do throws(RemoteError) {
                return .success(try await api.workload(until: until, patience: patience))
            } catch .logInNeeded(let reason) {
                guard (try? await lookup.logIn(api)) == true else { return .failure(.logInNeeded(reason: reason)) }
                do throws(RemoteError) {
                    return .success(try await api.workload(until: until, patience: patience))
                } catch { return .failure(error) }
            } catch {
                return .failure(error)
            }
        }
        let limit = Task { [patience] in
            try await Task.sleep(for: .seconds(patience * 2))
            asking.cancel()
        }
        defer { limit.cancel() }
        let found = await asking.value
        guard case .failure(.cancelled) = found else { return try found.get() }
        throw .unreachable(.timedOut(seconds: patience * 2))
    }

    private func outcome(_ facts: HealthFacts, _ refusal: RemoteError?) -> Outcome {
        var facts = facts
        facts.patience = patience
        facts.scope = HealthFacts.scope(of: lookup.workplace.identity().role)
        facts.newsAge = Syncer.lastNews(of: lookup.mirror).map { max(0, facts.now - $0) }
        // A ledger that is not there yet has nothing to tell, and is not made for a look.
        facts.outbox = outbox()
        return Outcome(facts: facts, checks: HealthSheet.checks(facts), refusal: refusal)
    }

    private func outbox() -> HealthFacts.Outbox? {
        let path = lookup.workplace.paths.ledger(lookup.workplace.name)
        guard FileManager.default.fileExists(atPath: path) else {
            return HealthFacts.Outbox(waiting: 0, oldest: nil, failed: 0, refused: 0)
        }
        // One that cannot be read is told as such by its checks.
        guard let reader = try? lookup.workplace.openLedger().reader, let counts = try? reader.counts(),
            let oldest = try? reader.rows([.queued, .sending], limit: 1)
        else { return nil }
        return HealthFacts.Outbox(counts, oldest: oldest.first)
    }
}
