import GRDB
import OzModel

extension MirrorReader {
    /// The statuses an order has had, oldest first; the last one stands. Empty when the mirror does not have it.
    public func history(of order: Order.ID) throws(StoreError) -> [Version] {
        try history(.orders, order.rawValue)
    }

    /// The statuses an analysis has had, oldest first; the last one stands.
    public func history(of analysis: Analysis.ID) throws(StoreError) -> [Version] {
        try history(.analyses, analysis.rawValue)
    }

    /// An order as it was in a former version; nil when the mirror does not keep it.
    public func order(version seq: Int64) throws(StoreError) -> Order? {
        try read { db in try Self.former(seq, db) }
    }

    /// An analysis as it was in a former version; nil when the mirror does not keep it.
    public func analysis(version seq: Int64) throws(StoreError) -> Analysis? {
        try read { db in try Self.former(seq, db) }
    }

    /// The analyses of an order as they were in a former version of it, oldest first.
    public func analyses(version seq: Int64) throws(StoreError) -> [Analysis] {
        try read { db in
            // What was replaced after the order was still stood when the order did.
            let sql = """
                SELECT a.id AS id, (SELECT min(h.seq) FROM history AS h
                    WHERE h.noun = 'analyses' AND h.id = a.id AND h.seq > v.seq) AS version
                FROM history AS v JOIN orders AS o ON o.id = v.id JOIN analyses AS a ON a.order_seq = o.seq
                WHERE v.seq = ? AND v.noun = 'orders' AND a.created < v.replaced
                """
            let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [seq]).map(StoredRow.init)
            let analyses = try rows.compactMap { row throws -> Analysis? in
                if let version = row.int("version") { return try Self.former(Int64(version), db) }
                return try Self.whole(Analysis.self, "t.id = ?", [row.value("id")], db).first
            }
            return analyses.sorted { ($0.created, $0.id.rawValue) < ($1.created, $1.id.rawValue) }
        }
    }

    /// The JSON text of a former version, as the mirror had it then.
    public func json(version seq: Int64) throws(StoreError) -> String? {
        try read { db in
            try String.fetchOne(
                db.cachedStatement(sql: "SELECT \(Self.text) FROM history AS h WHERE h.seq = ?"), arguments: [seq])
        }
    }

    /// The metadata in a former version of an order, the caller's or the modules', as JSON text.
    public func metadata(version seq: Int64, technical: Bool = false) throws(StoreError) -> String? {
        try read { db in
            let sql =
                "SELECT json_extract(\(Self.text), '$.\(Self.metadataField(technical))') FROM history AS h"
                + " WHERE h.seq = ? AND h.noun = 'orders'"
            return try String.fetchOne(db.cachedStatement(sql: sql), arguments: [seq])
        }
    }

    /// When a former version ended: the server's `time_updated` of what replaced it.
    public func end(version seq: Int64) throws(StoreError) -> Double? {
        try read { db in
            try Double.fetchOne(
                db.cachedStatement(sql: "SELECT replaced FROM history WHERE seq = ?"), arguments: [seq])
        }
    }

    private func history(_ noun: Noun, _ id: String) throws(StoreError) -> [Version] {
        func word(_ column: String) -> String { "(SELECT word FROM words WHERE seq = t.\(column))" }
        return try read { db in
            let operatorWord = noun == .analyses ? word("operator") : "NULL"
            let sql = """
                SELECT seq, updated, replaced, seen, state, verdict, operator FROM history WHERE noun = ?1 AND id = ?2
                UNION ALL SELECT NULL, t.updated, NULL, NULL, \(word("state")), \(word("verdict")), \(operatorWord)
                    FROM \(noun.rawValue) AS t WHERE t.id = ?2
                """
            let rows = try Row.fetchAll(
                db.cachedStatement(sql: sql), arguments: [noun.rawValue, ObjectKey.key(id)])
            // The one that stands has no number: it comes last.
            let kept = rows.map(StoredRow.init).sorted { $0.int("seq") ?? .max < $1.int("seq") ?? .max }
            return zip([nil] + kept, kept).map { former, row in
                Version(
                    seq: row.int("seq").map { Int64($0) }, noun: noun, id: id,
                    state: Verdict(wire: row.text("state")), verdict: Verdict(wire: row.text("verdict")),
                    operatorDecision: row.text("operator").map { Verdict(wire: $0) },
                    updated: row.double("updated") ?? 0, since: former?.double("replaced"),
                    until: row.double("replaced"), seen: former?.double("seen"))
            }
        }
    }

    /// Reads a version from its text as it was read when it came; what other tables say of it is as it is now.
    private static func former<Record: MirrorRecord>(_ seq: Int64, _ db: Database) throws -> Record? {
        let table = MirrorTable.of(Record.noun)
        var columns = table.formerReads
        if table.noun == .orders {
            columns.append(("person_key", MirrorTable.personKey(paths: try personPaths(db), of: "p.value")))
            columns += MirrorTable.orders.computed.filter { $0.name != "person_key" }
                .map { ($0.name, "(SELECT \($0.sql) FROM orders AS t WHERE t.id = p.key)") }
        } else {
            columns += MirrorTable.analyses.reads
                .filter { ["user_id", "user_name", "person_name", "person_key"].contains($0.name) }
                .map { ($0.name, "(SELECT \($0.sql) FROM analyses AS t WHERE t.id = p.key)") }
        }
        let sql = """
            SELECT p.id AS id, \(MirrorTable.list(columns)) FROM (
                SELECT v.*, \(Pick.number("$.time_created", of: "v.value")) AS created FROM (
                    SELECT h.id AS key, ozc_id(h.id) AS id, ozc_id(h.order_id) AS parent, \(text) AS value
                    FROM history AS h WHERE h.seq = ? AND h.noun = ?) AS v) AS p
            """
        return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [seq, table.noun.rawValue])
            .map { Record(stored: StoredRow(row: $0)) }
    }

    private static let text = "ozc_unpack(h.json, NULL, NULL)"
}
