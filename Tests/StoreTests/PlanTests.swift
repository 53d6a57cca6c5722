import GRDB
import OzModel
import Synchronization
import Testing

@testable import Store

/// How SQLite answers the screens: by index, so that a mirror of a million rows opens as fast as a small one.
@Suite struct PlanTests {
    private let mirror: Mirror

    init() throws {
        mirror = try Mirror.inMemory()
        let order = Page.order(
            1, created: 1,
            fields:
                "\"meta_data\": {\"iin\": \"7\"}, \"analyses\": [\(Page.analysis(1, order: 1, created: 1, fields: "\"results_media\": [{\"person_id\": \"p\"}]"))]"
        )
        _ = try mirror.ingest(.orders, Page.array([order]))
    }

    /// The plans of all statements that some reading runs.
    private func plans(_ reading: (MirrorReader) throws -> Void) throws -> [String] {
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
        let selects = asked.withLock { $0 }.filter { $0.hasPrefix("SELECT") }
        return try queue.unsafeRead { db in
            try selects.map { sql in
                try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)").map { $0["detail"] ?? "" }
                    .joined(separator: "\n") + "\n" + sql
            }
        }
    }

    @Test(arguments: [Noun.orders, .analyses], [false, true])
    func everySortWalksItsIndex(_ noun: Noun, descending: Bool) throws {
        for sort in MirrorTable.of(noun).sorts {
            let query = ListQuery(noun: noun, sort: sort.key, descending: descending)
            let found = try plans { reader in
                if noun == .orders {
                    let top = try reader.window(Order.self, query, around: nil, before: 9, after: 9)
                    _ = try reader.window(Order.self, query, around: top.rows.first?.mark, before: 9, after: 9)
                } else {
                    let top = try reader.window(Analysis.self, query, around: nil, before: 9, after: 9)
                    _ = try reader.window(Analysis.self, query, around: top.rows.first?.mark, before: 9, after: 9)
                }
            }
            #expect(found.count > 3)
            for plan in found {
                #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
                #expect(plan.contains("USING INDEX") || plan.contains("PRIMARY KEY"), "\(plan)")
            }
        }
    }

    @Test func countingLooksAtNoOrder() throws {
        for sort in ["time_created", "closeness"] {
            let query = ListQuery(noun: .analyses, sort: sort, descending: true)
            let found = try plans { _ = try $0.count(query) }
            #expect(found.count == 1)
            for plan in found { #expect(!plan.contains("orders") && plan.contains("COVERING INDEX"), "\(plan)") }
        }
    }

    @Test func theQueueIsOneRangeOfAnIndex() throws {
        let sorts = ["created ASC": "analyses_verdict_created", "closeness DESC": "analyses_verdict_closeness"]
        for (sort, index) in sorts {
            let plan = try mirror.reader.read { db in
                let column = sort.prefix { $0 != " " }
                let sql = """
                    SELECT * FROM analysis_rows WHERE verdict = 'OPERATOR_REQUIRED' AND \(column) IS NOT NULL
                    ORDER BY \(sort), seq \(sort.split(separator: " ")[1]) LIMIT 9
                    """
                return try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)").map { $0["detail"] ?? "" }
                    .joined(separator: "\n")
            }
            #expect(plan.contains(index) && !plan.contains("TEMP B-TREE"), "\(plan)")
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
        for plan in found {
            let steps = plan.split(separator: "\n").filter { $0.hasPrefix("SCAN") && !$0.contains("json_each") }
            #expect(steps.isEmpty && !plan.contains("TEMP B-TREE FOR ORDER BY"), "\(plan)")
        }
    }

    @Test func thePersonAndTheHistoryAreFoundByIndex() throws {
        let order = try #require(try mirror.reader.record(Order.self, id: "f-1"))
        let found = try plans { reader in
            _ = try reader.history(of: order.id)
            _ = try reader.history(of: Analysis.ID("a-1"))
            _ = try reader.analyses(version: 1)
            _ = try reader.order(version: 1)
        }
        let persons = try plans { _ = try $0.others(samePersonAs: order) }
        #expect(found.count == 5 && persons.count == 3)
        for plan in persons { #expect(!plan.contains("TEMP B-TREE FOR ORDER BY"), "\(plan)") }
        for plan in found + persons {
            #expect(!plan.contains("SCAN a") && !plan.contains("SCAN o") && !plan.contains("SCAN h"), "\(plan)")
        }
    }
}
