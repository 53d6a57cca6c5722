import GRDB
import OzModel

extension MirrorReader {
    /// The fields of the rows after a place in a list, or from its top, as JSON texts; nil where an element has none.
    ///
    /// A field is one of the API's, `meta_data.` and a name below it, or else one of the noun's sort keys, whose value
    /// the mirror worked out. For page after page: a place whose row has gone meanwhile is passed all the same.
    public func elements(
        _ query: ListQuery, after mark: RowMark?, limit: Int, fields: [String]
    ) throws(StoreError) -> [StoredElement] {
        try read { db in
            let walk = try Walk(db, query)
            let start: Walk.Start
            if let mark {
                let row = try walk.row(id: mark.id, columns: "t.seq AS seq").map(StoredRow.init)
                start = row.map { .row($0.sequence) } ?? .place(mark)
            } else {
                start = .end
            }
            let elements = Elements(walk.table, fields)
            return try walk.rows(from: start, forward: true, limit: limit, columns: elements.columns)
                .map { try elements.element(StoredRow(row: $0), db) }
        }
    }

    /// One object with its fields, by the rules of `elements`; nil when it is not in the mirror.
    public func element(_ noun: Noun, id: String, fields: [String]) throws(StoreError) -> StoredElement? {
        try read { db in
            let elements = Elements(.of(noun), fields)
            let sql = "SELECT \(elements.columns) FROM \(noun.rawValue) AS t WHERE t.id = ?"
            return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [ObjectKey.key(id)])
                .map { try elements.element(StoredRow(row: $0), db) }
        }
    }

    /// An order's own JSON text with its analyses and media in it again, an analysis's with its source media.
    public func wholeJSON(_ noun: Noun, id: String) throws(StoreError) -> String? {
        let (order, analysis, medium) = (MirrorTable.orders, MirrorTable.analyses, MirrorTable.media)
        func sources(of row: String) -> String {
            "(SELECT json_group_array(json(e.json)) FROM (SELECT \(medium.unpacked("t")) AS json"
                + " FROM json_each(\(row).sources) AS s JOIN media AS t ON \(Self.isSource) ORDER BY s.key) AS e)"
        }
        let whole = """
            CASE WHEN a.sources IS NULL THEN \(analysis.unpacked("a"))
                ELSE json_set(\(analysis.unpacked("a")), '$.source_media', json(\(sources(of: "a")))) END
            """
        let sql =
            switch noun {
            case .orders:
                """
                SELECT json_set(\(order.unpacked("o")),
                    '$.media', json((SELECT json_group_array(json(e.json)) FROM
                        (SELECT \(medium.unpacked("t")) AS json FROM media AS t WHERE t.order_seq = o.seq
                            ORDER BY t.created, t.seq) AS e)),
                    '$.analyses', json((SELECT json_group_array(json(e.json)) FROM
                        (SELECT \(whole) AS json FROM analyses AS a WHERE a.order_seq = o.seq
                            ORDER BY a.created, a.seq) AS e))) AS json
                FROM orders AS o WHERE o.id = ?
                """
            case .analyses: "SELECT \(whole) AS json FROM analyses AS a WHERE a.id = ?"
            case .media, .users, .companies, .collections:
                "SELECT \(MirrorTable.of(noun).unpacked("t")) AS json FROM \(noun.rawValue) AS t WHERE t.id = ?"
            }
        return try read { db in
            try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [ObjectKey.key(id)])
                .flatMap { StoredRow(row: $0).text("json") }
        }
    }

    /// The ids that begin with a text, in order, at most `limit` of them.
    public func ids(_ noun: Noun, startingWith text: String, limit: Int) throws(StoreError) -> [String] {
        try read { db in
            let sql = "SELECT id FROM \(noun.rawValue) WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"
            let keys = try ObjectKey.ranges(startingWith: text).flatMap { range in
                try DatabaseValue.fetchAll(
                    db.cachedStatement(sql: sql), arguments: [range.from, range.until, limit])
            }
            return Array(keys.compactMap(ObjectKey.id).sorted().prefix(limit))
        }
    }
}

/// How the fields that were asked for are taken out of a row and its JSON.
private struct Elements {
    let columns: String
    private let picks: String
    private let derived: [String]
    private let count: Int

    init(_ table: MirrorTable, _ fields: [String]) {
        let reads = table.reads
        var derived: [String] = []
        let picks = fields.enumerated().map { index, field in
            let steps = field.hasPrefix("meta_data.") ? ["meta_data", String(field.dropFirst(10))] : [field]
            let path = steps.map { step in
                ".\"" + step.filter { $0 != "\"" && $0 != "\\" }.replacing("'", with: "''") + "\""
            }.joined()
            let own = "nullif(?1 -> '$\(path)', 'null')"
            // The element's own where it is there, else what the mirror worked out.
            guard let name = table.derived[field], let sql = reads.first(where: { $0.name == name })?.sql else {
                return "\(own) AS field\(index)"
            }
            derived.append(sql)
            return "coalesce(\(own), nullif(json_quote(?\(derived.count + 1)), 'null')) AS field\(index)"
        }
        let more = derived.enumerated().map { ", \($1) AS derived\($0)" }.joined()
        columns = "t.id AS id, t.seq AS seq, \(table.unpacked("t")) AS json\(more)"
        self.picks = "SELECT \((picks.isEmpty ? ["?1"] : picks).joined(separator: ", "))"
        self.derived = derived.indices.map { "derived\($0)" }
        count = fields.count
    }

    func element(_ row: StoredRow, _ db: Database) throws -> StoredElement {
        let json = row.text("json") ?? "{}"
        guard count > 0 else { return StoredElement(mark: row.mark, json: json, fields: []) }
        let values = derived.map { name in
            let value = row.value(name)
            return ObjectKey.id(value)?.databaseValue ?? value
        }
        let arguments: StatementArguments = [json]
        let picked = try Row.fetchOne(
            db.cachedStatement(sql: picks), arguments: arguments + StatementArguments(values))
        let fields = picked.map(StoredRow.init)
        return StoredElement(mark: row.mark, json: json, fields: (0..<count).map { fields?.text("field\($0)") })
    }
}
