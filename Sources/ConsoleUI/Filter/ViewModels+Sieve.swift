import OzModel
import Query
import Store

/// Filtered lists: their rows are what the sieve has found.
extension ViewModels {
    /// The rows of a filtered list, as far as they are known.
    struct Sifted {
        var rows = RowNumbers()
        var isRunning = true
        var failure: String?
        var figures: QueueFigures?

        /// Where a row is, else where it would be now: what followed takes its place.
        func index(of mark: RowMark?, near position: Int) -> Int? {
            guard !rows.isEmpty else { return nil }
            guard let mark else { return 0 }
            if rows.indices.contains(position), rows[position] == mark.row { return position }
            return rows.firstIndex(of: mark.row) ?? min(max(0, position), rows.count - 1)
        }
    }

    /// What was found for a list so far; nil for a list without a filter. The frame that asks wishes for the rest.
    func sifted(_ list: ListPlace, in state: State) -> Sifted? {
        guard let filter = list.filter else { return nil }
        let wish = wish(list, filter, state)
        siftWish = wish
        let stamp = sieve.stamp
        let decided = list.queue == nil ? [] : numbers(ofDecided: decided(state))
        if let known = knownRows, known.wish == wish, known.stamp == stamp, known.decided == decided {
            return known.sifted
        }
        guard let found = sieve.found(wish.key) else { return Sifted() }
        var sifted = Sifted(
            rows: found.rows, isRunning: found.isRunning, failure: found.failure, figures: found.figures)
        if !decided.isEmpty { sifted.rows = RowNumbers(found.rows.lazy.filter { !decided.contains($0) }) }
        knownRows = (wish, stamp, decided, sifted)
        return sifted
    }

    /// The clock counts by the minute, so that a question stays the same that long.
    private func wish(_ list: ListPlace, _ filter: ListFilter, _ state: State) -> SiftWish {
        var query = query(list, in: state)
        // What is decided leaves the rows here, without asking anew.
        query.filter?.without = []
        let sort = Sort(key: query.sort, descending: query.descending)
        let key = SiftWish.Key(lane: list.lane, scope: list.scope, sort: sort, filter: filter)
        let minute = (state.now / 60).rounded(.down) * 60
        let moments = list.queue == .review ? settings.slaSteps.map { minute - $0 } : nil
        return SiftWish(key: key, query: query, revision: state.revision, moments: moments)
    }

    private func numbers(ofDecided ids: Set<String>) -> Set<Int64> {
        if let known = decidedNumbers, known.ids == ids { return known.numbers }
        let numbers = attempt { () throws(StoreError) in try reader.numbers(.analyses, ids: ids) } ?? []
        decidedNumbers = (ids, numbers)
        return numbers
    }

    /// The rows around the cursor of a filtered list.
    func window(_ list: ListPlace, _ sifted: Sifted, height: Int, in state: State) -> ListWindow? {
        let nothing = ListWindow(
            rows: [], hasMoreBefore: false, hasMoreAfter: false, cursorIndex: nil, of: list, height: height)
        let rows = sifted.rows
        guard let index = sifted.index(of: list.cursor, near: list.position) else { return nothing }
        let low = max(0, index - height)
        let high = min(rows.count, index + height + 1)
        return attempt { () throws(StoreError) in
            let found = try screen(of: list).rows(Array(rows[low..<high]), look: look(state), reader: reader)
            // Rows that are gone since are left out; the cursor stands on the next one that is there.
            let after = Set(rows[index..<high])
            guard let cursor = found.firstIndex(where: { after.contains($0.mark.row) }) ?? found.indices.last else {
                return nothing
            }
            return ListWindow(
                rows: found, hasMoreBefore: low > 0, hasMoreAfter: high < rows.count, cursorIndex: cursor, of: list,
                height: height)
        }
    }

    func edge(_ list: ListPlace, _ sifted: Sifted, last: Bool) -> RowMark? {
        (last ? sifted.rows.last : sifted.rows.first).flatMap { mark(list, $0) }
    }

    func skip(_ list: ListPlace, _ sifted: Sifted, from start: RowMark, by distance: Int) -> RowMark? {
        guard let index = sifted.index(of: start, near: list.position) else { return nil }
        return mark(list, sifted.rows[min(max(0, index + distance), sifted.rows.count - 1)])
    }

    /// The ids from one row through another; nil when there are too many.
    func ids(_ list: ListPlace, _ sifted: Sifted, from start: RowMark, through end: RowMark) -> [String]? {
        guard let from = sifted.rows.firstIndex(of: start.row), let through = sifted.rows.firstIndex(of: end.row),
            abs(through - from) < Self.longestRange
        else { return nil }
        let rows = Array(sifted.rows[min(from, through)...max(from, through)])
        return attempt { () throws(StoreError) in try reader.marks(list.noun, numbers: rows).map(\.id) }
    }

    /// The orders of a case and of those that follow it, nearest first.
    func ahead(_ sifted: Sifted, of mark: RowMark) -> [String] {
        guard let index = sifted.rows.firstIndex(of: mark.row) else { return [] }
        let rows = Array(sifted.rows[index...].prefix(settings.reviewAhead + 1))
        let found = attempt { () throws(StoreError) in try reader.rows(Analysis.self, numbers: rows) }
        return (found?.compactMap { $0.record.orderID?.rawValue }) ?? []
    }

    private func mark(_ list: ListPlace, _ row: Int64) -> RowMark? {
        (attempt { () throws(StoreError) in try reader.marks(list.noun, numbers: [row]) })?.first
    }

    /// What a key's values are called, for completion: names of a few things that the mirror has.
    func names(for key: QueryKey, beginning typed: String) -> [String] {
        let names: [String]
        switch key.name {
        case "company":
            let query = ListQuery(noun: .companies, sort: "name", descending: false)
            let window = attempt { () throws(StoreError) in
                try reader.window(Company.self, query, around: nil, before: 0, after: 300)
            }
            names = window?.rows.compactMap(\.record.name) ?? []
        case "collection":
            let query = ListQuery(noun: .collections, sort: "alias", descending: false)
            let window = attempt { () throws(StoreError) in
                try reader.window(OzModel.Collection.self, query, around: nil, before: 0, after: 300)
            }
            names = window?.rows.compactMap(\.record.alias) ?? []
        default: return []
        }
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted && $0.lowercased().hasPrefix(typed.lowercased()) }
    }
}
