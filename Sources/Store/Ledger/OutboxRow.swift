import OzModel

/// A decision on its way to the server, with all that happened to it.
public struct OutboxRow: Hashable, Sendable {
    /// The order in which decisions were confirmed, and are sent.
    public let seq: Int64
    public let decision: Decision
    public let owner: LedgerOwner
    public let state: OutboxState
    /// Epoch seconds at which it was confirmed; of a draft, begun.
    public let created: Double
    /// Epoch seconds of the last change.
    public let changed: Double
    /// Not sent before this moment (epoch seconds): the undo window, then the pause after a try.
    public let notBefore: Double
    /// Tries that came to nothing since it was last queued by hand.
    public let tries: Int
    /// How often it may have reached the server without an answer coming back.
    public let unanswered: Int
    /// What the server, or the network, said last; for people.
    public let answer: String?
    /// The case as the server had it when it was read last.
    public let found: Sight?
    /// Decisions that were confirmed together share it.
    public let batch: String?

    /// Its own id.
    public var operation: String { decision.operation }
    /// Whether taking it back is surely in time: nothing of it was ever sent.
    public var isUndoable: Bool { state == .queued && unanswered == 0 }

    /// What must be said of a decision that came to nothing, if the server may know it all the same.
    public static let doubt = "it may have arrived"

    /// An answer that does not hide that it may have arrived.
    func doubting(_ answer: String?) -> String? {
        guard unanswered > 0, answer?.contains(Self.doubt) != true else { return answer }
        return answer.map { "\($0); \(Self.doubt)" } ?? Self.doubt
    }

    /// The moment (epoch seconds) from which it may be sent.
    ///
    /// Further away than any wait there is, it was written by a clock that has been set back since: then it is due.
    public func due(now: Double) -> Double { notBefore > now + Self.longestWait ? now : notBefore }

    /// Seconds: the longest undo window that can be set, and more than any pause between two tries.
    static let longestWait = 3600.0 + 300
}
