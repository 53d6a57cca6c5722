import FoundationEssentials
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
    /// Down to here (epoch seconds) everything has been fetched.
    var floor: Double?
    var page: Page?

    /// Whether the mirror reaches as far back as it should.
    func isDone(_ policy: SyncPolicy) -> Bool {
        if isAtEnd { return true }
        if let limit = policy.limit, count >= limit { return true }
        guard let floor, let since = policy.since else { return false }
        return since >= floor
    }

    /// The question that leads on from here.
    func query(_ policy: SyncPolicy) -> FolderQuery {
        var query = FolderQuery()
        query.limit = policy.pageSize
        query.offset = offset
        query.sorting = [Sorting("time_created", ascending: false)]
        query.timeCreated = TimeSpan(min: policy.since, max: isByOffset ? nil : cursor)
        query.withAnalyses = true
        query.totalOmit = cursor != nil
        return query
    }

    /// Where things stand after the answer to that question.
    ///
    /// - Parameter before: the ids of the page before. Only they can come again: time moves on to the oldest order of
    ///   a page, and all that share its time and came before it are on that page.
    func after(_ receipt: Receipt, pageBefore before: Set<String>, _ policy: SyncPolicy) -> Backfill {
        var next = self
        let page = Page(
            firstID: receipt.firstID, lastID: receipt.lastID, items: receipt.items, offset: offset,
            bound: isByOffset ? nil : cursor)
        next.page = page
        next.count += Set(receipt.ids).subtracting(before).count
        next.total = total ?? receipt.total
        guard receipt.items > 0, !isRepeated(page, receipt) else {
            next.finish(policy)
            return next
        }
        if isOutOfOrder(receipt) { next.isByOffset = true }
        if let least = receipt.created.least, !next.isByOffset, least < cursor ?? .infinity {
            next.cursor = least
            next.offset = 0
        } else {
            next.cursor = min(cursor ?? .infinity, receipt.created.least ?? .infinity)
            if next.cursor == .infinity { next.cursor = nil }
            next.offset = offset + receipt.items
        }
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
    private func isOutOfOrder(_ receipt: Receipt) -> Bool {
        if let first = receipt.created.first, let last = receipt.created.last, first < last { return true }
        guard let cursor, let greatest = receipt.created.greatest else { return false }
        return !isByOffset && greatest > cursor + 0.000_01
    }

    private mutating func finish(_ policy: SyncPolicy) {
        if let since = policy.since {
            floor = min(floor ?? since, since)
        } else {
            isAtEnd = true
        }
    }
}

extension Backfill {
    /// Reads what `text` wrote; anything else begins anew.
    init(text: String?) {
        let kept = text.flatMap { try? JSONDecoder().decode(Backfill.self, from: Data($0.utf8)) }
        self = kept ?? Backfill()
    }

    var text: String? {
        (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) }
    }
}
