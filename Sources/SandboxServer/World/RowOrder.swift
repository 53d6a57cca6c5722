/// All rows of a table in the order of a time: computed ones where their number puts them, touched and made ones after.
///
/// What a client does comes after everything invented, so the two parts only need to be laid end to end.
struct RowOrder: Sendable {
    private let computed: ComputedOrder?
    /// Computed rows that were touched or hidden, at their computed times.
    private var holes = TimeIndex()
    /// Rows whose times are kept.
    private(set) var later = TimeIndex()

    init(_ computed: ComputedOrder? = nil) {
        self.computed = computed
    }

    var count: Int { computedCount + later.entries.count }
    private var computedCount: Int { (computed?.count ?? 0) - holes.entries.count }

    mutating func insert(_ row: Int, at time: Moment) { later.insert(row, at: time) }

    mutating func remove(_ row: Int, at time: Moment) {
        if !later.remove(row, at: time), computed != nil { holes.insert(row, at: time) }
    }

    mutating func move(_ row: Int, from old: Moment, to new: Moment) {
        remove(row, at: old)
        insert(row, at: new)
    }

    /// The rows of a time range, both ends included, in either direction.
    func rows(within range: TimeRange, ascending: Bool) -> RowSlice {
        let first =
            range.min.map { min in
                rank {
                    $0 < min
                } at: {
                    $0.place(of: min)
                }
            } ?? 0
        let end =
            range.max.map { max in
                rank {
                    $0 <= max
                } at: {
                    $0.place(of: max)
                }
            } ?? count
        return RowSlice(order: self, ranks: first..<max(first, end), ascending: ascending)
    }

    /// The row at a rank that lies beyond the computed ones; nil for a computed one.
    func laterRow(at rank: Int) -> Int? {
        rank >= computedCount ? later.entries[rank - computedCount].row : nil
    }

    /// The computed rows around a rank that are at hand together, and the rank of the first of them.
    func chunk(around rank: Int) -> (rows: [Int], first: Int) {
        guard let computed else { return ([], rank) }
        var (low, high) = (0, computed.buckets)
        while low < high {
            let middle = (low + high) / 2
            if before(middle, computed) <= rank { low = middle + 1 } else { high = middle }
        }
        let place = max(0, low - 1)
        return (standing(in: place, computed).map(\.row), before(place, computed))
    }

    /// How many rows have a time for which `leads` holds; it holds for a leading part.
    private func rank(_ leads: (Moment) -> Bool, at place: (ComputedOrder) -> Int) -> Int {
        let after = later.place { leads($0.time) }
        guard let computed, computed.count > 0 else { return after }
        let place = place(computed)
        return before(place, computed) + standing(in: place, computed).prefix { leads($0.time) }.count + after
    }

    /// Rows in the buckets before one, holes left out.
    private func before(_ place: Int, _ computed: ComputedOrder) -> Int {
        guard let start = computed.start(of: place) else { return computed.before(place) - holes.entries.count }
        return computed.before(place) - (place == 0 ? 0 : holes.place { $0.time < start })
    }

    private func standing(in place: Int, _ computed: ComputedOrder) -> [TimeIndex.Entry] {
        let entries = computed.bucket(place)
        guard !holes.entries.isEmpty else { return entries }
        return entries.filter { !holes.contains($0) }
    }
}

/// Some ranks of an order, in one direction; a sequence of rows.
struct RowSlice: Sequence {
    let order: RowOrder
    let ranks: Range<Int>
    let ascending: Bool

    var count: Int { ranks.count }

    /// Without the first rows.
    func dropping(_ rows: Int) -> RowSlice {
        let left = Swift.max(0, ranks.count - rows)
        return RowSlice(
            order: order,
            ranks: ascending ? ranks.upperBound - left..<ranks.upperBound : ranks.lowerBound..<ranks.lowerBound + left,
            ascending: ascending)
    }

    func makeIterator() -> Iterator { Iterator(self) }

    /// Goes from row to row, a chunk of computed ones at a time.
    struct Iterator: IteratorProtocol {
        private let slice: RowSlice
        private var ranks: Range<Int>
        private var chunk: [Int] = []
        private var first = 0

        init(_ slice: RowSlice) {
            self.slice = slice
            ranks = slice.ranks
        }

        mutating func next() -> Int? {
            guard !ranks.isEmpty else { return nil }
            let rank = slice.ascending ? ranks.lowerBound : ranks.upperBound - 1
            ranks = slice.ascending ? rank + 1..<ranks.upperBound : ranks.lowerBound..<rank
            if let row = slice.order.laterRow(at: rank) { return row }
            if !(first..<first + chunk.count).contains(rank) { (chunk, first) = slice.order.chunk(around: rank) }
            return chunk[rank - first]
        }
    }
}
