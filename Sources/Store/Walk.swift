import GRDB
import OzModel

/// Goes through a sorted list from a place, both ways, by index ranges and never by counting off rows.
struct Walk {
    /// Where a walk starts: at one end, or beside a place that need not exist.
    enum Start {
        case end
        case row(Int64)
        case place(SortValue, Int64)
    }

    let db: Database
    let query: ListQuery
    let table: MirrorTable
    let column: String

    init(_ db: Database, _ query: ListQuery) throws(StoreError) {
        self.db = db
        self.query = query
        table = MirrorTable.of(query.noun)
        column = try table.column(sort: query.sort)
    }

    /// The rows after the start (or before it, nearest first), no more than `limit`, that satisfy the condition.
    func rows(
        from start: Start, forward: Bool, limit: Int, columns: String, matching needle: String? = nil
    ) throws -> [Row] {
        var rows: [Row] = []
        let ascending = query.descending != forward
        let direction = ascending ? "ASC" : "DESC"
        for part in try parts(from: start, ascending: ascending) {
            guard rows.count < limit else { break }
            let (conditions, arguments) = conditions(part, needle)
            let statement = try db.cachedStatement(
                sql: """
                    SELECT \(columns), \(column) AS sort_key FROM \(table.source) \(conditions)
                    ORDER BY \(column) \(direction), seq \(direction) LIMIT ?
                    """)
            rows += try Row.fetchAll(statement, arguments: arguments + [limit - rows.count])
        }
        return rows
    }

    /// Gives the number of each row of the list in its order, in one go.
    func all(_ each: (Int64) -> Bool) throws {
        let direction = query.descending ? "DESC" : "ASC"
        for part in try parts(from: .end, ascending: !query.descending) {
            let (conditions, arguments) = conditions(part, nil)
            let sql = "SELECT seq FROM \(table.source) \(conditions) ORDER BY \(column) \(direction), seq \(direction)"
            let rows = try Int64.fetchCursor(db, sql: sql, arguments: arguments)
            while let row = try rows.next() { guard each(row) else { return } }
        }
    }

    /// How many rows follow the start (or precede it).
    func count(from start: Start, forward: Bool, matching needle: String? = nil) throws -> Int {
        var total = 0
        let isWhole = if case .end = start { true } else { false }
        // The whole list needs no look at the column it is sorted by, which may have to be worked out for every row.
        let whole = [Part(condition: "TRUE", arguments: [])]
        for part in try isWhole ? whole : parts(from: start, ascending: query.descending != forward) {
            let (conditions, arguments) = conditions(part, needle)
            let statement = try db.cachedStatement(sql: "SELECT count(*) FROM \(table.source) \(conditions)")
            total += try Int.fetchOne(statement, arguments: arguments) ?? 0
        }
        return total
    }

    /// The sort key of the row with this rank from the start, for percentiles; lists never count rows off like this.
    func key(at rank: Int) throws -> SortValue? {
        let ascending = !query.descending
        let (conditions, arguments) = conditions(Part(condition: "\(column) IS NOT NULL", arguments: []), nil)
        let direction = ascending ? "ASC" : "DESC"
        let sql = """
            SELECT \(column) AS sort_key FROM \(table.source) \(conditions)
            ORDER BY \(column) \(direction) LIMIT 1 OFFSET ?
            """
        return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments + [rank])
            .map { SortValue(StoredRow(row: $0).value("sort_key")) }
    }

    /// The row of an object, if the list has it.
    func row(id: String, columns: String) throws -> Row? {
        let (conditions, arguments) = conditions(Part(condition: "id = ?", arguments: [id]), nil)
        let sql = "SELECT \(columns), \(column) AS sort_key FROM \(table.source) \(conditions)"
        return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
    }

    /// One range of the index; SQLite walks each without sorting, which it could not do for their union.
    private struct Part {
        let condition: String
        let arguments: StatementArguments
    }

    private func parts(from start: Start, ascending: Bool) throws -> [Part] {
        let compare = ascending ? ">" : "<"
        let nulls = Part(condition: "\(column) IS NULL", arguments: [])
        let values = Part(condition: "\(column) IS NOT NULL", arguments: [])
        let key: String
        let keyArguments: StatementArguments
        let isNull: Bool
        let row: Int64
        switch start {
        case .end:
            return ascending ? [nulls, values] : [values, nulls]
        case .row(let number):
            // Compared inside SQLite, because a text that is not valid Unicode would not survive the way through Swift.
            key = "(SELECT \(column) FROM \(table.source) WHERE seq = ?)"
            keyArguments = [number]
            isNull = try Bool.fetchOne(db.cachedStatement(sql: "SELECT \(key) IS NULL"), arguments: [number]) ?? true
            row = number
        case .place(let value, let number):
            key = "?"
            keyArguments = [value.databaseValue]
            isNull = value == .null
            row = number
        }
        guard !isNull else {
            let rest = Part(condition: "\(column) IS NULL AND seq \(compare) ?", arguments: [row])
            return ascending ? [rest, values] : [rest]
        }
        let ties = Part(
            condition: "\(column) = \(key) AND seq \(compare) ?", arguments: keyArguments + [row])
        let beyond = Part(condition: "\(column) \(compare) \(key)", arguments: keyArguments)
        return ascending ? [ties, beyond] : [ties, beyond, nulls]
    }

    /// The condition that all rows of the list satisfy.
    var everything: (String, StatementArguments) { conditions(Part(condition: "true", arguments: []), nil) }

    private func conditions(_ part: Part, _ needle: String?) -> (String, StatementArguments) {
        var conditions = [part.condition]
        var arguments = part.arguments
        if let (condition, id) = scope {
            conditions.append(condition)
            arguments += [id]
        }
        for (condition, argument) in query.filter?.conditions ?? [] {
            conditions.append(condition)
            arguments += [argument]
        }
        if let clauses = query.filter?.clauses, !clauses.isEmpty {
            var filter = FilterSQL(query.noun, row: table.source)
            conditions += clauses.map { filter.condition($0) }
            arguments += StatementArguments(filter.arguments)
        }
        if let needle {
            let (condition, needles) = FreeText.condition(needle, row: table.source)
            conditions.append(condition)
            arguments += StatementArguments(needles)
        }
        return ("WHERE " + conditions.joined(separator: " AND "), arguments)
    }

    private var scope: (String, String)? {
        let (kind, id): (String, String)
        switch query.scope {
        case nil: return nil
        case .order(let order): (kind, id) = ("order", order)
        case .company(let company): (kind, id) = ("company", company)
        case .user(let user): (kind, id) = ("user", user)
        }
        // Analyses and media know their user only through their order; other nouns have no such owner at all.
        if let column = table.scopes[kind] { return ("\(column) = ?", id) }
        if kind == "user", table.scopes["order"] == "order_id" {
            return ("order_id IN (SELECT id FROM orders WHERE user_id = ?)", id)
        }
        return ("? IS NULL", id)
    }
}
