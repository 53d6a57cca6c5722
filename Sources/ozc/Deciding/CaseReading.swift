import Foundation
import OzModel
import Remote
import Store
import Sync

/// The analyses that are to be decided, as this console showed them and as the server has them now.
struct CaseReading: Sendable {
    /// One of them.
    struct Case: Sendable {
        let id: String
        /// What the mirror had: what the operator may have seen.
        let before: Analysis?
        /// What the mirror has since the server was asked.
        let now: Analysis?
        /// Why the server does not give it.
        let trouble: String?

        /// What the operator goes by: the case as it was shown, unless there was nothing to be seen in it yet.
        var seen: Sight? { (before.flatMap { $0.state.isUnderWay ? nil : $0 } ?? now).map { Sight($0) } }
    }

    let cases: [Case]
    /// Why the server was not reached; nil when it was, or was not asked.
    let offline: String?

    /// Reads them one after the other; once the server is not reached, it is not asked again.
    ///
    /// - Throws: `Failure` when one of them is unknown, or nobody is logged in.
    static func read(_ ids: [String], _ authority: Authority, isOffline: Bool, _ progress: ProgressLine) async throws
        -> CaseReading
    {
        let lookup = authority.lookup
        let api = try lookup.api()
        let syncer = try lookup.syncer(api, authority.ledger, SyncPolicy())
        let reader = lookup.mirror.reader
        var cases: [Case] = []
        var unknown: [String] = []
        var offline: String?
        for (index, id) in ids.enumerated() {
            let before = try reader.record(Analysis.self, id: id)
            var trouble: String?
            if !isOffline, offline == nil {
                if ids.count > 1 { progress.show(index, of: ids.count) }
                var outcome = await syncer.open(.analyses, id: id)
                if case .logInNeeded = outcome, try await lookup.logIn(api) {
                    outcome = await syncer.open(.analyses, id: id)
                }
                switch outcome {
                case .done, .gone: break
                case .offline(let sentence): offline = sentence
                case .logInNeeded(let reason): throw Leave.logInNeeded(reason)
                case .failed(let sentence, _): trouble = sentence
                case .cancelled: throw Failure(.interrupted, "interrupted: nothing was decided")
                }
            }
            let now = try reader.record(Analysis.self, id: id)
            if now == nil, trouble == nil { unknown.append(id) }
            cases.append(Case(id: id, before: before, now: now, trouble: trouble))
        }
        progress.clear()
        guard unknown.isEmpty else { throw failure(unknown, isOffline: isOffline, offline) }
        return CaseReading(cases: cases, offline: offline)
    }

    private static func failure(_ unknown: [String], isOffline: Bool, _ offline: String?) -> Failure {
        let names = "\(unknown.count == 1 ? "analysis" : "analyses") \(unknown.joined(separator: ", "))"
        if let offline {
            return Failure(.unreachable, "\(offline), and \(names) is not cached: nothing was decided")
        }
        if isOffline {
            return Failure(
                .notFound, "no \(names) is cached: nothing was decided; without --offline the server is asked")
        }
        return Failure(.notFound, "there is no \(names): nothing was decided")
    }
}
