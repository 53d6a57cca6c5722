import GRDB
import OzModel

extension Ingest {
    /// The columns of a noun's working table, beside the row's key, number and text.
    static func valueNames(_ table: MirrorTable) -> [String] {
        values(table, personPaths: []).map(\.name)
    }

    /// Takes the staged elements of a noun into its table; answers how many rows changed.
    mutating func upsert(_ noun: Noun) throws -> Int {
        let table = MirrorTable.of(noun)
        guard try stage(values: table) > 0 else { return 0 }
        try learn(table)
        try train(table)
        try touchOwnOrders(noun)
        try rememberTexts(table)
        let changed = try execute(Self.upsertStatement(table), [try newestDictionary(noun)])
        try touchOwnOrders(noun)
        try indexTexts(table)
        switch noun {
        case .companies: try nameOwners(.companies, by: "name")
        case .users: try nameOwners(.users, by: "display")
        case .orders: try followOrders()
        case .collections, .analyses, .media: break
        }
        return changed
    }

    /// Works the values of a noun's elements out, once for each object and not for what the mirror has newer.
    private func stage(values table: MirrorTable) throws -> Int {
        try execute("DELETE FROM temp.in_\(table.name)")
        let values = Self.values(table, personPaths: personPaths)
        // Of an object that an answer holds several times (media shared by analyses) the newest and fullest one counts;
        // copies inside other objects may be shorter than the object itself: they only count when they are newer.
        return try execute(
            """
            INSERT INTO temp.in_\(table.name)(key, seq, \(values.map(\.name).joined(separator: ", ")), json)
            SELECT p.key, p.seq, \(values.map(\.sql).joined(separator: ", ")), \(table.json)
            FROM (
                SELECT n.*, t.seq AS seq, t.updated AS known FROM (
                    SELECT *, rowid AS staged, row_number() OVER (
                        PARTITION BY key ORDER BY updated DESC, is_copy, rowid DESC) AS rank
                    FROM temp.page WHERE noun = ?1) AS n
                LEFT JOIN \(table.name) AS t ON t.id = n.key WHERE n.rank = 1) AS p
            WHERE p.known IS NULL OR p.known < p.updated OR (p.known = p.updated AND NOT p.is_copy)
            ORDER BY p.is_copy DESC, p.staged
            """, [table.name])
    }

    private static func values(_ table: MirrorTable, personPaths: [String]) -> [(name: String, sql: String)] {
        var values = table.kept.flatMap { column -> [(name: String, sql: String)] in
            switch column.form {
            case .plain, .word, .sources, .detail: [(column.name, column.pick)]
            case .owner, .order: [(column.name, "ozc_key(\(column.pick))")]
            case .orderUser: []
            case .bound: MirrorTable.bounds.map { ($0.name, $0.pick) }
            }
        }
        if table.noun == .orders {
            values.append(("person_key", MirrorTable.personKey(paths: personPaths, of: "p.value")))
        }
        if TextIndex.nouns.contains(table.noun) { values.append(("search", TextIndex.staged(table))) }
        return values
    }

    /// Gives numbers to words, owners, orders and thresholds that come for the first time.
    private func learn(_ table: MirrorTable) throws {
        let staged = "temp.in_\(table.name) AS p"
        for column in table.kept {
            let name = column.name
            switch column.form {
            case .word(let kind, _):
                try execute(
                    """
                    INSERT OR IGNORE INTO words(kind, word)
                    SELECT DISTINCT '\(kind)', p.\(name) FROM \(staged) WHERE p.\(name) IS NOT NULL
                    """)
            case .owner(let noun):
                try execute(
                    """
                    INSERT OR IGNORE INTO owners(noun, id)
                    SELECT DISTINCT '\(noun.rawValue)', p.\(name) FROM \(staged) WHERE p.\(name) IS NOT NULL
                    """)
            case .order:
                try execute(
                    """
                    INSERT OR IGNORE INTO awaited(id) SELECT DISTINCT p.order_seq FROM \(staged)
                    WHERE p.order_seq IS NOT NULL AND NOT EXISTS (SELECT 1 FROM orders AS o WHERE o.id = p.order_seq)
                    """)
            case .bound:
                try execute(
                    """
                    INSERT INTO bounds(low, high, is_assumed) SELECT DISTINCT p.low, p.high, p.is_assumed FROM \(staged)
                    WHERE NOT EXISTS (SELECT 1 FROM bounds AS b
                        WHERE b.low IS p.low AND b.high IS p.high AND b.is_assumed = p.is_assumed)
                    """)
            case .plain, .orderUser, .sources, .detail: break
            }
        }
        guard table.noun == .companies || table.noun == .users else { return }
        try execute("INSERT OR IGNORE INTO owners(noun, id) SELECT '\(table.name)', p.key FROM \(staged)")
    }

    /// SQL that writes the staged values; its one argument is the dictionary that new rows are packed with.
    static func upsertStatement(_ table: MirrorTable) -> String {
        var columns = table.kept.map { (name: $0.name, sql: number($0)) }
        if table.noun == .orders { columns.append(("person_key", "p.person_key")) }
        if table.noun == .companies || table.noun == .users {
            columns.append(("seq", "(SELECT seq FROM owners WHERE noun = '\(table.name)' AND id = p.key)"))
        }
        columns += [
            ("id", "p.key"),
            // A row keeps its dictionary, or the same text would come to look like another one.
            ("form", "coalesce((SELECT form FROM \(table.name) AS k WHERE k.seq = p.seq), ?1)"),
        ]
        if table.noun == .analyses { columns.append(("closeness", closeness)) }
        let names = columns.map(\.name) + ["json"]
        let sets = names.filter { $0 != "id" && $0 != "seq" }.map { name in
            name == "sources" ? "sources = coalesce(excluded.sources, sources)" : "\(name) = excluded.\(name)"
        }
        let isOther =
            "excluded.json IS NOT \(table.name).json"
            + (table.noun == .analyses
                ? " OR (excluded.sources IS NOT NULL AND excluded.sources IS NOT analyses.sources)" : "")
        return """
            INSERT INTO \(table.name)(\(names.joined(separator: ", ")))
            SELECT \(columns.map { "t.\($0.name)" }.joined(separator: ", ")), ozc_pack(
                t.text, \(table.context("t")), (SELECT text FROM dictionaries WHERE seq = t.form))
            FROM (SELECT \(MirrorTable.list(columns)), p.json AS text FROM temp.in_\(table.name) AS p) AS t
            WHERE TRUE
            ON CONFLICT(id) DO UPDATE SET \(sets.joined(separator: ", ")) WHERE \(isOther)
            """
    }

    private static let closeness =
        "1.0 - min(abs(p.score - coalesce(p.low, p.high)), abs(p.score - coalesce(p.high, p.low)))"

    private static let orderNumber =
        "CASE WHEN p.order_seq IS NULL THEN 0 ELSE coalesce((SELECT seq FROM orders AS o WHERE o.id = p.order_seq),"
        + " -(SELECT seq FROM awaited AS w WHERE w.id = p.order_seq)) END"

    /// SQL for how a row keeps a staged value.
    private static func number(_ column: MirrorTable.Column) -> String {
        let value = "p.\(column.name)"
        return switch column.form {
        case .plain, .detail: value
        case .word(let kind, let missing):
            "coalesce((SELECT seq FROM words WHERE kind = '\(kind)' AND word = \(value)), \(missing))"
        case .owner(let noun):
            "coalesce((SELECT seq FROM owners WHERE noun = '\(noun.rawValue)' AND id = \(value)),"
                + " \(noun == .users ? 1 : 0))"
        case .order: orderNumber
        case .orderUser: "coalesce((SELECT user FROM orders AS o WHERE o.id = p.order_seq), 1)"
        case .bound:
            "(SELECT seq FROM bounds AS b WHERE b.low IS p.low AND b.high IS p.high AND b.is_assumed = p.is_assumed)"
        case .sources:
            "CASE WHEN \(value) IS NOT NULL THEN (SELECT json_group_array(coalesce("
                + "(SELECT seq FROM media AS m WHERE m.id = ozc_key(e.value)), e.value))"
                + " FROM json_each(\(value)) AS e) END"
        }
    }

    private func nameOwners(_ noun: Noun, by column: String) throws {
        try execute(
            """
            UPDATE owners SET name = n.\(column), folded = ozc_fold(n.\(column)) FROM (
                SELECT t.seq, t.\(column) FROM temp.in_\(noun.rawValue) AS p JOIN \(noun.rawValue) AS t ON t.id = p.key
            ) AS n WHERE owners.seq = n.seq AND owners.name COLLATE BINARY IS NOT n.\(column)
            """)
    }
}
