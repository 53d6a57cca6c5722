import GRDB
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

    /// The conditions in SQL, with their arguments.
    var conditions: [(sql: String, argument: any DatabaseValueConvertible)] {
        var conditions: [(sql: String, argument: any DatabaseValueConvertible)] = []
        func add(_ sql: String, _ argument: (any DatabaseValueConvertible)?) {
            if let argument { conditions.append((sql, argument)) }
        }
        add("verdict = ?", verdict)
        add("created >= ?", from)
        add("created < ?", until)
        add("id IN (SELECT value FROM json_each(?))", only?.jsonList)
        if !without.isEmpty { add("id NOT IN (SELECT value FROM json_each(?))", without.jsonList) }
        return conditions
    }
}
