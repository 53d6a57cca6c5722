/// Rows in the order of a time, so that a page or a range is found without looking at the others.
struct TimeIndex: Sendable {
    /// A row and its time; the row breaks ties.
    struct Entry: Comparable, Sendable {
        let time: Moment
        let row: Int

        static func < (left: Entry, right: Entry) -> Bool { (left.time, left.row) < (right.time, right.row) }
    }

    /// Oldest first.
    private(set) var entries: [Entry] = []

    /// Takes many rows at once; far quicker than one by one.
    mutating func fill(_ new: [Entry]) {
        entries = new.sorted()
    }

    mutating func insert(_ row: Int, at time: Moment) {
        let entry = Entry(time: time, row: row)
        entries.insert(entry, at: place { $0 < entry })
    }

    mutating func remove(_ row: Int, at time: Moment) {
        let entry = Entry(time: time, row: row)
        let place = place { $0 < entry }
        guard entries.indices.contains(place), entries[place] == entry else { return }
        entries.remove(at: place)
    }

    mutating func move(_ row: Int, from old: Moment, to new: Moment) {
        remove(row, at: old)
        insert(row, at: new)
    }

    /// The entries within a time range; both ends belong to it.
    func within(_ range: TimeRange) -> ArraySlice<Entry> {
        let first = range.min.map { min in place { $0.time < min } } ?? 0
        let end = range.max.map { max in place { $0.time <= max } } ?? entries.count
        return entries[first..<max(first, end)]
    }

    /// The first place whose entry does not satisfy a condition that holds for a leading part.
    private func place(where leads: (Entry) -> Bool) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if leads(entries[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
