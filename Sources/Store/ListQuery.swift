import OzModel

/// Which rows a list shows, and in which order.
public struct ListQuery: Hashable, Sendable {
    /// A part of the list: what belongs to one object.
    public enum Scope: Hashable, Sendable {
        case order(String)
        case company(String)
        case user(String)
    }

    /// What is listed.
    public var noun: Noun
    /// One of the noun's sort keys, such as `time_created`.
    public var sort: String
    /// Whether the greatest value comes first.
    public var descending: Bool
    /// The part of the list that is meant; nil means all of it.
    public var scope: Scope?
    /// What the rows must satisfy besides; nil: nothing.
    public var filter: RowFilter?

    /// A list from its parts.
    public init(noun: Noun, sort: String, descending: Bool, scope: Scope? = nil, filter: RowFilter? = nil) {
        self.noun = noun
        self.sort = sort
        self.descending = descending
        self.scope = scope
        self.filter = filter
    }
}
