/// How far a decision has come on its way to the server.
public enum OutboxState: String, CaseIterable, Hashable, Sendable {
    /// Being written, not confirmed.
    case draft
    /// Confirmed; waits for its turn, for the undo window to close, or for the network.
    case queued
    /// Its case is being read, or it is on the wire.
    case sending
    /// The server has it.
    case accepted
    /// Not sent, because the case is no longer what the operator saw; the operator answers.
    case refused
    /// The server said no, or too many tries came to nothing.
    case failed
    /// Taken back by the operator before it was sent, or given up.
    case dropped

    /// Confirmed and neither settled nor taken back: the case is shown as pending, and no pull overwrites it.
    public var isPending: Bool { self == .queued || self == .sending }

    /// Waits for the operator's answer.
    public var needsAnswer: Bool { self == .refused || self == .failed }

    /// The word for people.
    public var words: String {
        switch self {
        case .draft: "draft"
        case .queued: "waiting"
        case .sending: "sending"
        case .accepted: "accepted"
        case .refused: "refused for review"
        case .failed: "failed"
        case .dropped: "taken back"
        }
    }
}
