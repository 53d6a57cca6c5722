import GRDB
import OzModel
import Query
import Testing

@testable import Store

/// Counters say what counting would, whatever has happened.
@Suite struct CounterTests {
    /// Random but the same every time.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    private static let verdicts = ["SUCCESS", "DECLINED", "OPERATOR_REQUIRED", "odd"]
    private static let types = ["QUALITY", "BIOMETRY", "strange"]

    /// An order with some analyses and media, as a server might answer at some time.
    private func order(_ number: Int, at time: Double, _ dice: inout Dice) -> String {
        func pick(_ names: [String]) -> String { names.randomElement(using: &dice) ?? "" }
        func owner() -> String {
            let company = pick(["c-0", "c-1", "c-2", ""])
            return company.isEmpty ? "" : "\"company_id\": \"\(company)\", "
        }
        let created = Double(number % 5) * 40_000 + 100_000
        let analyses = (0..<Int.random(in: 0..<3, using: &dice)).map { place in
            """
            {"analyse_id": "a-\(number * 4 + place)", \(owner())"time_created": \(created), "time_updated": \(time), \
            "type": "\(pick(Self.types))", "state": "FINISHED", "resolution_status": "\(pick(Self.verdicts))", \
            "error_message": "\(pick(["no face", "too dark here", ""]))"}
            """
        }
        let media = (0..<Int.random(in: 0..<3, using: &dice)).map { place in
            """
            {"media_id": "m-\(number * 4 + place)", \(owner())"time_updated": \(time), \
            "media_type": "\(pick(["IMAGE_FOLDER", "VIDEO_FOLDER"]))", "original_name": "\(pick(["live", "face"])).jpg"}
            """
        }
        return Page.order(
            number, created: created, updated: time, verdict: pick(Self.verdicts),
            fields: """
                \(owner())"user_id": "\(pick(["u-0", "u-1", "u-2"]))", "meta_data": {"name": "\(pick(["Anna", "José K"]))"}, \
                "analyses": [\(analyses.joined(separator: ", "))], "media": [\(media.joined(separator: ", "))]
                """)
    }

    /// The same groups counted off.
    private func counted(_ keys: [String], _ db: Database) throws -> [String] {
        let nouns = [(1, "orders", "verdict", "types"), (2, "analyses", "verdict", "type"), (3, "media", "0", "kind")]
        let rows = nouns.map { number, table, verdict, type in
            "SELECT \(number) AS noun, company, user, \(Counters.day("created")) AS day, \(verdict) AS verdict,"
                + " \(type) AS type FROM \(table)"
        }.joined(separator: " UNION ALL ")
        let list = keys.joined(separator: ", ")
        return try lines("SELECT \(list), count(*) FROM (\(rows)) GROUP BY \(list) ORDER BY \(list)", db)
    }

    private func lines(_ sql: String, _ db: Database) throws -> [String] {
        try Row.fetchAll(db, sql: sql).map { row in row.databaseValues.map { "\($0)" }.joined(separator: " ") }
    }

    private func check(_ mirror: Mirror, _ text: String) throws {
        let tables = [
            "totals": ["noun", "company", "verdict", "type"], "user_totals": ["noun", "user", "verdict", "type"],
            "days": ["noun", "company", "day", "verdict", "type"], "user_days": ["noun", "user", "day"],
            "day_totals": ["noun", "day"],
        ]
        try mirror.queue.read { db in
            for (table, keys) in tables {
                let list = keys.joined(separator: ", ")
                let kept = try lines("SELECT \(list), n FROM \(table) WHERE n <> 0 ORDER BY \(list)", db)
                #expect(try kept == counted(keys, db), "\(table) after \(text)")
            }
            // Whatever is in a row is found by its text, and nothing else is.
            for noun in TextIndex.nouns {
                let table = MirrorTable.of(noun)
                let name = TextIndex.name(noun)
                for word in ["ann", "jos", "liv", "fac", "too"] {
                    let there = try Int.fetchSet(
                        db,
                        sql: "SELECT t.seq FROM \(noun.rawValue) AS t WHERE instr(\(TextIndex.text(table, "t")), ?)",
                        arguments: [word])
                    let found = try Int.fetchSet(
                        db, sql: "SELECT rowid FROM \(name) WHERE \(name) MATCH ?", arguments: ["\"\(word)\""])
                    #expect(there == found, "\(word) in \(noun) after \(text)")
                }
            }
        }
    }

    @Test(arguments: [1, 2])
    func countersEqualWhatIsThere(_ seed: UInt64) throws {
        let mirror = try Mirror.inMemory()
        var dice = Dice(state: seed)
        for round in 1...30 {
            let time = Double(round) + 200_000
            switch Int.random(in: 0..<10, using: &dice) {
            case 0: try mirror.remove(.orders, id: "f-\(Int.random(in: 0..<25, using: &dice))")
            case 1: try mirror.remove(.analyses, id: "a-\(Int.random(in: 0..<100, using: &dice))")
            case 2: try mirror.remove(.media, id: "m-\(Int.random(in: 0..<100, using: &dice))")
            case 3:
                // One order's own answer, which also says what is gone.
                let one = order(Int.random(in: 0..<25, using: &dice), at: time, &dice)
                _ = try mirror.ingest(.orders, Array(one.utf8))
            default:
                let page = (0..<8).map { _ in order(Int.random(in: 0..<25, using: &dice), at: time, &dice) }
                _ = try mirror.ingest(.orders, Page.array(page))
            }
            try check(mirror, "round \(round)")
        }
        try lists(mirror.reader)
        try mirror.clear()
        try check(mirror, "clearing")
        _ = try mirror.ingest(.orders, Page.array([order(1, at: 300_000, &dice)]))
        try check(mirror, "the first page of another user")
    }

    /// Counts and ranks of lists, from counters or not, are those of the rows themselves.
    private func lists(_ reader: MirrorReader) throws {
        for noun in [Noun.orders, .analyses, .media] {
            for scope in [nil, ListQuery.Scope.company("c-1"), .user("u-1"), .company("none")] {
                for filter in filters where filter == nil || noun == .analyses {
                    for descending in [false, true] {
                        for sort in ["time_created", "time_updated", "id"] {
                            let query = ListQuery(
                                noun: noun, sort: sort, descending: descending, scope: scope, filter: filter)
                            let marks = try reader.elements(query, after: nil, limit: 999, fields: []).map(\.mark)
                            #expect(try reader.count(query) == marks.count, "\(query)")
                            for (rank, mark) in marks.enumerated() where rank % 4 == 0 || rank == marks.count - 1 {
                                #expect(try reader.position(of: mark, query) == rank, "\(query)")
                            }
                        }
                    }
                }
            }
        }
    }

    private var filters: [RowFilter?] {
        var some = RowFilter(verdict: "OPERATOR_REQUIRED")
        some.clauses = [Clause(.key("type"), [.word("QUALITY")])]
        some.without = ["a-4", "a-5", "a-9", "x"]
        var owned = RowFilter(verdict: "SUCCESS")
        owned.clauses = [("company", "c-2"), ("user", "u-2")].map { key, id in
            Clause(.key(key), [.text(id, .whole, isFolded: true)])
        }
        return [nil, RowFilter(verdict: "OPERATOR_REQUIRED"), some, owned, RowFilter(verdict: "UNHEARD")]
    }
}
