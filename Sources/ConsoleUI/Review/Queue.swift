import OzModel
import Store

/// Analyses that a person goes through one by one.
public enum Queue: Hashable, Sendable {
    /// Those that need an operator.
    case review
    /// A few taken by chance from what the machine let pass on a day, in words; with their ids.
    case sample(day: String, ids: Set<String>)
}

/// Which of the lists: everything of a kind, a queue, or a saved view.
public indirect enum Lane: Hashable, Sendable {
    case all(Noun)
    case review
    case sample
    case view(SavedView)

    /// The kind of object its rows are.
    public var noun: Noun {
        switch self {
        case .all(let noun): noun
        case .review, .sample: .analyses
        case .view(let view): view.lane.noun
        }
    }
}
