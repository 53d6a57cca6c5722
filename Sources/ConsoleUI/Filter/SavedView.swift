import OzModel
import Query

/// A list with a query, columns and an order, that the configuration gives a name.
public struct SavedView: Hashable, Sendable {
    static let longestName = 40

    public let name: String
    /// What it is a view of.
    public let lane: Lane
    public let filter: ListFilter?
    /// nil: the list's own.
    public let columns: [String]?
    /// nil: the list's own.
    public let sort: Sort?

    public init(name: String, lane: Lane, filter: ListFilter?, columns: [String]? = nil, sort: Sort? = nil) {
        self.name = name
        self.lane = lane
        self.filter = filter
        self.columns = columns
        self.sort = sort
    }

    /// What `list` says in the configuration.
    public var listName: String { screen(of: lane).name }
}
