import Remote
import Store

/// Where the first sync stands: newest orders first, backwards in time, resumable after any page.
///
/// A page asks for orders created at or before the oldest one seen. The one at the edge comes again, which costs a
/// row and misses none that share its time; offsets are used only while time stands still.
struct Backfill: Codable, Equatable {
    /// What the page before was, to notice a server that answers the same whatever is asked.
    struct Page: Codable, Equatable {
        var firstID: String?
        var lastID: String?
        var items: Int
        var offset: Int
        /// The upper bound that was asked for, if one was.
        var bound: Double?
    }

    var cursor: Double?
    var offset = 0
    /// Orders that were read, each counted once.
    var count = 0
    var total: Int?
    /// Set when the server does not sort or filter by time: then only offsets lead on.
    var isByOffset = false
    var isAtEnd = false
    /// The size in bytes that the mirror had reached when it took no older orders.
    var filled: Int?
    /// Down to here (epoch seconds) everything has been fetched.
    var floor: Double?
    var page: Page?

    /// Whether the mirror reaches as far back as it should.
    func isDone(_ policy: SyncPolicy) -> Bool {
        if isAtEnd { return true }
        if let size = policy.size, let filled, size <= filled { return true }
        if let limit = policy.limit, count >= limit { return true }
        guard let floor, let since = policy.since else { return false }
        return since >= floor
    }

    /// The moment (epoch seconds) from which on all is here; nil for all that there is.
    func edge(_ policy: SyncPolicy) -> Double? {
        isAtEnd ? nil : floor ?? cursor.map { $0 + Sweep.Span.grain }
    }

    /// Where things stand when orders created before a moment have left the mirror.
    func without(before moment: Double) -> Backfill {
        var next = self
        next.isAtEnd = false
        next.floor = max(floor ?? moment, moment)
        next.cursor = max(cursor ?? moment, moment)
        (next.offset, next.page) = (0, nil)
        return next
    }

    /// The question that leads on from here, or the one `ahead` rows behind it.
    ///
    /// - Parameter counting: whether the server is to count what is left.
    func query(_ policy: SyncPolicy, ahead: Int = 0, counting: Bool = false) -> FolderQuery {
        var query = FolderQuery()
        query.limit = policy.pageSize
        query.offset = offset + ahead
        query.sorting = [Sorting("time_created", ascending: false)]
        query.timeCreated = TimeSpan(min: policy.since, max: isByOffset ? nil : cursor)
        query.withAnalyses = true
        query.totalOmit = cursor != nil && !counting
        return query
    }

    /// How many rows lead from one question to the next one, and how many questions may be asked ahead of an answer.
    ///
    /// A question ahead is a guess: that the list stays as it is, and that pages are as long as the last one. Pages
    /// overlap by one row, which shows afterwards whether the guess was right. Nothing is guessed before the server has
    /// shown that it sorts and filters by time, among many orders of one time, or beyond the end as far as it is known.
    func ahead(_ policy: SyncPolicy) -> (step: Int, most: Int) {
        guard let page, page.bound != nil, !isByOffset, offset == 0,
            let end = total.map({ min($0, policy.limit ?? $0) })
        else { return (0, 0) }
        let step = min(page.items, policy.pageSize) - 1
        guard step > 0 else { return (0, 0) }
        return (step, max(0, (end - count + step - 1) / step - 1))
    }

    /// Where things stand after the answer to that question.
    ///
    /// - Parameters:
    ///   - before: the ids of the page before. Only they can come again: time moves on to the oldest order of
    ///     a page, and all that share its time and came before it are on that page.
    ///   - slot: how it was asked.
    func after(_ receipt: Receipt, pageBefore before: Set<String>, _ slot: Pipeline.Slot, _ policy: SyncPolicy)
        -> Backfill
    {
        var next = self
        let before = before.union(self.page?.lastID.map { [$0] } ?? [])
        let page = Page(
            firstID: receipt.firstID, lastID: receipt.lastID, items: receipt.items, offset: offset,
            bound: isByOffset ? nil : cursor)
        next.page = page
        let more = Set(receipt.ids).subtracting(before).count
        next.count += more
        if isOutOfOrder(receipt, asked: slot.bound) { next.isByOffset = true }
        if total == nil || next.isByOffset {
            next.total = receipt.total ?? total
        } else if slot.isCounting, let left = receipt.total {
            next.total = count + left - (receipt.ids.count - more)
        }
        guard receipt.items > 0, !isRepeated(page, receipt) else {
            next.finish(policy)
            return next
        }
        if let least = receipt.created.least, !next.isByOffset, least < cursor ?? .infinity {
            next.cursor = least
            next.offset = 0
        } else {
            next.cursor = min(cursor ?? .infinity, receipt.created.least ?? .infinity)
            if next.cursor == .infinity { next.cursor = nil }
            next.offset = offset + receipt.items
        }
        if next.isAtItsEnd(receipt) { next.finish(policy) }
        // A server that ignores the lower bound would otherwise be read to its end.
        if !next.isByOffset, let since = policy.since, let least = receipt.created.least, least < since {
            next.finish(policy)
        }
        return next
    }

    /// The same page although only the offset was another one.
    private func isRepeated(_ page: Page, _ receipt: Receipt) -> Bool {
        guard let before = self.page, before.bound == page.bound, before.offset != page.offset,
            receipt.fresh == 0
        else { return false }
        return before.firstID == page.firstID && before.lastID == page.lastID && before.items == page.items
    }

    /// Newer than what was asked for, or not newest first; a microsecond is what the wire rounds to.
    private func isOutOfOrder(_ receipt: Receipt, asked bound: Double?) -> Bool {
        if let first = receipt.created.first, let last = receipt.created.last, first < last { return true }
        guard let bound, let greatest = receipt.created.greatest else { return false }
        return !isByOffset && greatest > bound + 0.000_01
    }

    /// Less than the server says it would have given, and as many in all as it counted: nothing is left to ask for.
    private func isAtItsEnd(_ receipt: Receipt) -> Bool {
        guard !isByOffset, let limit = receipt.limit, let total else { return false }
        return receipt.items < limit && count >= total
    }

    private mutating func finish(_ policy: SyncPolicy) {
        if let since = policy.since {
            floor = min(floor ?? since, since)
        } else {
            isAtEnd = true
        }
    }
}
