/// A term with its times worked out: what a row is held against, whoever holds it.
public struct Clause: Hashable, Sendable {
    /// What is looked at.
    public let subject: Term.Subject
    /// True for what must not be so. What is not there at all passes then.
    public let isNegated: Bool
    /// Any of them will do.
    public let tests: [Test]

    /// A clause from its parts.
    public init(_ subject: Term.Subject, _ tests: [Test], isNegated: Bool = false) {
        self.subject = subject
        self.tests = tests
        self.isNegated = isNegated
    }
}

/// What one value is held against.
public enum Test: Hashable, Sendable {
    /// How much of a text must agree.
    public enum Extent: Hashable, Sendable {
        case whole, beginning, part
    }

    /// A text; a folded one without regard to case and accents.
    case text(String, Extent, isFolded: Bool)
    /// A word of the API, in its spelling.
    case word(String)
    case flag(Bool)
    /// A number, or a time in epoch seconds.
    case within(Bounds)
    /// Any value at all.
    case present
}

/// A range of numbers; an end that is nil is open.
public struct Bounds: Hashable, Sendable {
    /// The lower end.
    public let from: Double?
    /// Whether the lower end itself is out.
    public let isAfter: Bool
    /// The upper end.
    public let to: Double?
    /// Whether the upper end itself is out.
    public let isBefore: Bool

    /// A range; its ends belong to it unless told otherwise.
    public init(from: Double? = nil, isAfter: Bool = false, to: Double? = nil, isBefore: Bool = false) {
        self.from = from
        self.isAfter = isAfter
        self.to = to
        self.isBefore = isBefore
    }

    /// Whether a number is in it.
    public func contains(_ number: Double) -> Bool {
        if let from, isAfter ? number <= from : number < from { return false }
        if let to, isBefore ? number >= to : number > to { return false }
        return true
    }
}
