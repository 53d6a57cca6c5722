import Query

/// What the rows of a list have in common. What is nil or empty asks for nothing.
public struct RowFilter: Hashable, Sendable {
    /// In the API's spelling.
    public var verdict: String?
    /// Created at or after this moment, epoch seconds.
    public var from: Double?
    /// Created before this moment, epoch seconds.
    public var until: Double?
    /// Only these ids.
    public var only: Set<String>?
    /// Not these ids.
    public var without: Set<String> = []
    /// What a query asks for.
    public var clauses: [Clause] = []

    /// A filter for a verdict; the rest is set where it is needed.
    public init(verdict: String? = nil) { self.verdict = verdict }
}
