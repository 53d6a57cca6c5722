import GRDB
import OzModel

extension MirrorReader {
    private static let markColumns = "t.id AS id, t.seq AS seq"

    /// The rows around a place: up to `before` and `after` of them beside the row itself.
    ///
    /// A row that has moved since is followed; one that is gone is replaced by the next one still there, or by the
    /// last. Without a place the window starts at the top.
    public func window<Record: MirrorRecord>(
        _ type: Record.Type, _ query: ListQuery, around mark: RowMark?, before: Int, after: Int
    ) throws(StoreError) -> Window<Record> {
        var query = query
        query.noun = Record.noun
        return try read { db in
            let walk = try Walk(db, query)
            let columns = walk.table.readColumns
            guard let anchor = try Self.anchor(mark, walk, columns: columns) else {
                return Window(rows: [], anchor: nil, hasMoreBefore: false, hasMoreAfter: false)
            }
            let start = Walk.Start.row(StoredRow(row: anchor).sequence)
            let behind = max(before, 0)
            let ahead = max(after, 0)
            let above = try walk.rows(from: start, forward: false, limit: behind + 1, columns: columns)
            let below = try walk.rows(from: start, forward: true, limit: ahead + 1, columns: columns)
            let rows = above.prefix(behind).reversed() + [anchor] + below.prefix(ahead)
            return Window(
                rows: rows.map { row in
                    let stored = StoredRow(row: row)
                    return Window.Row(record: Record(stored: stored), mark: stored.mark)
                },
                anchor: min(above.count, behind), hasMoreBefore: above.count > behind,
                hasMoreAfter: below.count > ahead)
        }
    }

    /// The first or last row of a list.
    public func edge(_ query: ListQuery, last: Bool) throws(StoreError) -> RowMark? {
        try read { db in
            try Walk(db, query).rows(from: .end, forward: !last, limit: 1, columns: Self.markColumns)
                .first.map { StoredRow(row: $0).mark }
        }
    }

    /// How many rows a list has.
    public func count(_ query: ListQuery) throws(StoreError) -> Int {
        try read { db in try Walk(db, query).total() }
    }

    /// How many rows come before a place, which is its index from 0.
    public func position(of mark: RowMark, _ query: ListQuery) throws(StoreError) -> Int {
        try read { db in
            let walk = try Walk(db, query)
            let start = try walk.row(id: mark.id, columns: Self.markColumns)
                .map { Walk.Start.row(StoredRow(row: $0).sequence) }
            return try walk.position(of: start ?? .place(mark))
        }
    }

    /// The place `count` rows further (negative: back), or the end of the list where it is nearer.
    ///
    /// At most 10,000 rows are passed in one go.
    public func skip(from mark: RowMark?, by count: Int, _ query: ListQuery) throws(StoreError) -> RowMark? {
        try read { db in
            let walk = try Walk(db, query)
            guard let anchor = try Self.anchor(mark, walk, columns: Self.markColumns) else { return nil }
            let steps = Int(min(count.magnitude, 10_000))
            let start = Walk.Start.row(StoredRow(row: anchor).sequence)
            let passed = try walk.rows(from: start, forward: count > 0, limit: steps, columns: Self.markColumns)
            return StoredRow(row: passed.last ?? anchor).mark
        }
    }

    /// The place of an object in a list, if the list has it.
    public func place(of id: String, _ query: ListQuery) throws(StoreError) -> RowMark? {
        try read { db in
            try Walk(db, query).row(id: id, columns: Self.markColumns).map { StoredRow(row: $0).mark }
        }
    }

    /// The place of the first row that is not before a moment, in a list that is sorted by a time; the last row's when
    /// all are, nil for any other list.
    ///
    /// - Parameter moment: epoch seconds.
    public func place(at moment: Double, _ query: ListQuery) throws(StoreError) -> RowMark? {
        try read { db in
            let walk = try Walk(db, query)
            guard ["created", "updated"].contains(walk.path.column) else { return nil }
            let row = query.descending ? Int64.min : .max
            let start = Walk.Start.place(RowMark(id: "", key: .double(moment), row: row))
            let next = try walk.rows(from: start, forward: true, limit: 1, columns: Self.markColumns).first
            let last = try next ?? walk.rows(from: .end, forward: false, limit: 1, columns: Self.markColumns).first
            return last.map { StoredRow(row: $0).mark }
        }
    }

    /// The next row (or the previous one) whose ids, names, file names, comments or metadata contain a text.
    ///
    /// Case and accents do not matter. Without a place the search begins at the list's end and includes it.
    public func find(
        _ query: ListQuery, text: String, from mark: RowMark?, forward: Bool, wrap: Bool = true
    ) throws(StoreError) -> RowMark? {
        let folded = Folding.fold(text)
        guard !folded.isEmpty else { return nil }
        return try read { db in
            let needle = try Needle(folded, in: .of(query.noun), db)
            let walk = try Walk(db, query)
            var starts: [Walk.Start] = []
            if let mark {
                let row = try walk.row(id: mark.id, columns: Self.markColumns)
                starts.append(row.map { .row(StoredRow(row: $0).sequence) } ?? .place(mark))
            }
            if wrap || mark == nil { starts.append(.end) }
            for start in starts {
                let hit = try walk.rows(
                    from: start, forward: forward, limit: 1, columns: Self.markColumns, matching: needle
                ).first
                if let hit { return StoredRow(row: hit).mark }
            }
            return nil
        }
    }

    /// How many rows contain a text, by the rules of `find`.
    public func hits(_ query: ListQuery, text: String) throws(StoreError) -> Int {
        let folded = Folding.fold(text)
        guard !folded.isEmpty else { return 0 }
        return try read { db in
            let needle = try Needle(folded, in: .of(query.noun), db)
            return try Walk(db, query).count(from: .end, forward: true, matching: needle)
        }
    }

    private static func anchor(_ mark: RowMark?, _ walk: Walk, columns: String) throws -> Row? {
        guard let mark else {
            return try walk.rows(from: .end, forward: true, limit: 1, columns: columns).first
        }
        if let row = try walk.row(id: mark.id, columns: columns) { return row }
        let place = Walk.Start.place(mark)
        for forward in [true, false] {
            let near = try walk.rows(from: place, forward: forward, limit: 1, columns: columns).first
            if let near { return near }
        }
        return nil
    }
}
