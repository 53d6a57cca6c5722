/// A part of the server as its own check tells it, such as a queue.
public struct HealthPart: Hashable, Sendable {
    /// Where it stands in the answer, with dots between: `queues.tfss`.
    public let name: String
    public let state: HealthState
    /// The server's own word for it.
    public let word: String

    /// A part in its server's words.
    public init(name: String, state: HealthState, word: String) {
        self.name = name
        self.state = state
        self.word = word
    }
}
