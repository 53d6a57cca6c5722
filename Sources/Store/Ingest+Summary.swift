import GRDB
import OzModel

extension Ingest {
    /// Brings types and media count of the touched orders up to date; answers how many orders changed.
    static func summarise(_ db: Database) throws -> Int {
        let order = AnalysisType.known.enumerated().map { "WHEN '\($1.wire)' THEN \($0)" }.joined(separator: " ")
        try db.cachedStatement(sql: "DELETE FROM temp.summary").execute()
        try db.cachedStatement(
            sql: """
                INSERT INTO temp.summary SELECT o.seq,
                    coalesce((SELECT group_concat(type, ',') FROM (
                        SELECT DISTINCT replace(w.word, ',', ' ') AS type FROM analyses AS a
                        JOIN words AS w ON w.seq = a.type
                        WHERE a.order_seq = o.seq ORDER BY CASE w.word \(order) ELSE 9 END, w.word)), ''),
                    CASE WHEN o.media_listed THEN (SELECT count(*) FROM media AS m WHERE m.order_seq = o.seq)
                        ELSE nullif((SELECT count(*) FROM media AS m WHERE m.order_seq = o.seq), 0) END
                FROM temp.touched AS t JOIN orders AS o ON o.seq = t.seq
                """
        ).execute()
        try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO words(kind, word) SELECT DISTINCT 'types', types FROM temp.summary"
        ).execute()
        try db.cachedStatement(
            sql: """
                UPDATE orders SET types = n.types, media_count = n.media FROM (
                    SELECT s.seq, s.media, w.seq AS types FROM temp.summary AS s
                    JOIN words AS w ON w.kind = 'types' AND w.word = s.types) AS n
                WHERE orders.seq = n.seq AND (orders.types <> n.types OR orders.media_count IS NOT n.media)
                """
        ).execute()
        return db.changesCount
    }

    /// The same for an order that was touched by a removal.
    static func summarise(order: Int64, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM temp.touched")
        try db.execute(sql: "INSERT INTO temp.touched VALUES(?)", arguments: [order])
        _ = try summarise(db)
        try db.execute(sql: "DELETE FROM temp.touched")
    }

    /// The number of the order that an analysis or medium belongs to.
    static func order(of noun: Noun, _ key: DatabaseValue, _ db: Database) throws -> Int64? {
        guard noun == .analyses || noun == .media else { return nil }
        let sql = "SELECT order_seq FROM \(noun.rawValue) WHERE id = ? AND order_seq > 0"
        return try Int64.fetchOne(db, sql: sql, arguments: [key])
    }

    /// Reads the person keys of all orders again when the settings name other paths than last time.
    static func followPersonPaths(_ paths: [String], _ db: Database) throws {
        let setting = paths.joined(separator: "\n")
        let known = try String.fetchOne(db, sql: "SELECT value FROM facts WHERE name = 'person_paths'")
        guard known != setting else { return }
        let key = MirrorTable.personKey(paths: paths, of: "p.value")
        try db.execute(
            sql: """
                UPDATE orders SET person_key = n.person_key FROM (
                    SELECT p.seq, \(key) AS person_key
                    FROM (SELECT t.seq, \(MirrorTable.orders.unpacked("t")) AS value FROM orders AS t) AS p) AS n
                WHERE orders.seq = n.seq AND orders.person_key IS NOT n.person_key
                """)
        if db.changesCount > 0 {
            try db.execute(sql: "UPDATE facts SET value = value + 1 WHERE name = 'revision'")
        }
        try db.execute(
            sql: "INSERT INTO facts(name, value) VALUES('person_paths', ?)"
                + " ON CONFLICT DO UPDATE SET value = excluded.value",
            arguments: [setting])
    }
}
