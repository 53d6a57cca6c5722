/// One condition of a query: `-status:declined,failed`, `score>=0.5`, or words to be found anywhere.
public struct Term: Hashable, Sendable {
    /// What is looked at.
    public enum Subject: Hashable, Sendable {
        /// A key of the table, by its name.
        case key(String)
        /// A path of the metadata, without `meta.`
        case meta(String)
        /// Ids, names, metadata and comments.
        case anywhere
    }

    /// How it compares.
    public enum Comparator: String, CaseIterable, Sendable {
        /// As its kind of value is usually meant.
        case matches = ":"
        case equals = "="
        case less = "<"
        case atMost = "<="
        case more = ">"
        case atLeast = ">="

        /// Whether it puts values in an order.
        public var isOrder: Bool { self != .matches && self != .equals }
    }

    /// What is looked at.
    public let subject: Subject
    /// True for what must not be so.
    public let isNegated: Bool
    /// How it compares.
    public let comparator: Comparator
    /// Any of them will do; never empty.
    public let values: [Value]

    /// A term from its parts.
    public init(_ subject: Subject, _ comparator: Comparator = .matches, _ values: [Value], isNegated: Bool = false) {
        self.subject = subject
        self.comparator = comparator
        self.values = values
        self.isNegated = isNegated
    }
}

/// One value of a term.
public enum Value: Hashable, Sendable {
    case text(String)
    /// `tr-*`: what begins so.
    case beginning(String)
    /// `*`: whatever is there.
    case anything
    /// In the API's spelling.
    case word(String)
    case flag(Bool)
    case number(Double)
    /// `0.2..0.4`, both ends included, either may be open.
    case numbers(from: Double?, to: Double?)
    case time(TimePoint)
    /// `2026-11-01..2026-11-05`, both ends included, either may be open.
    case times(from: TimePoint?, to: TimePoint?)
}
