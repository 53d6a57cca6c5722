import Store

/// What was on the pages of a list, and whether that is surely all of it.
struct WholeList {
    private(set) var ids: Set<String> = []
    private var items = 0
    private var isReadable = true
    private var last: Receipt?

    mutating func add(_ page: Receipt) {
        ids.formUnion(page.ids)
        items += page.items
        isReadable = isReadable && page.unreadable.isEmpty
        last = page
    }

    /// Whether everything could be read, nothing came twice, and the server's count, or else an empty page after the
    /// others, says that this was the end.
    var isWhole: Bool {
        guard isReadable, ids.count == items, let last else { return false }
        return last.total.map { $0 == items } ?? (last.items == 0 && items > 0)
    }
}
