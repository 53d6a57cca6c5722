/// What came of a change.
public enum ChangeOutcome: Hashable, Sendable {
    /// The server made it; the id is that of what was made or changed, where it is known.
    case done(Resource, id: String?)
    /// What comes first of it is done, the rest is not: an order whose analyses were not started.
    case partly(Resource, id: String, sentence: String)
    /// It was not made.
    case refused(ChangeRefusal)
    /// No answer came, or none that tells: it may have happened, and is not sent again by itself.
    case unanswered(sentence: String)
    /// The server was not reached, or not with all of it: nothing happened.
    case offline(sentence: String)
    /// Nothing happened, because someone has to log in first.
    case logInNeeded(reason: String)
    /// It was given up before the server had all of it: nothing happened.
    case cancelled

    /// For people, without a full stop.
    ///
    /// - Parameter change: what it came of.
    public func sentence(_ change: Change) -> String {
        switch self {
        case .done: "done: \(change.sentence)"
        case .partly(_, _, let sentence), .offline(let sentence): sentence
        case .refused(let refusal): refusal.sentence
        case .unanswered(let sentence): "\(sentence): it may have happened all the same, so look before you do it again"
        case .logInNeeded(let reason): "log-in needed: \(reason)"
        case .cancelled: "cancelled: nothing was changed"
        }
    }
}

/// Why a change was not made.
public struct ChangeRefusal: Hashable, Sendable {
    /// Who or what stands against it.
    public enum Cause: Hashable, Sendable {
        /// It makes no sense as it is; nothing was sent.
        case mistake
        /// The account may not, by our word or the server's.
        case notAllowed
        /// What it is about is no longer there.
        case notFound
        /// This console sends no changes, or could not note it down.
        case here
        /// The server does not take it.
        case server
    }

    public let cause: Cause
    /// For people, without a full stop.
    public let sentence: String
    /// What is to be changed about it, where that is known.
    public let field: ChangeField?

    /// A refusal from its parts.
    public init(_ cause: Cause, _ sentence: String, field: ChangeField? = nil) {
        self.cause = cause
        self.sentence = sentence
        self.field = field
    }
}
