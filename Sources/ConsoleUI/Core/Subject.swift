import OzModel

/// What is opened: an object of the server, or something that this console keeps itself.
public enum Subject: Hashable, Sendable {
    case object(Noun)
    /// What waits, was refused, was sent; its place has no id.
    case outbox
    /// How the server and this console are; its place has no id.
    case health
    /// One decision, by its operation.
    case operation
    /// Decisions that were confirmed together.
    case batch
    /// Charts; its place has no id.
    case statistics
    /// Somebody in a collection; the place's id names the collection too.
    case person

    /// The kind of object that the mirror has; nil for what it has not.
    public var noun: Noun? {
        if case .object(let noun) = self { return noun }
        return nil
    }

    /// The word for one of them.
    var singular: String {
        switch self {
        case .object(let noun): noun.singular
        case .outbox: "outbox"
        case .health: "health"
        case .operation: "decision"
        case .batch: "decisions"
        case .statistics: "statistics"
        case .person: "person"
        }
    }
}
