import ConsoleUI
import Logging
import OzModel
import Store
import Sync

extension PushEvent {
    private static let log = Logger(label: "push")

    /// Puts the event in the log, without anything that names a person.
    public func record() {
        let log = Self.log
        switch self {
        case .changed, .mirrorChanged: break
        case .settled(let row):
            log.info("settled", metadata: ["operation": "\(row.operation)", "state": "\(row.state.rawValue)"])
        case .offline(let sentence): log.warning("offline: \(LogText.own(sentence))")
        case .logInNeeded: log.warning("log-in needed")
        case .trouble(let sentence): log.error("trouble: \(LogText.own(sentence))")
        }
    }

    /// What the event means on screen.
    func actions(lastNews last: () -> Double?) -> [Action] {
        switch self {
        case .changed: [.ledgerChanged]
        case .settled(let row): [.ledgerChanged] + (Self.notice(row).map { [$0] } ?? [])
        case .mirrorChanged(let revision): [.mirrorChanged(revision: revision)]
        case .offline(let reason): [.news(.offline(reason: sentence(reason), last: last()))]
        case .logInNeeded(let reason): [.logInNeeded(reason: sentence(reason), last: last())]
        case .trouble(let reason): [.notice(.warning, sentence("decisions wait: \(reason)"))]
        }
    }

    /// Only what needs the operator is said; what went through shows on the case.
    private static func notice(_ row: OutboxRow) -> Action? {
        switch row.state {
        case .refused, .failed: return .needsAnswer(row.decision.object)
        case .draft, .queued, .sending, .accepted, .dropped: return nil
        }
    }
}
