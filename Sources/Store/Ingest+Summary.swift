import GRDB
import OzModel

extension Ingest {
    /// Brings types and media count of the touched orders up to date; answers how many orders changed.
    static func summarise(_ db: Database) throws -> Int {
        let order = AnalysisType.known.enumerated().map { "WHEN '\($1.wire)' THEN \($0)" }.joined(separator: " ")
        try db.cachedStatement(
            sql: """
                UPDATE orders SET types = n.types, media_count = n.media FROM (
                    SELECT o.id AS id,
                        coalesce((SELECT group_concat(type, ',') FROM (
                            SELECT DISTINCT replace(a.type, ',', ' ') AS type FROM analyses AS a
                            WHERE a.order_id = o.id ORDER BY CASE a.type \(order) ELSE 9 END, a.type)), '') AS types,
                        CASE WHEN o.media_listed THEN (SELECT count(*) FROM media AS m WHERE m.order_id = o.id)
                            ELSE nullif((SELECT count(*) FROM media AS m WHERE m.order_id = o.id), 0) END AS media
                    FROM temp.touched AS t JOIN orders AS o ON o.id = t.id) AS n
                WHERE orders.id = n.id AND (orders.types IS NOT n.types OR orders.media_count IS NOT n.media)
                """
        ).execute()
        return db.changesCount
    }

    /// The same for orders that were touched by a removal.
    static func summarise(orders: [String], _ db: Database) throws {
        try db.execute(sql: "DELETE FROM temp.touched")
        for order in orders {
            try db.execute(sql: "INSERT OR IGNORE INTO temp.touched VALUES(?)", arguments: [order])
        }
        _ = try summarise(db)
    }

    /// The order that an analysis or medium belongs to.
    static func order(of noun: Noun, id: String, _ db: Database) throws -> String? {
        guard noun == .analyses || noun == .media else { return nil }
        return try String.fetchOne(db, sql: "SELECT order_id FROM \(noun.rawValue) WHERE id = ?", arguments: [id])
    }

    /// Reads the person keys of all orders again when the settings name other paths than last time.
    static func followPersonPaths(_ paths: [String], _ db: Database) throws {
        let setting = paths.joined(separator: "\n")
        let known = try String.fetchOne(db, sql: "SELECT value FROM facts WHERE name = 'person_paths'")
        guard known != setting else { return }
        let key = MirrorTable.personKey(paths: paths, of: "json")
        try db.execute(sql: "UPDATE orders SET person_key = \(key) WHERE person_key IS NOT \(key)")
        if db.changesCount > 0 {
            try db.execute(sql: "UPDATE facts SET value = value + 1 WHERE name = 'revision'")
        }
        try db.execute(
            sql: "INSERT INTO facts(name, value) VALUES('person_paths', ?)"
                + " ON CONFLICT DO UPDATE SET value = excluded.value",
            arguments: [setting])
    }
}
