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
            let columns = Self.columns(fields, of: walk.table)
            let start: Walk.Start
            if let mark {
                let row = try walk.row(id: mark.id, columns: "id, seq").map(StoredRow.init)
                start = row.map { .row(Int64($0.int("seq") ?? 0)) } ?? .place(mark.key, mark.row)
            } else {
                start = .end
            }
            return try walk.rows(from: start, forward: true, limit: limit, columns: columns).map { row in
                StoredElement(StoredRow(row: row), fields: fields.count)
            }
        }
    }

    /// One object with its fields, by the rules of `elements`; nil when it is not in the mirror.
    public func element(_ noun: Noun, id: String, fields: [String]) throws(StoreError) -> StoredElement? {
        try read { db in
            let table = MirrorTable.of(noun)
            let sql = "SELECT \(Self.columns(fields, of: table)), NULL AS sort_key FROM \(table.source) WHERE id = ?"
            return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id])
                .map { StoredElement(StoredRow(row: $0), fields: fields.count) }
        }
    }

    /// An order's own JSON text with its analyses and media in it again, an analysis's with its source media.
    public func wholeJSON(_ noun: Noun, id: String) throws(StoreError) -> String? {
        let sources =
            "(SELECT json_group_array(json(m.json)) FROM (SELECT n.json FROM json_each(a.source_ids) AS s"
            + " JOIN media AS n ON n.id = s.value ORDER BY s.key) AS m)"
        let analysis =
            "CASE WHEN a.source_ids IS NULL THEN a.json ELSE json_set(a.json, '$.source_media', json(\(sources))) END"
        let sql =
            switch noun {
            case .orders:
                """
                SELECT json_set(o.json,
                    '$.media', json((SELECT json_group_array(json(m.json)) FROM
                        (SELECT json FROM media WHERE order_id = o.id ORDER BY created, seq) AS m)),
                    '$.analyses', json((SELECT json_group_array(json(b.json)) FROM
                        (SELECT \(analysis) AS json FROM analyses AS a WHERE a.order_id = o.id
                            ORDER BY a.created, a.seq) AS b))) AS json
                FROM orders AS o WHERE o.id = ?
                """
            case .analyses: "SELECT \(analysis) AS json FROM analyses AS a WHERE a.id = ?"
            case .media, .users, .companies, .collections: "SELECT json FROM \(noun.rawValue) WHERE id = ?"
            }
        return try read { db in
            try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id]).flatMap { StoredRow(row: $0).text("json") }
        }
    }

    /// The ids that begin with a text, in order, at most `limit` of them.
    public func ids(_ noun: Noun, startingWith text: String, limit: Int) throws(StoreError) -> [String] {
        try read { db in
            // A range of the index; U+10FFFF follows whatever an id may go on with.
            let sql = "SELECT id FROM \(noun.rawValue) WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"
            return try String.fetchAll(
                db.cachedStatement(sql: sql), arguments: [text, text + "\u{10FFFF}", limit])
        }
    }

    private static func columns(_ fields: [String], of table: MirrorTable) -> String {
        let picks = fields.enumerated().map { index, field in "\(pick(field, of: table)) AS field\(index)" }
        return (["id", "seq", "json"] + picks).joined(separator: ", ")
    }

    /// SQL for a field's JSON text: the element's own where it is there, else what the mirror worked out.
    private static func pick(_ field: String, of table: MirrorTable) -> String {
        let steps = field.hasPrefix("meta_data.") ? ["meta_data", String(field.dropFirst(10))] : [field]
        let path = steps.map { step in
            ".\"" + step.filter { $0 != "\"" && $0 != "\\" }.replacing("'", with: "''") + "\""
        }.joined()
        let own = "nullif(json -> '$\(path)', 'null')"
        guard let sort = table.sorts.first(where: { $0.key == field }) else { return own }
        return "coalesce(\(own), nullif(json_quote(\(sort.column)), 'null'))"
    }
}

extension StoredElement {
    fileprivate init(_ row: StoredRow, fields count: Int) {
        self.init(
            mark: RowMark(
                id: row.text("id") ?? "", key: SortValue(row.value("sort_key")), row: Int64(row.int("seq") ?? 0)),
            json: row.text("json") ?? "{}", fields: (0..<count).map { row.text("field\($0)") })
    }
}
