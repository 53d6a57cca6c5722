import GRDB
import OzModel

/// Goes through a sorted list from a place, both ways, by index ranges and never by counting off rows.
struct Walk {
    /// Where a walk starts: at one end, or beside a place that need not exist.
    enum Start {
        case end
        case row(Int64)
        case place(RowMark)
    }

    let db: Database
    let query: ListQuery
    let table: MirrorTable
    let path: SortPath
    private let scope: Scope

    init(_ db: Database, _ query: ListQuery) throws {
        self.db = db
        self.query = query
        table = MirrorTable.of(query.noun)
        path = try table.path(sort: query.sort)
        scope = try Scope(db, query, path) { try Self.counted(db, query) }
    }

    /// The rows after the start (or before it, nearest first), no more than `limit`, that satisfy the condition.
    func rows(
        from start: Start, forward: Bool, limit: Int, columns: String, matching needle: Needle? = nil
    ) throws -> [Row] {
        var rows: [Row] = []
        for part in try parts(from: start, forward: forward) {
            guard rows.count < limit else { break }
            let (conditions, arguments) = conditions(part, needle, scope.sql)
            let statement = try db.cachedStatement(
                sql: """
                    SELECT \(columns), \(Self.markColumns(part.segment, part.number)) FROM \(source(part.segment, needle))
                    WHERE \(conditions) ORDER BY \(part.order) LIMIT ?
                    """)
            rows += try Row.fetchAll(statement, arguments: arguments + [limit - rows.count])
        }
        return rows
    }

    /// Gives the number of each row of the list in its order, in one go.
    func all(_ each: (Int64) -> Bool) throws {
        for part in try parts(from: .end, forward: true) {
            let (sql, arguments) = numbers(part)
            let rows = try Int64.fetchCursor(db, sql: sql, arguments: arguments)
            while let row = try rows.next() { guard each(row) else { return } }
        }
    }

    /// SQL for the numbers of the rows of a part, in their order.
    private func numbers(_ part: Part) -> (String, StatementArguments) {
        guard let few = scope.few, !few.rest.isEmpty else {
            let (conditions, arguments) = conditions(part, nil, scope.sql)
            return (
                "SELECT t.seq FROM \(source(part.segment, nil)) WHERE \(conditions) ORDER BY \(part.order)", arguments
            )
        }
        // Sorted first, so that what is left to ask takes no time before the first row is there; the limit keeps SQLite
        // from making one of both.
        let found = """
            SELECT t.seq AS seq FROM \(source(part.segment, nil))
            WHERE \(part.condition) AND \(few.found.sql) ORDER BY \(part.order) LIMIT -1
            """
        let sql = """
            SELECT t.seq FROM (\(found)) AS f CROSS JOIN \(table.name) AS t ON t.seq = f.seq WHERE \(few.rest.sql)
            """
        return (sql, part.arguments + few.found.arguments + few.rest.arguments)
    }

    /// How many rows follow the start (or precede it), by counting them off; no more than `limit` of them.
    func count(
        from start: Start, forward: Bool, matching needle: Needle? = nil, upTo limit: Int? = nil,
        where more: String = "TRUE"
    ) throws -> Int {
        let isWhole = if case .end = start { true } else { false }
        // The whole list needs no look at what it is sorted by.
        let whole = Part(number: 0, segment: .init(keys: []), condition: "TRUE", arguments: [], order: "")
        return try (isWhole ? [whole] : parts(from: start, forward: forward)).reduce(0) { total, part in
            let (conditions, arguments) = conditions(part, needle, isWhole ? scope.plain : scope.sql)
            let from = "FROM \(source(part.segment, needle)) WHERE \(conditions) AND \(more)"
            guard let limit else {
                let sql = "SELECT count(*) \(from)"
                return try total + (Int.fetchOne(db.cachedStatement(sql: sql), arguments: arguments) ?? 0)
            }
            guard total < limit else { return total }
            let sql = "SELECT count(*) FROM (SELECT 1 \(from) LIMIT ?)"
            let some: StatementArguments = [limit - total]
            return try total + (Int.fetchOne(db.cachedStatement(sql: sql), arguments: arguments + some) ?? 0)
        }
    }

    /// The first sort key of the row with this rank from the start, for percentiles; lists never count rows off so.
    func key(at rank: Int) throws -> SortValue? {
        let segment = path.segments[0]
        let isNatural = query.descending == path.isReversed
        let sql = """
            SELECT \(segment.keys[0].sql) AS sort_key FROM \(segment.source(table.name))
            WHERE \(scope.sql) AND \(segment.keys[0].sql) IS NOT NULL
            ORDER BY \(order(segment, isNatural)) LIMIT 1 OFFSET ?
            """
        return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: scope.arguments + [rank])
            .map { SortValue(StoredRow(row: $0).value("sort_key")) }
    }

    /// The row of an object, if the list has it.
    func row(id: String, columns: String) throws -> Row? {
        for (number, segment) in path.segments.enumerated() {
            let sql = """
                SELECT \(columns), \(Self.markColumns(segment, number)) FROM \(segment.lookup(table.name))
                WHERE t.id = ? AND \(segment.condition) AND \(scope.sql)
                """
            let arguments: StatementArguments = [ObjectKey.key(id)]
            if let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments + scope.arguments) {
                return row
            }
        }
        return nil
    }

    /// The condition that all rows of the list satisfy, in terms of `t`.
    var everything: (sql: String, arguments: StatementArguments) { (scope.plain, scope.arguments) }

    /// One range of an index; SQLite walks each without sorting, which it could not do for their union.
    private struct Part {
        let number: Int
        let segment: SortPath.Segment
        let condition: String
        let arguments: StatementArguments
        let order: String
    }

    /// A few rows are looked up and sorted; any others are walked in the order they stand in.
    private func source(_ segment: SortPath.Segment, _ needle: Needle?) -> String {
        scope.isNarrow || needle?.candidates != nil
            ? Scope.narrow + segment.lookup(table.name) : segment.source(table.name)
    }

    /// What a mark is made of: the keys, and which segment they are of.
    private static func markColumns(_ segment: SortPath.Segment, _ number: Int) -> String {
        let keys = segment.keys.enumerated().map { "\($1.sql) AS sort_key\($0 == 0 ? "" : "\($0)")" }
        return (keys + ["\(number) AS sort_segment"]).joined(separator: ", ")
    }

    private func order(_ segment: SortPath.Segment, _ isNatural: Bool) -> String {
        (segment.keys + [.init(sql: "t.seq")])
            .map { "\($0.sql) \($0.descends == isNatural ? "DESC" : "ASC")" }.joined(separator: ", ")
    }

    private func parts(from start: Start, forward: Bool) throws -> [Part] {
        let isNatural = (query.descending == path.isReversed) == forward
        let segments = isNatural ? Array(path.segments.enumerated()) : path.segments.enumerated().reversed()
        guard let place = try place(start) else {
            return segments.map { whole($0.offset, isNatural) }
        }
        let rest = segments.drop { $0.offset != place.segment }
        return rest.flatMap { number, _ in
            number == place.segment ? beyond(place, isNatural) : [whole(number, isNatural)]
        }
    }

    private func whole(_ number: Int, _ isNatural: Bool) -> Part {
        let segment = path.segments[number]
        return Part(
            number: number, segment: segment, condition: segment.condition, arguments: [],
            order: order(segment, isNatural))
    }

    /// The ranges beyond a place: the same in all keys but the last, in all but the last two, and so on.
    private func beyond(_ place: Place, _ isNatural: Bool) -> [Part] {
        let segment = path.segments[place.segment]
        let order = order(segment, isNatural)
        let keys = segment.keys + [.init(sql: "t.seq")]
        var parts: [Part] = []
        for depth in keys.indices.reversed() {
            var conditions = [segment.condition]
            var arguments = StatementArguments()
            for (key, value) in zip(keys, place.values).prefix(depth) {
                conditions.append(value.isNull ? "\(key.sql) IS NULL" : "\(key.sql) = \(value.sql)")
                if !value.isNull { arguments += value.arguments }
            }
            let value = place.values[depth]
            let ascends = keys[depth].descends != isNatural
            func add(_ condition: String, _ more: StatementArguments = []) {
                parts.append(
                    Part(
                        number: place.segment, segment: segment,
                        condition: (conditions + [condition]).joined(separator: " AND "),
                        arguments: arguments + more, order: order))
            }
            switch (value.isNull, ascends) {
            case (true, true): add("\(keys[depth].sql) IS NOT NULL")
            case (true, false): continue
            case (false, true): add("\(keys[depth].sql) > \(value.sql)", value.arguments)
            case (false, false):
                add("\(keys[depth].sql) < \(value.sql)", value.arguments)
                if depth < keys.count - 1 { add("\(keys[depth].sql) IS NULL") }
            }
        }
        return parts
    }

    private func conditions(_ part: Part, _ needle: Needle?, _ scoped: String) -> (String, StatementArguments) {
        let few = needle?.candidates.map { _ in "t.seq IN (SELECT value FROM json_each(?))" }
        let all = [part.condition, scoped, few, needle?.sql].compactMap(\.self)
        var arguments = part.arguments + scope.arguments
        if let rows = needle?.candidates { arguments += ["\(rows)"] }
        return (all.joined(separator: " AND "), arguments + (needle?.arguments ?? []))
    }
}

extension Walk {
    /// The keys of a place, and which segment of the path it is in.
    private struct Place {
        struct Value {
            let sql: String
            let arguments: StatementArguments
            let isNull: Bool

            init(sql: String, arguments: StatementArguments, isNull: Bool) {
                self.sql = sql
                self.arguments = arguments
                self.isNull = isNull
            }

            /// The number of a row.
            init(number: Int64) { self.init(sql: "?", arguments: [number], isNull: false) }
        }

        let segment: Int
        /// One for each key, and the row's number.
        let values: [Value]
    }

    /// nil for an end of the list.
    private func place(_ start: Start) throws -> Place? {
        switch start {
        case .end: return nil
        case .row(let number): return try place(ofRow: number)
        case .place(let mark):
            guard path.segments.indices.contains(mark.segment) else { return nil }
            let keys = path.segments[mark.segment].keys
            guard mark.rest.count + 1 == keys.count else { return nil }
            let isID = keys.map { $0.sql.hasSuffix(".id") }
            let values = zip([mark.key] + mark.rest, isID).map { key, isID in
                Place.Value(
                    sql: "?", arguments: [isID ? key.objectKey : key.databaseValue], isNull: key == .null)
            }
            return Place(segment: mark.segment, values: values + [Place.Value(number: mark.row)])
        }
    }

    private func place(ofRow number: Int64) throws -> Place? {
        for (index, segment) in path.segments.enumerated() {
            let nulls = segment.keys.enumerated().map { "\($1.sql) IS NULL AS n\($0)" }.joined(separator: ", ")
            let source = segment.lookup(table.name)
            let sql = "SELECT \(nulls) FROM \(source) WHERE t.seq = ? AND \(segment.condition)"
            guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [number]) else { continue }
            // Compared inside SQLite, because a text that is not valid Unicode would not survive the way through Swift.
            let values = segment.keys.enumerated().map { place, key in
                Place.Value(
                    sql: "(SELECT \(key.sql) FROM \(source) WHERE t.seq = ?)", arguments: [number],
                    isNull: StoredRow(row: row).flag("n\(place)") ?? true)
            }
            return Place(segment: index, values: values + [Place.Value(number: number)])
        }
        return nil
    }
}
