/// Which analyses to list, and in what order.
public struct AnalysisQuery: Hashable, Sendable {
    public var offset = 0
    /// 1...5000.
    public var limit = 100
    /// True spares the server the count.
    public var totalOmit = true
    public var sorting: [Sorting] = []
    public var timeCreated = TimeSpan()
    public var timeUpdated = TimeSpan()
    public var type = Choice()
    public var state = Choice()
    public var resolutionStatus = Choice()
    public var folderIDs: [String] = []

    /// The first hundred, in the server's order.
    public init() {}

    /// The query string's parts, in a fixed order.
    var items: [QueryItem] {
        var items = [QueryItem("offset", "\(offset)"), QueryItem("limit", "\(limit)")]
        if totalOmit { items.append(QueryItem("total_omit", "true")) }
        if !sorting.isEmpty { items.append(QueryItem("sorting", sorting.map(\.text).joined(separator: ","))) }
        items += timeCreated.items("time_created") + timeUpdated.items("time_updated")
        items += type.items("type") + state.items("state") + resolutionStatus.items("resolution_status")
        items += Choice(only: folderIDs).items("folder_id")
        return items
    }
}
