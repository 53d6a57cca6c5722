import GRDB
import OzModel

/// A text that rows are looked through for: in their own words, their order's, their owners' names, or as an id's
/// beginning.
struct Needle {
    /// A condition in terms of `t`.
    var sql: String { "(\(conditions.joined(separator: " OR ")))" }
    private(set) var arguments = StatementArguments()
    /// The numbers of all rows that may have it, when they are few.
    private(set) var candidates: [Int64]?

    /// More rows than this are not gathered: one of so many is soon met on the way.
    @TaskLocal static var fewest = 1_000

    private var conditions: [String] = []
    private let text: String
    private let table: MirrorTable
    /// What the text index is asked: all runs of three characters. What it finds is compared afterwards.
    private let match: String?
    /// Whether owners or words have it, whose rows may be very many.
    private var hasGroups = false

    /// - Parameter text: folded.
    init(_ text: String, in table: MirrorTable, _ db: Database) throws {
        self.text = text
        self.table = table
        let letters = Array(text.unicodeScalars)
        match =
            letters.count < 3
            ? nil
            : (0...letters.count - 3).map { start in
                "\"" + String(String.UnicodeScalarView(letters[start..<start + 3])).replacing("\"", with: "\"\"") + "\""
            }.joined(separator: " AND ")
        guard TextIndex.nouns.contains(table.noun) else {
            add(
                "(SELECT instr(\(Pick.folded(["ozc_id(p.id)"] + table.search + table.names)), ?) FROM (SELECT"
                    + " \(table.readColumns), \(table.unpacked("t")) AS value) AS p) > 0", [text])
            return
        }
        try addGroups(db)
        addTexts()
        candidates = try gather(db)
    }

    private mutating func add(_ condition: String, _ more: StatementArguments) {
        conditions.append(condition)
        arguments += more
    }

    private mutating func addGroups(_ db: Database) throws {
        let owners = table.kept.compactMap { column -> (String, String)? in
            switch column.form {
            case .owner(let noun): (column.name, noun.rawValue)
            case .orderUser: (column.name, Noun.users.rawValue)
            default: nil
            }
        }
        for (column, noun) in owners {
            let group = "SELECT seq FROM owners WHERE noun = '\(noun)' AND instr(folded, ?) > 0"
            try addGroup(column, group, [text], db)
        }
        for column in table.kept where ["verdict", "type", "tags"].contains(column.name) {
            guard case .word(let kind, _) = column.form else { continue }
            let group = """
                SELECT seq FROM words WHERE kind = '\(kind)'
                AND (instr(lower(word), ?) > 0 OR instr(lower(replace(word, '_', ' ')), ?) > 0)
                """
            try addGroup(column.name, group, [text, text], db)
        }
    }

    private mutating func addGroup(_ column: String, _ group: String, _ more: StatementArguments, _ db: Database) throws
    {
        let exists = try db.cachedStatement(sql: "SELECT EXISTS (\(group))")
        guard try Bool.fetchOne(exists, arguments: more) == true else { return }
        hasGroups = true
        add("t.\(column) IN (\(group))", more)
    }

    private mutating func addTexts() {
        for range in ObjectKey.ranges(startingWith: text) {
            add("(t.id >= ? AND t.id < ?)", [range.from, range.until])
            guard table.noun != .orders else { continue }
            add("t.order_seq IN (SELECT seq FROM orders WHERE id >= ? AND id < ?)", [range.from, range.until])
        }
        if table.noun == .analyses {
            add("(t.person_id >= ? AND t.person_id < ?)", [text, text + "\u{10FFFF}"])
        }
        addText(table, number: "t.seq", of: "t")
        if table.noun != .orders { addText(.orders, number: "t.order_seq", of: nil) }
    }

    private mutating func addText(_ table: MirrorTable, number: String, of row: String?) {
        let own = "instr(\(TextIndex.text(table, row ?? "o")), ?) > 0"
        let has = row == nil ? "EXISTS (SELECT 1 FROM orders AS o WHERE o.seq = \(number) AND \(own))" : own
        guard let match else { return add(has, [text]) }
        let name = TextIndex.name(table.noun)
        add("(\(number) IN (SELECT rowid FROM \(name) WHERE \(name) MATCH ?) AND \(has))", [match, text])
    }

    /// nil when there may be many.
    private func gather(_ db: Database) throws -> [Int64]? {
        guard !hasGroups, let match else { return nil }
        let limit = Self.fewest + 1
        var found: [Int64] = []
        func take(_ sql: String, _ arguments: StatementArguments) throws {
            guard found.count < limit else { return }
            found += try Int64.fetchAll(db.cachedStatement(sql: sql + " LIMIT \(limit)"), arguments: arguments)
        }
        let name = TextIndex.name(table.noun)
        try take("SELECT rowid FROM \(name) WHERE \(name) MATCH ?", [match])
        let parts = "SELECT t.seq FROM \(table.name) AS t WHERE t.order_seq IN"
        if table.noun != .orders {
            let name = TextIndex.name(.orders)
            let orders = "SELECT rowid FROM \(name) WHERE \(name) MATCH ?"
            let count = try Int.fetchOne(
                db.cachedStatement(sql: "SELECT count(*) FROM (\(orders) LIMIT \(limit))"), arguments: [match])
            guard count ?? 0 < limit else { return nil }
            try take("\(parts) (\(orders))", [match])
        }
        if table.noun == .analyses {
            let people = "SELECT t.seq FROM analyses AS t WHERE t.person_id >= ? AND t.person_id < ?"
            try take(people, [text, text + "\u{10FFFF}"])
        }
        for range in ObjectKey.ranges(startingWith: text) {
            try take("SELECT t.seq FROM \(table.name) AS t WHERE t.id >= ? AND t.id < ?", [range.from, range.until])
            guard table.noun != .orders else { continue }
            try take("\(parts) (SELECT seq FROM orders WHERE id >= ? AND id < ?)", [range.from, range.until])
        }
        return found.count < limit ? Array(Set(found)).sorted() : nil
    }
}
