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
                SELECT a.*, (SELECT min(h.seq) FROM history AS h
                    WHERE h.noun = 'analyses' AND h.id = a.id AND h.seq > v.seq) AS version
                FROM history AS v JOIN analyses AS a ON a.order_id = v.id
                WHERE v.seq = ? AND v.noun = 'orders' AND a.created < v.replaced ORDER BY a.created, a.seq
                """
            return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [seq]).compactMap { row in
                let row = StoredRow(row: row)
                return try row.int("version").map { try Self.former(Int64($0), db) } ?? Analysis(stored: row)
            }
        }
    }

    /// The JSON text of a former version, as the mirror had it then.
    public func json(version seq: Int64) throws(StoreError) -> String? {
        try read { db in
            try String.fetchOne(db.cachedStatement(sql: "SELECT json FROM history WHERE seq = ?"), arguments: [seq])
        }
    }

    /// The caller's metadata in a former version of an order, as JSON text.
    public func metadata(version seq: Int64) throws(StoreError) -> String? {
        try read { db in
            let sql = "SELECT json_extract(json, '$.meta_data') FROM history WHERE seq = ? AND noun = 'orders'"
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
        try read { db in
            let decision = noun == .analyses ? "operator" : "NULL AS operator"
            let sql = """
                SELECT seq, updated, replaced, seen, state, verdict, operator FROM history WHERE noun = ?1 AND id = ?2
                UNION ALL SELECT NULL, updated, NULL, NULL, state, verdict, \(decision) FROM \(noun.rawValue)
                    WHERE id = ?2
                """
            let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [noun.rawValue, id])
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
        var columns = table.columns.filter { !$0.needsFolding }.map { "\($0.pick) AS \($0.name)" }
        if table.noun == .orders {
            columns.append("\(MirrorTable.personKey(paths: try personPaths(db), of: "p.value")) AS person_key")
            columns += ["types", "media_count", "media_listed"].map {
                "(SELECT o.\($0) FROM orders AS o WHERE o.id = p.id) AS \($0)"
            }
        } else {
            columns += ["user_name", "user_id", "person_name", "person_key"].map {
                "(SELECT o.\($0) FROM orders AS o WHERE o.id = \(MirrorTable.orderID)) AS \($0)"
            }
        }
        let sql = """
            SELECT p.id AS id, \(columns.joined(separator: ", ")) FROM (
                SELECT h.id AS id, h.order_id AS parent, \(Pick.number("$.time_created", of: "h.json")) AS created,
                    h.json AS value FROM history AS h WHERE h.seq = ? AND h.noun = ?) AS p
            """
        return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [seq, table.noun.rawValue])
            .map { Record(stored: StoredRow(row: $0)) }
    }
}

extension MirrorTable.Column {
    /// Readers find without accents in what the writer has folded; they cannot fold themselves.
    fileprivate var needsFolding: Bool { pick.contains("ozc_fold") }
}
