import OzModel
import Store

/// What was looked for with `/` and what came of it.
public struct Find: Equatable, Sendable {
    /// What is known of the hits.
    public enum Outcome: Equatable, Sendable {
        case looking
        case hits(Int)
    }

    public let text: String
    public let noun: Noun
    public var outcome: Outcome

    public init(text: String, noun: Noun, outcome: Outcome = .looking) {
        self.text = text
        self.noun = noun
        self.outcome = outcome
    }
}

/// A question to the mirror that may take longer than a key may wait.
public struct FindRequest: Equatable, Sendable {
    public let query: ListQuery
    public let text: String
    public let from: RowMark?
    public let forward: Bool

    public init(query: ListQuery, text: String, from: RowMark?, forward: Bool) {
        self.query = query
        self.text = text
        self.from = from
        self.forward = forward
    }
}
