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
        case .progress(let done, let total, let phase):
            log.debug("progress", metadata: ["phase": "\(phase)", "done": "\(done)", "total": "\(total ?? -1)"])
        case .unreadable(let count, let first): log.warning("\(count) unreadable, the first: \(first)")
        case .changed(let revision): log.debug("changed", metadata: ["revision": "\(revision)"])
        case .gone(let noun, let id): log.info("gone", metadata: ["noun": "\(noun)", "id": "\(id)"])
        case .logInNeeded: log.warning("log-in needed")
        case .refused(let what, let sentence): log.warning("refused: \(what): \(LogText.own(sentence))")
        case .trouble(let sentence): log.error("trouble: \(LogText.own(sentence))")
        }
    }
}

/// What the program itself says in the log.
public enum ProgramLog {
    /// - Parameters:
    ///   - command: its name as typed, without arguments.
    ///   - profile: the name it was asked for, or nil.
    public static func started(_ command: String, profile: String?, isOffline: Bool) {
        Logger(label: "ozc").info(
            "started", metadata: ["command": "\(command)", "profile": "\(profile ?? "-")", "offline": "\(isOffline)"])
    }

    /// - Parameter sentence: why, if it did not go well.
    public static func ended(code: Int32, _ sentence: String = "") {
        let log = Logger(label: "ozc")
        if sentence.isEmpty {
            log.info("ended", metadata: ["code": "\(code)"])
        } else {
            log.error("ended: \(LogText.own(sentence))", metadata: ["code": "\(code)"])
        }
    }
}
