import GRDB
import OzModel
import Testing

@testable import Store

/// Statistics equal a plain count over the same mirror, whatever is asked.
@Suite struct TallyTests {
    /// Random but the same every time.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    private static let verdicts = ["SUCCESS", "DECLINED", "OPERATOR_REQUIRED", "PROCESSING", "odd"]
    private static let companies = ["c-0", "c-1", "c-2"]
    private static let users = ["u-0", "u-1", "u-2"]
    /// Midnight of a day of UTC, twenty thousand days on.
    private static let day0 = 20_000.0 * 86400

    private static func mirror(_ seed: UInt64) throws -> Mirror {
        var dice = Dice(state: seed)
        let mirror = try Mirror.inMemory()
        func pick(_ names: [String]) -> String { names.randomElement(using: &dice) ?? "" }
        func owner() -> String {
            let company = pick(companies + [""])
            let user = pick(users + [""])
            return (company.isEmpty ? "" : "\"company_id\": \"\(company)\", ")
                + (user.isEmpty ? "" : "\"user_id\": \"\(user)\", ")
        }
        let orders = (0..<300).map { number in
            // Some exactly at midnight or on the hour.
            let steps: [Double] = [1, 3600, 86400]
            let step: Double = steps.randomElement(using: &dice) ?? 1
            let created = day0 + (Double.random(in: 0..<12 * 86400, using: &dice) / step).rounded(.down) * step
            let analyses = (0..<Int.random(in: 0..<3, using: &dice)).map { place in
                """
                {"analyse_id": "a-\(number * 4 + place)", \(owner())"time_created": \(created), \
                "time_updated": \(created + Double(Int.random(in: 0..<90, using: &dice))), \
                "type": "\(pick(["QUALITY", "BIOMETRY"]))", "state": "FINISHED", \
                "resolution_operator": \(pick(["null", "null", "\"SUCCESS\""])), \
                "resolution_status": "\(pick(verdicts))"}
                """
            }
            return Page.order(
                number, created: created, verdict: pick(verdicts),
                fields: "\(owner())\"analyses\": [\(analyses.joined(separator: ", "))]")
        }
        _ = try mirror.ingest(.orders, Page.array(orders))
        return mirror
    }

    /// The same question in plain SQL over the rows, without a counter.
    private func counted(_ query: TallyQuery, _ db: Database) throws -> [String] {
        func text(_ key: TallyQuery.Key) -> String {
            switch key {
            case .day: "CAST(t.created / 86400 AS INTEGER) * 86400"
            case .hour: "CAST(t.created / 3600 AS INTEGER) * 3600"
            case .company: "(SELECT ozc_id(id) FROM owners WHERE seq = t.company)"
            case .user: "(SELECT ozc_id(id) FROM owners WHERE seq = t.user)"
            case .verdict: "(SELECT word FROM words WHERE seq = t.verdict)"
            case .type:
                "(SELECT nullif(word, '') FROM words WHERE seq = t.\(query.noun == .orders ? "types" : "type"))"
            }
        }
        var conditions = ["1"]
        if let from = query.from { conditions.append("t.created >= \(from)") }
        if let until = query.until { conditions.append("t.created < \(until)") }
        if let company = query.company { conditions.append("\(text(.company)) = '\(company)'") }
        if let user = query.user { conditions.append("\(text(.user)) = '\(user)'") }
        if let verdict = query.verdict { conditions.append("\(text(.verdict)) = '\(verdict)'") }
        let list = query.keys.map(text).joined(separator: ", ")
        let sql = """
            SELECT \(list.isEmpty ? "" : "\(list), ")count(*) FROM \(query.noun.rawValue) AS t
            WHERE \(conditions.joined(separator: " AND ")) \(list.isEmpty ? "" : "GROUP BY \(list)")
            """
        return try Row.fetchAll(db, sql: sql).filter { $0[query.keys.count] != 0 }.map { row in
            row.databaseValues.map { "\($0)" }.joined(separator: " ")
        }.sorted()
    }

    private func told(_ query: TallyQuery, _ mirror: Mirror) throws -> [String] {
        try mirror.reader.tally(query).map { row in
            let marks = zip(query.keys, row.marks).map { key, mark in
                let value = key.seconds == nil ? (mark.id ?? mark.name).databaseValue : mark.number.databaseValue
                return "\(value)"
            }
            return (marks + ["\(row.count)"]).joined(separator: " ")
        }.sorted()
    }

    private static func question(_ dice: inout Dice) -> TallyQuery {
        let keys = TallyQuery.Key.allCases.shuffled(using: &dice).prefix(Int.random(in: 0...3, using: &dice))
        func moment() -> Double? {
            let steps: [Double] = [1, 3600, 86400, 86400]
            let step: Double = steps.randomElement(using: &dice) ?? 1
            let moment = day0 + (Double.random(in: -86400..<13 * 86400, using: &dice) / step).rounded() * step
            return Bool.random(using: &dice) ? moment : nil
        }
        var query = TallyQuery(Bool.random(using: &dice) ? .orders : .analyses, by: Array(keys))
        query.from = moment()
        query.until = moment()
        if Int.random(in: 0..<3, using: &dice) == 0 {
            query.company = (companies + ["nobody"]).randomElement(using: &dice)
        }
        if Int.random(in: 0..<4, using: &dice) == 0 { query.user = users.randomElement(using: &dice) }
        if Int.random(in: 0..<3, using: &dice) == 0 { query.verdict = (verdicts + ["no"]).randomElement(using: &dice) }
        return query
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func talliesEqualAPlainCount(_ seed: UInt64) throws {
        let mirror = try Self.mirror(seed)
        var dice = Dice(state: seed &+ 77)
        var full = 0
        for _ in 0..<400 {
            let query = Self.question(&dice)
            let plain = try mirror.queue.read { try counted(query, $0) }
            #expect(try told(query, mirror) == plain, "\(query)")
            if !plain.isEmpty { full += 1 }
        }
        #expect(full > 150)
    }

    @Test func whatIsRemovedIsCountedNoMore() throws {
        let mirror = try Self.mirror(4)
        let query = TallyQuery(.orders, by: [.day], from: Self.day0, until: Self.day0 + 40 * 86400)
        let before = try mirror.reader.tally(query).reduce(0) { $0 + $1.count }
        try mirror.remove(.orders, id: "f-7")
        #expect(try mirror.reader.tally(query).reduce(0) { $0 + $1.count } == before - 1)
    }

    @Test(arguments: [5, 6] as [UInt64])
    func timingsEqualNearestRanksOfPlainRows(_ seed: UInt64) throws {
        let mirror = try Self.mirror(seed)
        let (from, until) = (Self.day0 + 86400, Self.day0 + 9 * 86400)
        let timing = try mirror.reader.timing(by: .day, from: from, until: until)
        let rows = try mirror.queue.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT CAST(a.created / 86400 AS INTEGER) * 86400, a.updated - a.created FROM analyses AS a
                    JOIN words AS v ON v.seq = a.verdict JOIN words AS o ON o.seq = a.operator
                    WHERE a.created >= \(from) AND a.created < \(until) AND o.word IS NULL
                        AND v.word IN ('SUCCESS', 'DECLINED', 'OPERATOR_REQUIRED', 'FAILED', 'FINISHED')
                    """
            ).map { ($0[0] as Int64, $0[1] as Double) }
        }
        let days = Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1).sorted() }
        #expect(!timing.isCut && timing.count == rows.count && rows.count > 40)
        #expect(timing.groups.map(\.mark.number) == days.keys.sorted())
        for group in timing.groups {
            let sorted = try #require(days[group.mark.number])
            // At least so many are no longer, and one less is not enough.
            for (share, value) in [(0.5, group.p50), (0.9, group.p90), (0.99, group.p99)] {
                let needed = Int((share * Double(sorted.count)).rounded(.up))
                #expect(sorted[needed - 1] == value)
            }
        }
        let cut = try mirror.reader.timing(by: .type, from: from, until: until, most: 10)
        #expect(cut.isCut && cut.count == 10)
    }

    @Test func queueAgesCountTheQueue() throws {
        let mirror = try Self.mirror(7)
        let moments = [0, Self.day0 + 3 * 86400, Self.day0 + 6 * 86400, 1e11]
        let ages = try mirror.reader.queueAges(moments)
        let plain = try mirror.queue.read { db in
            try zip(moments, moments.dropFirst()).map { from, until in
                try Int.fetchOne(
                    db,
                    sql: """
                        SELECT count(*) FROM analyses AS a JOIN words AS v ON v.seq = a.verdict
                        WHERE v.word = 'OPERATOR_REQUIRED' AND a.created >= \(from) AND a.created < \(until)
                        """) ?? 0
            }
        }
        #expect(ages == plain && plain.allSatisfy { $0 > 0 })
    }
}
