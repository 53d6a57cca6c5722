import Foundation
import GRDB
import OzModel

/// Unpacks one answer of the API into the mirror's tables, by SQLite rather than row by row in Swift.
struct Ingest {
    /// Working tables of the writing connection: an answer's elements, their values, and what they touch.
    static var tables: String {
        let values = Noun.allCases.map { noun in
            let names = valueNames(MirrorTable.of(noun)).joined(separator: ", ")
            return "CREATE TEMP TABLE IF NOT EXISTS in_\(noun.rawValue)(key, seq INTEGER, \(names), json);"
        }
        return """
            CREATE TEMP TABLE IF NOT EXISTS page(
                noun TEXT, place INTEGER, parent TEXT, is_copy INTEGER, kind TEXT, id TEXT, key, created REAL,
                updated REAL, has_analyses INTEGER, has_media INTEGER, value TEXT);
            CREATE TEMP TABLE IF NOT EXISTS touched(seq INTEGER PRIMARY KEY);
            CREATE TEMP TABLE IF NOT EXISTS summary(seq INTEGER PRIMARY KEY, types TEXT, media INTEGER);
            CREATE TEMP TABLE IF NOT EXISTS texts(seq INTEGER PRIMARY KEY, json TEXT);
            CREATE TEMP TABLE IF NOT EXISTS ids(id PRIMARY KEY) WITHOUT ROWID;
            \(values.joined(separator: "\n"))
            """
    }

    let db: Database
    let noun: Noun
    let parent: String?
    let personPaths: [String]
    /// Orders and analyses that stay as they are.
    let held: Set<String>
    private var receipt = Receipt()
    private var isSingle = false

    init(db: Database, noun: Noun, parent: String?, personPaths: [String], held: Set<String> = []) {
        self.db = db
        self.noun = noun
        self.parent = parent
        self.personPaths = personPaths
        self.held = held
    }

    /// Does all of it inside the caller's transaction.
    mutating func run(_ json: [UInt8]) throws -> Receipt {
        try clear()
        try stage(json)
        try validate(noun)
        try stageNested()
        try measure()
        try leaveHeld()
        // Owners before what they own; media before the analyses that looked at them.
        for noun in [Noun.companies, .users, .collections, .orders, .media, .analyses] {
            receipt.changed += try upsert(noun)
        }
        if isSingle, noun == .orders { try dropUnlisted() }
        try markListed()
        receipt.changed += try Self.summarise(db)
        try clear()
        return receipt
    }

    private func clear() throws {
        for table in ["page", "touched"] { try execute("DELETE FROM temp.\(table)") }
    }

    @discardableResult
    func execute(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> Int {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
        return db.changesCount
    }

    private mutating func stage(_ json: [UInt8]) throws {
        guard !json.isEmpty else { throw StoreError.malformed(reason: "it is empty") }
        // Bytes that are no UTF-8 become U+FFFD here, which is what would be shown for them anyway.
        let text = String(decoding: json, as: UTF8.self)
        // One statement parses it once; of what is no JSON there is no row.
        let shape = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT json_type(text) AS whole, json_type(text, '$.items') AS items,
                        \(Pick.firstInteger(["$.total_count"], of: "text")) AS total,
                        \(Pick.firstInteger(["$.limit"], of: "text")) AS page_limit
                    FROM (SELECT ?1 AS text) WHERE json_valid(text)
                    """), arguments: [text]
        ).map(StoredRow.init)
        guard let shape else { throw StoreError.malformed(reason: "not complete JSON (\(json.count) bytes)") }
        receipt.total = shape.int("total")
        receipt.limit = shape.int("page_limit").flatMap { $0 > 0 ? $0 : nil }
        switch (shape.text("whole"), shape.text("items")) {
        case ("array", _): try stageElements(of: "$", in: text)
        case ("object", "array"): try stageElements(of: "$.items", in: text)
        case ("object", nil):
            isSingle = true
            receipt.items = try execute(
                """
                INSERT INTO temp.page(noun, place, parent, is_copy, kind, value)
                VALUES(?, 0, ?, 0, 'object', ?)
                """, [noun.rawValue, parent, text])
        case ("object", .some(let kind)):
            throw StoreError.malformed(reason: "its items are of type \(kind), not a list")
        case (let kind, _): throw StoreError.malformed(reason: "it is of type \(kind ?? "null"), not a list or object")
        }
    }

    private mutating func stageElements(of path: String, in text: String) throws {
        receipt.items = try execute(
            """
            INSERT INTO temp.page(noun, place, parent, is_copy, kind, value)
            SELECT ?, e.key, ?, 0, e.type, e.value FROM json_each(?, ?) AS e
            """, [noun.rawValue, parent, text, path])
    }

    /// Gives the staged elements of a noun their ids and times, and takes out those that cannot be read.
    private mutating func validate(_ noun: Noun) throws {
        let table = MirrorTable.of(noun)
        try execute(
            """
            UPDATE temp.page AS p SET id = \(Pick.id(table.ids)), created = \(Pick.number("$.time_created")),
                updated = \(MirrorTable.updated.pick)
            WHERE p.noun = ?1 AND p.kind = 'object'
            """, [noun.rawValue])
        try execute("UPDATE temp.page SET key = ozc_key(id) WHERE noun = ?1 AND id IS NOT NULL", [noun.rawValue])
        let idName = table.ids[0].dropFirst(2)
        let reason =
            "CASE WHEN kind <> 'object' THEN 'not an object' WHEN id IS NULL THEN 'no \(idName)'"
            + (table.needsTime ? " WHEN created IS NULL THEN 'time_created is not a number'" : "") + " END"
        let statement = try db.cachedStatement(
            sql: "SELECT place, \(reason) AS reason FROM temp.page WHERE noun = ? AND \(reason) IS NOT NULL"
                + " ORDER BY place")
        for row in try Row.fetchAll(statement, arguments: [noun.rawValue]) {
            let row = StoredRow(row: row)
            receipt.unreadable.append(
                .init(noun: noun, position: row.int("place") ?? 0, reason: row.text("reason") ?? ""))
        }
        try execute("DELETE FROM temp.page WHERE noun = ? AND \(reason) IS NOT NULL", [noun.rawValue])
    }

    private mutating func stageNested() throws {
        if noun == .orders {
            try stageMember("company", as: .companies)
            try stageMember("user", as: .users)
            try stageList("analyses", of: .orders, as: .analyses, isCopy: false)
            try validate(.analyses)
            try stageList("media", of: .orders, as: .media, isCopy: false)
            try shorten()
        }
        if noun == .orders || noun == .analyses {
            try stageList("source_media", of: .analyses, as: .media, isCopy: true)
            try validate(.media)
        }
    }

    /// What stands on its own now need not be read through again and again with its order.
    private func shorten() throws {
        try execute(
            """
            UPDATE temp.page AS p SET has_analyses = json_type(p.value, '$.analyses') IS 'array',
                has_media = json_type(p.value, '$.media') IS 'array', value = \(MirrorTable.orders.json)
            WHERE p.noun = 'orders'
            """)
    }

    private mutating func stageMember(_ field: String, as noun: Noun) throws {
        try execute(
            """
            INSERT INTO temp.page(noun, place, parent, is_copy, kind, value)
            SELECT ?, place, id, 1, 'object', json_extract(value, '$.\(field)') FROM temp.page
            WHERE noun = 'orders' AND json_type(value, '$.\(field)') = 'object'
            """, [noun.rawValue])
        try validate(noun)
    }

    private func stageList(_ field: String, of parent: Noun, as noun: Noun, isCopy: Bool) throws {
        // Sources that are mere ids are the analysis' business; there is nothing to unpack in them.
        let only = isCopy ? "AND e.type = 'object'" : ""
        let order = parent == .orders ? "p.id" : "coalesce(\(Pick.text("$.folder_id")), p.parent)"
        try execute(
            """
            INSERT INTO temp.page(noun, place, parent, is_copy, kind, value)
            SELECT ?, e.key, \(order), ?, e.type, e.value FROM temp.page AS p, json_each(p.value, '$.\(field)') AS e
            WHERE p.noun = ? AND json_type(p.value, '$.\(field)') = 'array' \(only)
            """, [noun.rawValue, isCopy, parent.rawValue])
    }

    /// What the pull needs to know of the page: its edges, and how much of it is new.
    private mutating func measure() throws {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT p.id AS id, p.created AS created, p.updated AS updated,
                        NOT EXISTS (SELECT 1 FROM \(noun.rawValue) AS t WHERE t.id = p.key) AS is_fresh
                    FROM temp.page AS p WHERE p.noun = ? AND NOT p.is_copy ORDER BY p.place
                    """), arguments: [noun.rawValue]
        ).map(StoredRow.init)
        receipt.created = Receipt.Span(rows.map { $0.double("created") })
        receipt.updated = Receipt.Span(rows.map { $0.double("updated") })
        receipt.ids = rows.compactMap { $0.text("id") }
        receipt.fresh = Set(rows.filter { $0.flag("is_fresh") == true }.map { $0.text("id") }).count
    }

    /// What an operator has decided and the server does not know yet is not written over; what is not here yet, as in a
    /// mirror that was rebuilt, is taken all the same.
    private func leaveHeld() throws {
        guard !held.isEmpty else { return }
        try execute(
            """
            DELETE FROM temp.page AS p WHERE (p.noun = 'orders' AND p.id IN \(Self.heldIDs)
                    AND EXISTS (SELECT 1 FROM orders AS o WHERE o.id = p.key))
                OR (p.noun = 'analyses' AND (p.id IN \(Self.heldIDs) OR \(MirrorTable.orderID) IN \(Self.heldIDs))
                    AND EXISTS (SELECT 1 FROM analyses AS a WHERE a.id = p.key))
            """, [held.jsonList])
    }

    private static let heldIDs = "(SELECT value FROM json_each(?1))"

    /// One order's own answer is the whole truth about it: what it no longer lists is gone.
    private mutating func dropUnlisted() throws {
        guard receipt.unreadable.isEmpty else { return }
        for table in ["analyses", "media"] {
            receipt.changed += try execute(
                """
                DELETE FROM \(table) WHERE order_seq IN (
                    SELECT o.seq FROM temp.page AS p JOIN orders AS o ON o.id = p.key
                    WHERE p.noun = 'orders' AND p.has_\(table) AND o.updated <= p.updated)
                AND id NOT IN (SELECT key FROM temp.page WHERE noun = '\(table)' AND key IS NOT NULL)
                AND id NOT IN (SELECT ozc_key(value) FROM json_each(?1))
                """, [held.jsonList])
        }
    }

    private mutating func markListed() throws {
        receipt.changed += try execute(
            """
            UPDATE orders SET media_listed = 1 WHERE media_listed = 0 AND id IN (
                SELECT key FROM temp.page WHERE noun = 'orders' AND has_media)
            """)
    }
}

extension Receipt.Span {
    fileprivate init(_ times: [Double?]) {
        let known = times.compactMap { $0 }
        self.init()
        least = known.min()
        greatest = known.max()
        first = known.first
        last = known.last
    }
}
