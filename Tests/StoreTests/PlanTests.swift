import GRDB
import OzModel
import Query
import Synchronization
import Testing

@testable import Store

/// How SQLite answers the screens: by index, so that a mirror of a million rows opens as fast as a small one.
@Suite struct PlanTests {
    /// A statement that a reading ran, and what SQLite says of how it runs it.
    private struct Plan: CustomStringConvertible {
        let sql: String
        let steps: [String]

        var sorts: Bool { steps.contains { $0.contains("TEMP B-TREE") } }
        var description: String { (steps + [sql]).joined(separator: "\n") }

        /// Whether a table that may have a million rows is gone through, other than from one row of an index to the next
        /// until a page is full.
        var scans: Bool {
            let big = sql.matches(of: #/\b(orders|analyses|media|history)(?: AS)? (\w+)/#).map { String($0.output.2) }
            return steps.contains { step in
                guard step.hasPrefix("SCAN ") else { return false }
                let words = step.split(separator: " ").map(String.init)
                guard words.count > 1, big.contains(words[1]) || Self.names.contains(words[1]) else { return false }
                let isPage = sql.contains("LIMIT") && step.contains("USING") && step.contains("INDEX")
                return !isPage || sql.contains(Walk.Scope.narrow)
            }
        }

        private static let names: Set = ["orders", "analyses", "media", "history"]
    }

    private let mirror: Mirror

    init() throws {
        mirror = try Mirror.inMemory()
        let company = "\"company_id\": \"c\""
        let check = Page.analysis(
            1, order: 1, created: 1, verdict: "OPERATOR_REQUIRED",
            fields: "\(company), \"results_media\": [{\"person_id\": \"p\"}]")
        let medium = Page.media(1, order: 1, created: 1, fields: company)
        let order = Page.order(
            1, created: 1,
            fields: """
                \(company), "user_id": "u", "meta_data": {"iin": "7"}, "analyses": [\(check)], "media": [\(medium)]
                """)
        _ = try mirror.ingest(.orders, Page.array([order, Page.order(2, created: 2, fields: company)]))
    }

    /// The plans of all statements that some reading runs.
    private func plans(_ reading: (MirrorReader) throws -> Void) throws -> [Plan] {
        let asked = Mutex<[String]>([])
        let queue = mirror.reader.queue
        queue.unsafeRead { db in
            db.trace(options: .statement) { event in
                guard case .statement(let statement) = event else { return }
                asked.withLock { $0.append(statement.expandedSQL) }
            }
        }
        try reading(mirror.reader)
        queue.unsafeRead { $0.trace() }
        let selects = Set(asked.withLock { $0 }.filter { $0.hasPrefix("SELECT") })
        return try queue.unsafeRead { db in
            try selects.map { sql in
                Plan(sql: sql, steps: try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)").map { $0["detail"] ?? "" })
            }
        }
    }

    /// Lists that are sorted or narrowed in all ways that screens and commands offer.
    private static func queries(_ noun: Noun) -> [ListQuery] {
        let scopes: [ListQuery.Scope?] = [nil, .order("f-1"), .company("c"), .user("u")]
        var filters: [RowFilter?] = [nil]
        if noun == .analyses {
            var narrow = RowFilter(verdict: "OPERATOR_REQUIRED")
            filters.append(narrow)
            narrow.clauses = [Clause(.key("company"), [.text("c", .whole, isFolded: true)])]
            filters.append(narrow)
            narrow.clauses += [
                Clause(.key("user"), [.text("u", .whole, isFolded: true)]), Clause(.key("type"), [.word("QUALITY")]),
            ]
            narrow.from = 0
            narrow.until = 9
            narrow.without = ["a-7"]
            filters.append(narrow)
        }
        let parts = scopes.map { ($0, nil) } + filters.compactMap(\.self).map { (nil, $0) }
        // Several keys stand for one order.
        let keys = Dictionary(grouping: MirrorTable.of(noun).sorts) { "\($0.path)" }.compactMap(\.value.first?.key)
        return keys.flatMap { key in
            parts.flatMap { scope, filter in
                [false, true].map {
                    ListQuery(noun: noun, sort: key, descending: $0, scope: scope, filter: filter)
                }
            }
        }
    }

    private func read<Record: MirrorRecord>(_ type: Record.Type, _ query: ListQuery, _ reader: MirrorReader) throws {
        let top = try reader.window(type, query, around: nil, before: 9, after: 9)
        let mark = top.rows.first?.mark
        _ = try reader.window(type, query, around: mark, before: 9, after: 9)
        // A place whose row is gone.
        if let mark {
            let gone = RowMark(id: "x", key: mark.key, row: mark.row, rest: mark.rest, segment: mark.segment)
            _ = try reader.window(type, query, around: gone, before: 9, after: 9)
            _ = try reader.elements(query, after: gone, limit: 9, fields: ["folder_id", "meta_data.iin"])
        }
        _ = try reader.edge(query, last: true)
        _ = try reader.skip(from: mark, by: 5, query)
    }

    @Test(arguments: [Noun.orders, .analyses, .media], [false, true])
    func everyListIsWalkedByIndex(_ noun: Noun, isWide: Bool) throws {
        var found: [Plan] = []
        for query in Self.queries(noun) {
            if isWide, case .order = query.scope { continue }
            found += try Walk.Scope.$narrowest.withValue(isWide ? 0 : Walk.Scope.narrowest) {
                try plans { reader in
                    switch noun {
                    case .orders: try read(Order.self, query, reader)
                    case .analyses: try read(Analysis.self, query, reader)
                    default: try read(Media.self, query, reader)
                    }
                }
            }
        }
        #expect(found.count > 200)
        #expect(found.contains(where: Self.isSmall) != isWide)
        for plan in Dictionary(grouping: found, by: \.sql).compactMap(\.value.first) {
            #expect(!plan.sorts || Self.isSmall(plan), "\(plan)")
            #expect(!plan.scans, "\(plan)")
        }
    }

    @Test func statisticsAreCountedByCounterOrIndex() throws {
        let days = (from: 86400.0 * 10, until: 86400.0 * 17)
        let keys: [[TallyQuery.Key]] = [
            [], [.day], [.company], [.type], [.verdict], [.day, .verdict], [.company, .verdict], [.type, .verdict],
        ]
        let counters = try plans { reader in
            for keys in keys {
                for (company, verdict) in [(nil, nil), ("c", nil), (nil, "SUCCESS"), ("c", "SUCCESS")] {
                    _ = try reader.tally(
                        TallyQuery(
                            .orders, by: keys, from: days.from, until: days.until, company: company, verdict: verdict))
                }
            }
            _ = try reader.tally(TallyQuery(.orders, by: [.user], from: days.from, until: days.until))
        }
        #expect(counters.count > 10)
        for plan in counters {
            #expect(!plan.sql.contains("FROM orders"), "\(plan)")
            #expect(!plan.steps.contains { $0.hasPrefix("SCAN ") }, "\(plan)")
        }
        let indexed = try plans { reader in
            _ = try reader.tally(TallyQuery(.orders, by: [.hour], from: 1, until: 9))
            _ = try reader.tally(TallyQuery(.orders, by: [.user, .verdict], from: 1, until: 9))
            _ = try reader.tally(TallyQuery(.orders, by: [.user], from: 1, until: 9, company: "c"))
            _ = try reader.timing(by: .day, from: 1, until: 9)
            _ = try reader.timing(by: .type, from: 1, until: 9, company: "c")
            _ = try reader.queueAges([0, 5, 9])
            _ = try reader.queueAges([0, 5, 9], company: "c")
        }
        #expect(indexed.count > 6)
        for plan in indexed { #expect(!plan.scans, "\(plan)") }
    }

    /// A list of no more than `Scope.narrowest` rows may be sorted, what belongs to one order always.
    private static func isSmall(_ plan: Plan) -> Bool { plan.sql.contains(Walk.Scope.narrow) }

    @Test func countingReadsCounters() throws {
        for sort in ["time_created", "closeness"] {
            let query = ListQuery(noun: .analyses, sort: sort, descending: true)
            let found = try plans { _ = try $0.count(query) }
            #expect(found.count == 1)
            for plan in found { #expect(plan.steps.allSatisfy { $0.contains("totals") }, "\(plan)") }
        }
    }

    /// Whether a text is really in a row is asked row by row as the list goes on, whether there are many or few of them.
    @Test(arguments: [0, 1_000]) func theFirstRowWithATextWaitsForNoOther(_ fewest: Int) throws {
        let order = Page.order(3, created: 3, fields: "\"meta_data\": {\"transaction_id\": \"needle\"}")
        _ = try mirror.ingest(.orders, Page.array([order]))
        var filter = RowFilter()
        filter.clauses = [Clause(.anywhere, [.text("needle", .part, isFolded: true)])]
        let query = ListQuery(noun: .orders, sort: "time_created", descending: true, filter: filter)
        let found = try Needle.$fewest.withValue(fewest) {
            try plans { try $0.sift(query) { _ in false } }
        }
        let asking = found.filter { $0.sql.contains(TextIndex.text(.of(.orders), "t")) }
        #expect(asking.count == 1, "\(found)")
        guard let plan = asking.first else { return }
        #expect(plan.sorts == (fewest > 0), "\(plan)")
        // What sorts is a routine of its own: the text is asked of what comes out of it.
        #expect(plan.steps.contains("CO-ROUTINE f") == plan.sorts, "\(plan)")
    }

    @Test func theWorkloadReadsOneRangeOfAnIndexAndCounters() throws {
        let found = try plans { _ = try $0.workload(until: 9) }
        #expect(!found.isEmpty)
        for plan in found { #expect(!plan.scans && !plan.sorts, "\(plan)") }
        #expect(found.contains { $0.steps.contains { $0.contains("analyses_updated") } })
    }

    @Test func theQueueIsOneRangeOfAnIndex() throws {
        let indexes = [
            "time_created": "analyses_verdict", "closeness": "queue_closeness", "score": "queue_score",
            "type": "queue_type", "company": "queue_company",
        ]
        for (sort, index) in indexes {
            let query = ListQuery(
                noun: .analyses, sort: sort, descending: true, filter: RowFilter(verdict: "OPERATOR_REQUIRED"))
            // As in a queue of many cases.
            let found = try Walk.Scope.$narrowest.withValue(0) {
                try plans { _ = try $0.edge(query, last: false) }.filter { $0.sql.contains("ORDER BY") }
            }
            #expect(!found.isEmpty)
            for plan in found { #expect(plan.steps.contains { $0.contains(index) }, "\(plan)") }
        }
    }

    @Test func whatFilteredListsReadWhileAKeyWaitsIsFoundByNumberOrId() throws {
        let found = try plans { reader in
            _ = try reader.rows(Order.self, numbers: [1, 2])
            _ = try reader.rows(Analysis.self, numbers: [1, 2])
            for noun in Noun.allCases {
                _ = try reader.marks(noun, numbers: [1, 2])
                _ = try reader.numbers(noun, ids: ["x", "y"])
            }
        }
        #expect(found.count == 14)
        for plan in found { #expect(!plan.scans && !plan.sorts, "\(plan)") }
    }

    /// What queries ask for most, and the index that finds it.
    private static let asked: [(clause: Clause, index: String)] = [
        (Clause(.key("status"), [.word("DECLINED")]), "orders_verdict"),
        (Clause(.key("company"), [.text("c", .whole, isFolded: true)]), "orders_company"),
        (Clause(.key("user"), [.text("u", .whole, isFolded: true)]), "orders_user"),
        (Clause(.key("created"), [.within(Bounds(from: 1, to: 9))]), "orders_created"),
        (Clause(.key("transaction"), [.text("tr-1", .beginning, isFolded: false)]), "orders_transaction_id"),
        (Clause(.key("person"), [.text("7", .whole, isFolded: false)]), "orders_person_key"),
        (Clause(.key("id"), [.text("f-1", .whole, isFolded: false)]), "orders_id"),
        (Clause(.anywhere, [.text("okafor", .part, isFolded: true)]), "INTEGER PRIMARY KEY"),
    ]

    @Test(arguments: asked.indices) func aQueryThatAnIndexAnswersReadsNothingElse(_ place: Int) throws {
        let (clause, index) = Self.asked[place]
        var filter = RowFilter()
        filter.clauses = [clause]
        let query = ListQuery(noun: .orders, sort: "time_created", descending: true, filter: filter)
        let found = try plans { reader in try reader.sift(query) { _ in true } }
            .filter { $0.sql.contains("t.seq FROM") && $0.sql.contains("ORDER BY") }
        #expect(found.count == 1)
        for plan in found {
            #expect(plan.steps.contains { $0.hasPrefix("SEARCH t USING ") && $0.contains(index) }, "\(plan)")
            #expect(!plan.scans, "\(plan)")
        }
    }

    @Test func objectsPersonsAndHistoryAreFoundByIndex() throws {
        let order = try #require(try mirror.reader.record(Order.self, id: "f-1"))
        let analysis = Analysis.ID("a-1")
        let found = try plans { reader in
            _ = try reader.history(of: order.id)
            _ = try reader.history(of: analysis)
            _ = try reader.analyses(version: 1)
            _ = try reader.order(version: 1)
            _ = try reader.record(Analysis.self, id: "a-1")
            _ = try reader.analyses(of: order.id)
            _ = try reader.media(of: order.id)
            _ = try reader.sources(of: analysis)
            _ = try reader.resultsJSON(of: analysis)
            _ = try reader.metadata(of: order.id)
            _ = try reader.wholeJSON(.orders, id: "f-1")
            _ = try reader.records(Media.self, ids: ["m-1", "m-2"])
            _ = try reader.ids(.orders, startingWith: "0", limit: 9)
        }
        let persons = try plans { _ = try $0.others(samePersonAs: order) }
        #expect(found.count >= 13 && persons.count == 3)
        for plan in persons { #expect(!plan.steps.contains { $0.contains("B-TREE FOR ORDER BY") }, "\(plan)") }
        let hits = try plans { reader in
            _ = try reader.analyses(hitting: Person.ID("p"))
            _ = try reader.hitCounts(of: [Person.ID("p")])
        }
        #expect(hits.count == 2)
        for plan in hits {
            #expect(plan.steps.contains { $0.contains("analyses_person_id") }, "\(plan)")
            #expect(!plan.sorts, "\(plan)")
        }
        for plan in found + persons + hits { #expect(!plan.scans, "\(plan)") }
    }
}
