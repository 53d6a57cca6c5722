/// Which orders to list, in what order, and how much of each.
public struct FolderQuery: Hashable, Sendable {
    public var offset = 0
    /// 1...5000.
    public var limit = 100
    /// True spares the server the count.
    public var totalOmit = true
    public var sorting: [Sorting] = []
    public var timeCreated = TimeSpan()
    public var timeUpdated = TimeSpan()
    public var withAnalyses = false
    public var withUser = false
    public var withCompany = false
    public var resolutionStatus = Choice()
    public var systemResolution = Choice()
    /// All of them hold.
    public var metaData: [MetaCondition] = []
    public var folderIDs: [String] = []
    public var userIDs: [String] = []
    public var companyIDs: [String] = []

    /// The first hundred, in the server's order.
    public init() {}

    /// The query string's parts, in a fixed order.
    var items: [QueryItem] {
        var items = [QueryItem("offset", "\(offset)"), QueryItem("limit", "\(limit)")]
        if totalOmit { items.append(QueryItem("total_omit", "true")) }
        if !sorting.isEmpty { items.append(QueryItem("sorting", sorting.map(\.text).joined(separator: ","))) }
        items += timeCreated.items("time_created") + timeUpdated.items("time_updated")
        if withAnalyses { items.append(QueryItem(Assumptions.withAnalyses, "true")) }
        if withUser { items.append(QueryItem("with_user", "true")) }
        if withCompany { items.append(QueryItem("with_company", "true")) }
        items += resolutionStatus.items("resolution_status") + systemResolution.items("system_resolution")
        items += Choice(only: folderIDs).items("folder_id") + Choice(only: userIDs).items("user_id")
        items += Choice(only: companyIDs).items("company_id")
        if !metaData.isEmpty { items.append(QueryItem("meta_data", metaData.map(\.text).joined(separator: ","))) }
        return items
    }
}
