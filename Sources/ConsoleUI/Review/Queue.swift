import OzModel
import Store

/// Analyses that a person goes through one by one.
public enum Queue: Hashable, Sendable {
    /// Those that need an operator.
    case review(QueueFilter)
    /// A few taken by chance from what the machine let pass on a day, in words; with their ids.
    case sample(day: String, ids: Set<String>)
}

/// What the review queue is narrowed by; each part is an id or a word of the API, and how people call it.
public struct QueueFilter: Hashable, Sendable {
    /// One part: what is compared, and how it is said.
    public struct Part: Hashable, Sendable {
        public let id: String
        public let name: String

        public init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }

    public var company: Part?
    public var type: Part?
    public var user: Part?
    /// Waiting for at least so many seconds.
    public var age: Double?

    public init() {}

    public var isEmpty: Bool { self == QueueFilter() }

    /// `BIOMETRY, Acme Bank, over 30 min`.
    var words: String {
        [type?.name, company?.name, user?.name, age.map { "over \(Amounts.age($0))" }].compactMap(\.self)
            .joined(separator: ", ")
    }

    /// What the mirror is asked; the clock counts by the minute, so that the question stays the same that long.
    func rows(now: Double) -> RowFilter {
        var filter = RowFilter(verdict: Verdict.operatorRequired.wire)
        filter.company = company?.id
        filter.type = type?.id
        filter.user = user?.id
        filter.until = age.map { (now / 60).rounded(.down) * 60 - $0 }
        return filter
    }
}

/// Which of the lists: everything of a kind, or a queue.
public enum Lane: Hashable, Sendable {
    case all(Noun)
    case review
    case sample

    /// The kind of object its rows are.
    public var noun: Noun {
        switch self {
        case .all(let noun): noun
        case .review, .sample: .analyses
        }
    }
}
