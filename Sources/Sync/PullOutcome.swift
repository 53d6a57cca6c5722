/// How a round, or the fetching of one object, ended.
public enum PullOutcome: Equatable, Sendable {
    /// All was asked and answered; so many rows changed.
    case done(changed: Int)
    /// The server was not reached.
    case offline(sentence: String)
    /// The session has ended.
    case logInNeeded(reason: String)
    /// The server no longer has the object.
    case gone
    /// Something else was in the way; after `retryAfter` seconds it may be gone.
    case failed(sentence: String, retryAfter: Double?)
    /// The task was cancelled; what had arrived is kept.
    case cancelled
}
