import Synchronization

/// The order of computed rows by a time of theirs, without a list of them: bucket by bucket, each made when looked at.
///
/// The numbers from which rows follow are in the order of ``base``; a row's time lies at most the spread of one bucket after
/// its number's base. So what falls into one bucket of time comes from two buckets of numbers at most.
final class ComputedOrder: Sendable {
    /// Numbers whose bases bound a bucket. With orders 55 s apart and more, their changes reach less far than this.
    static let size = 512

    let numbers: Int
    private let base: @Sendable (Int) -> Moment
    private let entries: @Sendable (Int) -> [TimeIndex.Entry]
    private let rows: @Sendable (Range<Int>) -> Int
    private let cache = Mutex(Cache())

    private struct Cache {
        var buckets: [Int: [TimeIndex.Entry]] = [:]
        var before: [Int: Int] = [:]
        /// Rows of the numbers before each bucket; made once.
        var sums: [Int]?
    }

    /// - Parameters:
    ///   - base: the time below which no row of a number lies; rises with the number.
    ///   - entries: the rows of a number and their times.
    ///   - rows: how many rows a range of numbers has.
    init(
        numbers: Int, base: @escaping @Sendable (Int) -> Moment,
        entries: @escaping @Sendable (Int) -> [TimeIndex.Entry], rows: @escaping @Sendable (Range<Int>) -> Int
    ) {
        self.numbers = numbers
        self.base = base
        self.entries = entries
        self.rows = rows
    }

    var buckets: Int { (numbers + Self.size - 1) / Self.size }

    /// Rows in all.
    var count: Int { numbers == 0 ? 0 : sums().last ?? 0 }

    /// The rows of one bucket, oldest first.
    func bucket(_ place: Int) -> [TimeIndex.Entry] {
        if let known = cache.withLock({ $0.buckets[place] }) { return known }
        let found = (members(place - 1) + members(place)).filter { holds($0, place) }.sorted()
        cache.withLock {
            if $0.buckets.count >= 8 { $0.buckets.removeAll(keepingCapacity: true) }
            $0.buckets[place] = found
        }
        return found
    }

    /// The time from which rows belong to a bucket; nil beyond the last.
    func start(of place: Int) -> Moment? { place < buckets ? base(place * Self.size) : nil }

    /// Rows in the buckets before one.
    func before(_ place: Int) -> Int {
        guard place > 0 else { return 0 }
        guard place < buckets else { return count }
        if let known = cache.withLock({ $0.before[place] }) { return known }
        let start = base(place * Self.size)
        let found = sums()[place] - members(place - 1).count { $0.time >= start }
        cache.withLock { $0.before[place] = found }
        return found
    }

    /// The bucket a time falls into.
    func place(of time: Moment) -> Int {
        var (low, high) = (0, buckets)
        while low < high {
            let middle = (low + high) / 2
            if base(middle * Self.size) <= time { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }

    private func members(_ place: Int) -> [TimeIndex.Entry] {
        numbers(of: place).flatMap(entries)
    }

    private func numbers(of place: Int) -> Range<Int> {
        max(0, place * Self.size)..<max(0, min((place + 1) * Self.size, numbers))
    }

    private func holds(_ entry: TimeIndex.Entry, _ place: Int) -> Bool {
        (place == 0 || entry.time >= base(place * Self.size))
            && (place + 1 >= buckets || entry.time < base((place + 1) * Self.size))
    }

    private func sums() -> [Int] {
        if let known = cache.withLock({ $0.sums }) { return known }
        var sums = [0]
        for place in 0..<buckets { sums.append(sums[place] + rows(numbers(of: place))) }
        let made = sums
        cache.withLock { $0.sums = made }
        return made
    }
}
