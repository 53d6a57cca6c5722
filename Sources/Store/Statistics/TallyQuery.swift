import OzModel

/// What is counted in the mirror, by what, and of which time.
public struct TallyQuery: Hashable, Sendable {
    /// What rows are counted by. A day and an hour are those of UTC, as the counters have them.
    public enum Key: String, CaseIterable, Hashable, Sendable {
        case day, hour, company, user, type, verdict

        /// How many seconds it is long; nil for what is no time.
        public var seconds: Int64? {
            switch self {
            case .day: 86400
            case .hour: 3600
            case .company, .user, .type, .verdict: nil
            }
        }
    }

    /// Orders, analyses or media.
    public let noun: Noun
    /// In the order in which rows of the answer are given.
    public let keys: [Key]
    /// Created at this moment (epoch seconds) or later; nil for all.
    public var from: Double?
    /// Created before this moment; nil for all.
    public var until: Double?
    /// Only those of a company, by its id.
    public var company: String?
    /// Only those of a user, by its id.
    public var user: String?
    /// Only those with a verdict, by the API's word.
    public var verdict: String?

    /// A question from its parts.
    public init(
        _ noun: Noun, by keys: [Key], from: Double? = nil, until: Double? = nil, company: String? = nil,
        user: String? = nil, verdict: String? = nil
    ) {
        self.noun = noun
        self.keys = keys
        self.from = from
        self.until = until
        self.company = company
        self.user = user
        self.verdict = verdict
    }
}

/// So many rows have these things in common.
public struct TallyRow: Hashable, Sendable {
    /// A day, a company, a status.
    public struct Mark: Hashable, Sendable {
        /// The epoch second at which a day or an hour begins; for the rest a number that the mirror knows it by.
        public let number: Int64
        /// The id of a company or user, the API's word for a type or verdict; nil where there is none.
        public let id: String?
        /// What people call a company or user; nil where that is not known.
        public let name: String?
    }

    /// One for each key of the question.
    public let marks: [Mark]
    public let count: Int
}
