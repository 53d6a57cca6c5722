/// A change that the server has made.
public struct ChangeDone: Equatable, Sendable {
    /// "Company Acme Bank created."
    public let sentence: String
    /// What was made or changed, where it can be opened; nil for what was deleted.
    public let noun: Noun?
    public let id: String?

    /// A change that was made.
    public init(sentence: String, noun: Noun? = nil, id: String? = nil) {
        self.sentence = sentence
        self.noun = noun
        self.id = id
    }
}

/// A change that was not made, or of which nobody knows.
public struct ChangeFailure: Error, Equatable, Sendable {
    /// Why it was not made.
    public enum Reason: Hashable, Sendable {
        /// By this console, before anything was sent.
        case notAllowed
        /// By the server.
        case refused
        case notFound
        case offline
        /// Sent, and no answer came: it may have been done.
        case unanswered
        case logInNeeded
        case cancelled
    }

    public let reason: Reason
    public let sentence: String
    /// The form's field it belongs to, where the server names one.
    public let field: String?

    /// A failure in words for people.
    public init(_ reason: Reason, _ sentence: String, field: String? = nil) {
        self.reason = reason
        self.sentence = sentence
        self.field = field
    }
}
