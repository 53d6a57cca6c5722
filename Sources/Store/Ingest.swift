import Foundation
import GRDB
import OzModel

/// Unpacks one answer of the API into the mirror's tables, by SQLite rather than row by row in Swift.
struct Ingest {
    /// Working tables of the writing connection: the answer, its elements, and the orders they belong to.
    static let tables = """
        CREATE TEMP TABLE IF NOT EXISTS answer(text TEXT);
        CREATE TEMP TABLE IF NOT EXISTS page(
            noun TEXT, place INTEGER, parent TEXT, is_copy INTEGER, kind TEXT, id TEXT, created REAL, value TEXT);
        CREATE TEMP TABLE IF NOT EXISTS touched(id TEXT PRIMARY KEY) WITHOUT ROWID;
        """

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
        for noun in [Noun.companies, .users, .collections, .orders, .analyses, .media] {
            try upsert(noun)
        }
        if isSingle, noun == .orders { try dropUnlisted() }
        try markListed()
        receipt.changed += try Self.summarise(db)
        try clear()
        return receipt
    }

    private func clear() throws {
        try execute("DELETE FROM temp.answer")
        try execute("DELETE FROM temp.page")
        try execute("DELETE FROM temp.touched")
    }

    @discardableResult
    private func execute(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> Int {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
        return db.changesCount
    }

    private mutating func stage(_ json: [UInt8]) throws {
        guard !json.isEmpty else { throw StoreError.malformed(reason: "it is empty") }
        // Bytes that are no UTF-8 become U+FFFD here, which is what would be shown for them anyway.
        try execute("INSERT INTO temp.answer(text) VALUES(?)", [String(decoding: json, as: UTF8.self)])
        let isValid = try Bool.fetchOne(db, sql: "SELECT json_valid(text) FROM temp.answer") ?? false
        guard isValid else { throw StoreError.malformed(reason: "not complete JSON (\(json.count) bytes)") }
        let shape = try Row.fetchOne(
            db,
            sql: """
                SELECT json_type(text) AS whole, json_type(text, '$.items') AS items,
                    \(Pick.firstInteger(["$.total_count"], of: "text")) AS total,
                    \(Pick.firstInteger(["$.limit"], of: "text")) AS page_limit
                FROM temp.answer
                """
        ).map(StoredRow.init)
        receipt.total = shape?.int("total")
        receipt.limit = shape?.int("page_limit").flatMap { $0 > 0 ? $0 : nil }
        switch (shape?.text("whole"), shape?.text("items")) {
        case ("array", _): try stageElements(of: "$")
        case ("object", "array"): try stageElements(of: "$.items")
        case ("object", nil):
            isSingle = true
            receipt.items = try execute(
                """
                INSERT INTO temp.page(noun, place, parent, is_copy, kind, value)
                SELECT ?, 0, ?, 0, 'object', text FROM temp.answer
                """, [noun.rawValue, parent])
        case ("object", .some(let kind)):
            throw StoreError.malformed(reason: "its items are of type \(kind), not a list")
        case (let kind, _): throw StoreError.malformed(reason: "it is of type \(kind ?? "null"), not a list or object")
        }
    }

    private mutating func stageElements(of path: String) throws {
        receipt.items = try execute(
            """
            INSERT INTO temp.page(noun, place, parent, is_copy, kind, value)
            SELECT ?, e.key, ?, 0, e.type, e.value FROM temp.answer, json_each(temp.answer.text, ?) AS e
            """, [noun.rawValue, parent, path])
    }

    /// Gives the staged elements of a noun their ids and times, and takes out those that cannot be read.
    private mutating func validate(_ noun: Noun) throws {
        let table = MirrorTable.of(noun)
        try execute(
            """
            UPDATE temp.page AS p SET id = \(Pick.id(table.ids)), created = \(Pick.number("$.time_created"))
            WHERE p.noun = ? AND p.kind = 'object'
            """, [noun.rawValue])
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
        }
        if noun == .orders || noun == .analyses {
            try stageList("source_media", of: .analyses, as: .media, isCopy: true)
            try validate(.media)
        }
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
                    SELECT p.id AS id, p.created AS created, \(MirrorTable.updated.pick) AS updated,
                        NOT EXISTS (SELECT 1 FROM \(noun.rawValue) AS t WHERE t.id = p.id) AS is_fresh
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
                    AND EXISTS (SELECT 1 FROM orders AS o WHERE o.id = p.id))
                OR (p.noun = 'analyses' AND (p.id IN \(Self.heldIDs) OR \(MirrorTable.orderID) IN \(Self.heldIDs))
                    AND EXISTS (SELECT 1 FROM analyses AS a WHERE a.id = p.id))
            """, [held.jsonList])
    }

    private static let heldIDs = "(SELECT value FROM json_each(?1))"

    private mutating func upsert(_ noun: Noun) throws {
        let staged = try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM temp.page WHERE noun = ?)"),
            arguments: [noun.rawValue])
        guard staged == true else { return }
        try leaveOneOfEach(noun)
        try touch(noun)
        receipt.changed += try execute(Self.upsertStatement(MirrorTable.of(noun), personPaths), [noun.rawValue])
    }

    /// Of an object that an answer holds several times (media shared by analyses) the newest and fullest one stays.
    ///
    /// Not only to save work: SQLite 3.40 reports a corrupt index when one upsert meets the same new row twice.
    private func leaveOneOfEach(_ noun: Noun) throws {
        try execute(
            """
            DELETE FROM temp.page WHERE noun = ?1 AND rowid NOT IN (
                SELECT row FROM (
                    SELECT p.rowid AS row, row_number() OVER (
                        PARTITION BY p.id ORDER BY \(MirrorTable.updated.pick) DESC, p.is_copy, p.rowid DESC) AS rank
                    FROM temp.page AS p WHERE p.noun = ?1) WHERE rank = 1)
            """, [noun.rawValue])
    }

    static func upsertStatement(_ table: MirrorTable, _ personPaths: [String]) -> String {
        var columns = table.columns
        if table.noun == .orders {
            columns.append(.init("person_key", MirrorTable.personKey(paths: personPaths, of: "p.value")))
        }
        columns.append(.init("json", table.json))
        let name = table.noun.rawValue
        let sets = columns.map { column in
            table.kept.contains(column.name)
                ? "\(column.name) = coalesce(excluded.\(column.name), \(column.name))"
                : "\(column.name) = excluded.\(column.name)"
        }
        let differs = (["json"] + table.kept).map { column in
            table.kept.contains(column)
                ? "(excluded.\(column) IS NOT NULL AND excluded.\(column) IS NOT \(name).\(column))"
                : "excluded.\(column) IS NOT \(name).\(column)"
        }
        // Copies inside other objects may be shorter than the object itself: they only count when they are newer.
        return """
            INSERT INTO \(name)(id, \(columns.map(\.name).joined(separator: ", ")))
            SELECT p.id, \(columns.map(\.pick).joined(separator: ", ")) FROM temp.page AS p
            WHERE p.noun = ? AND NOT (p.is_copy AND EXISTS (SELECT 1 FROM \(name) AS t
                WHERE t.id = p.id AND t.updated >= \(MirrorTable.updated.pick)))
            ORDER BY p.is_copy DESC, p.rowid
            ON CONFLICT(id) DO UPDATE SET \(sets.joined(separator: ", "))
            WHERE excluded.updated >= \(name).updated AND (\(differs.joined(separator: " OR ")))
            """
    }

    /// Notes the orders whose summary may change, before and after an element moves between orders.
    private func touch(_ noun: Noun) throws {
        switch noun {
        case .orders:
            try execute("INSERT OR IGNORE INTO temp.touched SELECT id FROM temp.page WHERE noun = 'orders'")
        case .analyses, .media:
            try execute(
                """
                INSERT OR IGNORE INTO temp.touched
                SELECT \(MirrorTable.orderID) FROM temp.page AS p
                WHERE p.noun = ? AND \(MirrorTable.orderID) IS NOT NULL
                """, [noun.rawValue])
            try execute(
                """
                INSERT OR IGNORE INTO temp.touched SELECT order_id FROM \(noun.rawValue)
                WHERE order_id IS NOT NULL AND id IN (SELECT id FROM temp.page WHERE noun = ?)
                """, [noun.rawValue])
        case .users, .companies, .collections: return
        }
    }

    /// One order's own answer is the whole truth about it: what it no longer lists is gone.
    private mutating func dropUnlisted() throws {
        guard receipt.unreadable.isEmpty else { return }
        for (field, table) in [("analyses", "analyses"), ("media", "media")] {
            receipt.changed += try execute(
                """
                DELETE FROM \(table) WHERE order_id IN (
                    SELECT p.id FROM temp.page AS p JOIN orders AS o ON o.id = p.id
                    WHERE p.noun = 'orders' AND json_type(p.value, '$.\(field)') = 'array'
                        AND o.updated <= \(MirrorTable.updated.pick))
                AND id NOT IN (SELECT id FROM temp.page WHERE noun = '\(table)') AND id NOT IN \(Self.heldIDs)
                """, [held.jsonList])
        }
    }

    private mutating func markListed() throws {
        receipt.changed += try execute(
            """
            UPDATE orders SET media_listed = 1 WHERE media_listed = 0 AND id IN (
                SELECT id FROM temp.page WHERE noun = 'orders' AND json_type(value, '$.media') = 'array')
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
