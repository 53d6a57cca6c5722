import Logging
import Sync

extension SyncEvent {
    private static let log = Logger(label: "sync")

    /// Puts the event in the log, without anything that names a person.
    public func record() {
        let log = Self.log
        switch self {
        case .online: log.info("online")
        case .offline(let sentence, _): log.warning("offline: \(LogText.own(sentence))")
        case .progress(let done, let total, let phase, _):
            log.debug("progress", metadata: ["phase": "\(phase)", "done": "\(done)", "total": "\(total ?? -1)"])
        case .unreadable(let count, let first): log.warning("\(count) unreadable, the first: \(first)")
        case .changed(let revision): log.debug("changed", metadata: ["revision": "\(revision)"])
        case .gone(let noun, let id): log.info("gone", metadata: ["noun": "\(noun)", "id": "\(id)"])
        case .left(let orders): log.info("\(orders) orders left the mirror")
        case .paused(let isPaused): log.info(isPaused ? "paused" : "goes on")
        case .logInNeeded: log.warning("log-in needed")
        case .refused(let what, let sentence): log.warning("refused: \(what): \(LogText.own(sentence))")
        case .trouble(let sentence): log.error("trouble: \(LogText.own(sentence))")
        }
    }
}
