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

    mutating func insert(_ row: Int, at time: Moment) {
        let entry = Entry(time: time, row: row)
        entries.insert(entry, at: place { $0 < entry })
    }

    /// Takes a row out; false where it does not stand there.
    @discardableResult
    mutating func remove(_ row: Int, at time: Moment) -> Bool {
        let entry = Entry(time: time, row: row)
        let place = place { $0 < entry }
        guard entries.indices.contains(place), entries[place] == entry else { return false }
        entries.remove(at: place)
        return true
    }

    func contains(_ entry: Entry) -> Bool {
        let place = place { $0 < entry }
        return entries.indices.contains(place) && entries[place] == entry
    }

    mutating func move(_ row: Int, from old: Moment, to new: Moment) {
        remove(row, at: old)
        insert(row, at: new)
    }

    /// The first place whose entry does not satisfy a condition that holds for a leading part.
    func place(where leads: (Entry) -> Bool) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if leads(entries[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
