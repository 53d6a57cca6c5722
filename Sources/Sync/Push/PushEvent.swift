import Store

/// News of the sending, for the screen and the log.
public enum PushEvent: Equatable, Sendable {
    /// Rows of the ledger changed.
    case changed
    /// A decision has come to an end, or rests until the operator answers.
    case settled(OutboxRow)
    /// Rows of the mirror changed; its new revision.
    case mirrorChanged(revision: Int)
    /// The server was not reached; what waits is kept.
    case offline(sentence: String)
    /// Nothing more is sent until someone logs in.
    case logInNeeded(reason: String)
    /// The ledger or the mirror could not be used.
    case trouble(sentence: String)
}

/// How a round of sending ended.
public enum PushOutcome: Equatable, Sendable {
    /// All that was due has been dealt with.
    case done
    /// Another console on the same ledger is sending.
    case elsewhere
    /// The server was not reached.
    case offline(sentence: String)
    /// The session has ended.
    case logInNeeded(reason: String)
    /// The server asks for patience, or something else is in the way, for so many seconds if known.
    case held(sentence: String, seconds: Double?)
}
