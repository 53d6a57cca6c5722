import Sync
import Synchronization

/// What a pull could not bring, gathered while it runs.
final class Findings: Sendable {
    private struct Content {
        var refused: [String] = []
        var unreadable = 0
        var firstUnreadable: String?
    }

    private let content = Mutex(Content())

    func note(_ event: SyncEvent) {
        content.withLock { content in
            switch event {
            case .refused(let what, let sentence):
                let line = "\(what): \(sentence)"
                if !content.refused.contains(line) { content.refused.append(line) }
            case .unreadable(let count, let first):
                content.unreadable += count
                content.firstUnreadable = content.firstUnreadable ?? first
            case .online, .offline, .progress, .left, .paused, .changed, .gone, .logInNeeded, .trouble: break
            }
        }
    }

    /// The lists that the server does not give, each with the reason.
    var refused: [String] { content.withLock { $0.refused } }

    /// What could not be read, in a sentence; nil when all could.
    var unreadable: String? {
        content.withLock { content in
            guard content.unreadable > 0 else { return nil }
            let what = content.unreadable == 1 ? "1 record" : "\(content.unreadable) records"
            return "\(what) could not be read and left out: \(content.firstUnreadable ?? "")"
        }
    }
}
