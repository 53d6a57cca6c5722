/// A fact about the pull that is kept in the mirror, so that it is forgotten together with it.
public struct Checkpoint: Equatable, Sendable {
    /// What the fact is called.
    public let name: String
    /// The fact; nil forgets it.
    public let value: String?

    /// A fact from its parts.
    public init(_ name: String, _ value: String?) {
        self.name = name
        self.value = value
    }
}
