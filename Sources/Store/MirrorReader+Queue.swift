import GRDB
import OzModel

/// How long the cases of a queue have been waiting.
public struct QueueFigures: Equatable, Sendable {
    /// How many there are.
    public let count: Int
    /// When the case in the middle was created, epoch seconds; nil for an empty queue.
    public let median: Double?
    /// When the case was created that nine in ten were created after.
    public let p90: Double?
    /// How many were created before each of the moments asked for.
    public let before: [Int]
}

extension MirrorReader {
    /// Figures of a queue's waiting.
    ///
    /// - Parameter moments: epoch seconds.
    public func figures(_ query: ListQuery, before moments: [Double]) throws(StoreError) -> QueueFigures {
        var query = query
        query.sort = "time_created"
        query.descending = false
        return try read { db in
            let walk = try Walk(db, query)
            let count = try walk.total()
            func created(at rank: Int) throws -> Double? {
                guard count > 0, case .double(let time)? = try walk.key(at: rank) else { return nil }
                return time
            }
            let late = try moments.map { moment in
                var part = query
                var filter = part.filter ?? RowFilter()
                filter.until = min(filter.until ?? .infinity, moment)
                part.filter = filter
                return try Walk(db, part).count(from: .end, forward: true)
            }
            // The oldest come first, so that the tenth part from the start has waited longest.
            return QueueFigures(
                count: count, median: try created(at: (count - 1) / 2), p90: try created(at: (count - 1) / 10),
                before: late)
        }
    }

    /// The values that the cases of a queue have in a column, with how many have each, most first.
    public func values(
        of column: QueueColumn, in query: ListQuery, limit: Int = 50
    ) throws(StoreError) -> [(id: String, name: String, count: Int)] {
        try read { db in
            let (conditions, arguments) = try Walk(db, query).everything
            let group = column.group
            let sql = """
                SELECT \(group.id) AS value_id, \(group.name) AS value_name, r.n AS n FROM (
                    SELECT t.\(column.rawValue) AS seq, count(*) AS n FROM analyses AS t
                    WHERE \(conditions) GROUP BY 1) AS r
                JOIN \(group.table) AS g ON g.seq = r.seq WHERE \(group.id) IS NOT NULL
                ORDER BY r.n DESC, 2 LIMIT ?
                """
            return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments + [limit]).map { row in
                let row = StoredRow(row: row)
                let id = row.text("value_id") ?? ""
                return (id, row.text("value_name") ?? id, row.int("n") ?? 0)
            }
        }
    }

    /// The records of these ids that the mirror has, oldest first.
    public func records<Record: MirrorRecord>(_ type: Record.Type, ids: Set<String>) throws(StoreError) -> [Record] {
        let condition = "t.id IN (SELECT ozc_key(value) FROM json_each(?))"
        let sql = MirrorTable.of(Record.noun).whole(condition)
        return try read { db in
            Self.byCreation(try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [ids.jsonList]))
        }
    }

    /// Ids of so many cases taken by chance from those a query has; all of them when there are no more.
    public func sample(_ query: ListQuery, count: Int) throws(StoreError) -> [String] {
        try read { db in
            let (conditions, arguments) = try Walk(db, query).everything
            let sql = "SELECT t.id FROM \(query.noun.rawValue) AS t WHERE \(conditions) ORDER BY random() LIMIT ?"
            return try DatabaseValue.fetchAll(db.cachedStatement(sql: sql), arguments: arguments + [count])
                .compactMap(ObjectKey.id)
        }
    }
}

/// What a queue of analyses can be narrowed by.
public enum QueueColumn: String, CaseIterable, Sendable {
    case company, type, user

    fileprivate var group: (table: String, id: String, name: String) {
        switch self {
        case .company, .user: ("owners", "g.id", "g.name")
        case .type: ("words", "g.word", "g.word")
        }
    }
}
