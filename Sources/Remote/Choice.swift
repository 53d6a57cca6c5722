/// Which values of a field a list keeps: only these, and none of those.
public struct Choice: Hashable, Sendable {
    public var only: [String]
    public var never: [String]

    public init(only: [String] = [], never: [String] = []) {
        self.only = only
        self.never = never
    }

    func items(_ field: String) -> [QueryItem] {
        var items: [QueryItem] = []
        if !only.isEmpty { items.append(QueryItem(field, only.joined(separator: ","))) }
        if !never.isEmpty { items.append(QueryItem("\(field).exclude", never.joined(separator: ","))) }
        return items
    }
}
