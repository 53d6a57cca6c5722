import OzModel
import Testing

@testable import Store

/// Windows against a plain oracle: all rows, sorted in Swift by what the reader says they were sorted by.
@Suite struct WindowTests {
    private static let verdicts = ["SUCCESS", "DECLINED", "OPERATOR_REQUIRED", "FAILED", "odd"]

    /// Deterministic, with many ties and many gaps.
    private func filled() throws -> Mirror {
        let mirror = try Mirror.inMemory()
        var orders: [String] = []
        for number in 0..<60 {
            let company = number % 7 == 0 ? "null" : "\"c-\(number % 4)\""
            let user = number % 5 == 0 ? "null" : "\"u-\(number % 3)\""
            var fields = "\"company_id\": \(company), \"user_id\": \(user)"
            if number % 3 == 0 {
                fields += ", \"meta_data\": {\"iin\": \"\(number % 8)\", \"transaction_id\": \"tr-\(number % 6)\"}"
            }
            if number % 4 == 0 {
                let score = Double(number % 5) / 5
                let analysis = Page.analysis(
                    number, order: number, created: Double(number % 6),
                    fields: "\"results_data\": {\"confidence_spoofing\": \(score)}, \"company_id\": \(company)")
                let size = number % 3 == 0 ? "" : "\"info\": {\"original\": {\"size\": \(number % 5)}}"
                let media = Page.media(number, order: number, created: Double(number % 3), fields: size)
                fields += ", \"analyses\": [\(analysis)], \"media\": [\(media)]"
            }
            orders.append(
                Page.order(
                    number, created: Double(number % 9), updated: Double(number % 11),
                    verdict: Self.verdicts[number % 5], fields: fields))
        }
        _ = try mirror.ingest(.orders, Page.array(orders))
        let names = ["beta", "Alpha", "алфа", "Beta"]
        _ = try mirror.ingest(
            .companies, Page.array((0..<4).map { "{\"company_id\": \"c-\($0)\", \"name\": \"\(names[$0])\"}" }))
        _ = try mirror.ingest(
            .users,
            Page.array(
                (0..<9).map {
                    "{\"user_id\": \"u-\($0)\", \"email\": \"u\($0 % 4)@x.test\", \"user_type\": \"CLIENT\","
                        + " \"company_id\": \"c-\($0 % 5)\"}"
                }))
        _ = try mirror.ingest(
            .collections,
            Page.array((0..<7).map { "{\"collection_id\": \"k-\($0)\", \"alias\": \"list \($0 % 3)\"}" }))
        return mirror
    }

    @Test(arguments: Noun.allCases, [false, true])
    func everySortPagesBothWaysLikeAPlainList(_ noun: Noun, descending: Bool) throws {
        let mirror = try filled()
        switch noun {
        case .orders: try check(Order.self, mirror, descending)
        case .analyses: try check(Analysis.self, mirror, descending)
        case .media: try check(Media.self, mirror, descending)
        case .users: try check(User.self, mirror, descending)
        case .companies: try check(Company.self, mirror, descending)
        case .collections: try check(OzModel.Collection.self, mirror, descending)
        }
    }

    private func check<Record: MirrorRecord>(_ type: Record.Type, _ mirror: Mirror, _ descending: Bool) throws {
        let reader = mirror.reader
        for sort in Record.sorts {
            let query = ListQuery(noun: Record.noun, sort: sort, descending: descending)
            let total = try reader.count(query)
            let all = try reader.window(type, query, around: nil, before: 0, after: 1000)
            #expect(all.rows.count == total)
            #expect(all.anchor == 0 && !all.hasMoreBefore && !all.hasMoreAfter)
            let marks = all.rows.map(\.mark)
            let path = try MirrorTable.of(Record.noun).path(sort: sort)
            let isNatural = descending == path.isReversed
            let plain = marks.sorted { isNatural ? Self.precedes($0, $1, path) : Self.precedes($1, $0, path) }
            #expect(Set(marks.map(\.row)).count == total)
            #expect(marks == plain, "\(Record.noun) by \(sort)")
            #expect(try reader.edge(query, last: false) == marks.first)
            #expect(try reader.edge(query, last: true) == marks.last)
            for index in stride(from: 0, to: total, by: 1 + total / 13) {
                let window = try reader.window(type, query, around: marks[index], before: 3, after: 4)
                let low = max(0, index - 3)
                let high = min(total - 1, index + 4)
                #expect(window.rows.map(\.mark) == Array(marks[low...high]), "\(Record.noun) by \(sort) at \(index)")
                #expect(window.anchor == index - low)
                #expect(window.hasMoreBefore == (low > 0))
                #expect(window.hasMoreAfter == (high < total - 1))
                #expect(try reader.position(of: marks[index], query) == index)
                #expect(try reader.skip(from: marks[index], by: 9, query) == marks[min(total - 1, index + 9)])
                #expect(try reader.skip(from: marks[index], by: -9, query) == marks[max(0, index - 9)])
            }
        }
    }

    /// By the keys of the path, then by row. Nothing first, then numbers, then texts; the other way where a key descends.
    private static func precedes(_ one: RowMark, _ other: RowMark, _ path: SortPath) -> Bool {
        guard one.segment == other.segment else { return one.segment < other.segment }
        let keys = zip([one.key] + one.rest, [other.key] + other.rest)
        for ((a, b), key) in zip(keys, path.segments[one.segment].keys) {
            let (a, b) = key.descends ? (b, a) : (a, b)
            if isLess(a, b) { return true }
            if isLess(b, a) { return false }
        }
        return one.row < other.row
    }

    /// SQLite's NOCASE folds ASCII only.
    private static func isLess(_ one: SortValue, _ other: SortValue) -> Bool {
        switch (one, other) {
        case (.null, .null), (_, .null): false
        case (.null, _): true
        case (.text(let a), .text(let b)): bytes(a).lexicographicallyPrecedes(bytes(b))
        default: number(one) < number(other)
        }
    }

    private static func bytes(_ text: String) -> [UInt8] {
        let folds = text.contains("eta") || text.contains("lpha") || text.contains("@") || text.contains("list")
        return text.utf8.map { folds && (65...90).contains($0) ? $0 + 32 : $0 }
    }

    private static func number(_ value: SortValue) -> Double {
        switch value {
        case .int(let number): Double(number)
        case .double(let number): number
        case .null, .text: .nan
        }
    }

    /// What people see of an order: the values themselves never go back, whatever settles ties.
    @Test(arguments: [false, true])
    func keysOnlyRiseOrFall(descending: Bool) throws {
        let mirror = try filled()
        for sort in Order.sorts {
            let query = ListQuery(noun: .orders, sort: sort, descending: descending)
            let keys = try mirror.reader.window(Order.self, query, around: nil, before: 0, after: 1000).rows.map(
                \.mark.key)
            for (one, next) in zip(keys, keys.dropFirst()) {
                #expect(!(descending ? Self.isLess(one, next) : Self.isLess(next, one)), "\(sort): \(one) \(next)")
            }
        }
    }

    @Test(arguments: ["verdict", "company"])
    func theNewestOfAGroupComeFirst(_ sort: String) throws {
        let query = ListQuery(noun: .orders, sort: sort, descending: false)
        let rows = try filled().reader.window(Order.self, query, around: nil, before: 0, after: 1000).rows
        for (one, next) in zip(rows, rows.dropFirst()) where one.mark.key == next.mark.key && one.mark.key != .null {
            #expect(one.record.created >= next.record.created)
        }
    }

    @Test func aRowThatMovedIsFollowed() throws {
        let mirror = try filled()
        let query = ListQuery(noun: .orders, sort: "time_updated", descending: true)
        let mark = try #require(try mirror.reader.edge(query, last: true))
        let number = try #require(Int(mark.id.dropFirst(2)))
        _ = try mirror.ingest(.orders, Page.array([Page.order(number, created: 1, updated: 999)]))
        let window = try mirror.reader.window(Order.self, query, around: mark, before: 2, after: 2)
        #expect(window.anchor == 0)
        #expect(window.rows.first?.record.id.rawValue == mark.id)
        #expect(try mirror.reader.position(of: mark, query) == 0)
    }

    @Test func aRowThatIsGoneIsReplacedByItsNeighbour() throws {
        let mirror = try filled()
        let query = ListQuery(noun: .orders, sort: "verdict", descending: false)
        let marks = try mirror.reader.window(Order.self, query, around: nil, before: 0, after: 100).rows.map(\.mark)
        try mirror.remove(.orders, id: marks[20].id)
        let window = try mirror.reader.window(Order.self, query, around: marks[20], before: 1, after: 1)
        #expect(window.rows.map(\.mark) == [marks[19], marks[21], marks[22]])
        #expect(window.anchor == 1)
        try mirror.remove(.orders, id: marks[59].id)
        let last = try mirror.reader.window(Order.self, query, around: marks[59], before: 1, after: 1)
        #expect(last.rows.map(\.mark) == [marks[57], marks[58]])
        #expect(last.anchor == 1)
    }

    @Test(arguments: [false, true])
    func aMomentAndAnIDAreGoneToDirectly(descending: Bool) throws {
        let mirror = try filled()
        let query = ListQuery(noun: .orders, sort: "time_created", descending: descending)
        let rows = try mirror.reader.window(Order.self, query, around: nil, before: 0, after: 100).rows
        for moment in [-1, 0, 3, 3.5, 8, 99] {
            let next = rows.first { descending ? $0.record.created <= moment : $0.record.created >= moment }
            #expect(try mirror.reader.place(at: moment, query) == (next ?? rows.last)?.mark, "\(moment)")
        }
        for row in rows { #expect(try mirror.reader.place(of: row.mark.id, query) == row.mark) }
        #expect(try mirror.reader.place(of: "none", query) == nil)
        #expect(try mirror.reader.place(at: 3, ListQuery(noun: .orders, sort: "verdict", descending: true)) == nil)
    }

    @Test func anEmptyListHasNoAnchor() throws {
        let mirror = try Mirror.inMemory()
        let query = ListQuery(noun: .orders, sort: "time_created", descending: true)
        let window = try mirror.reader.window(Order.self, query, around: nil, before: 5, after: 5)
        #expect(window == Window(rows: [], anchor: nil, hasMoreBefore: false, hasMoreAfter: false))
        #expect(try mirror.reader.edge(query, last: true) == nil)
        #expect(try mirror.reader.find(query, text: "x", from: nil, forward: true) == nil)
    }

    @Test func scopesShowWhatBelongsToOne() throws {
        let mirror = try filled()
        func count(_ noun: Noun, _ scope: ListQuery.Scope) throws -> Int {
            try mirror.reader.count(ListQuery(noun: noun, sort: "id", descending: false, scope: scope))
        }
        #expect(try count(.analyses, .order("f-8")) == 1)
        #expect(try count(.media, .order("f-9")) == 0)
        #expect(try count(.orders, .company("c-1")) == (0..<60).filter { $0 % 4 == 1 && $0 % 7 != 0 }.count)
        #expect(try count(.orders, .user("u-2")) == (0..<60).filter { $0 % 3 == 2 && $0 % 5 != 0 }.count)
        let theirs = (0..<60).filter { $0 % 3 == 2 && $0 % 5 != 0 && $0 % 4 == 0 }
        #expect(try count(.analyses, .user("u-2")) == theirs.count)
        #expect(try count(.companies, .order("f-8")) == 0)
    }

    @Test func findingGoesBothWaysAndRoundTheEnd() throws {
        let mirror = try Mirror.inMemory()
        let names = ["Дарья", "José", "anna", "Dar'ya", "JOSE"]
        _ = try mirror.ingest(
            .orders,
            Page.array(
                names.enumerated().map { number, name in
                    Page.order(
                        number, created: Double(number),
                        fields: "\"meta_data\": {\"person_info\": {\"first_name\": \"\(name)\"}}")
                }))
        let query = ListQuery(noun: .orders, sort: "time_created", descending: false)
        func find(_ text: String, from: Int?, forward: Bool = true, wrap: Bool = true) throws -> String? {
            let mark = try from.map { try #require(try mirror.reader.skip(from: nil, by: $0, query)) }
            return try mirror.reader.find(query, text: text, from: mark, forward: forward, wrap: wrap)?.id
        }
        #expect(try find("jose", from: nil) == "f-1")
        #expect(try find("josé", from: 1) == "f-4")
        #expect(try find("jose", from: 4) == "f-1")
        #expect(try find("jose", from: 4, wrap: false) == nil)
        #expect(try find("jose", from: 1, forward: false) == "f-4")
        #expect(try find("ДАРЬЯ", from: 3) == "f-0")
        #expect(try find("%", from: nil) == nil)
        #expect(try find("", from: nil) == nil)
        #expect(try mirror.reader.hits(query, text: "JosE") == 2)
    }

    @Test func companyNamesAreFoundInOrders() throws {
        let mirror = try filled()
        let query = ListQuery(noun: .orders, sort: "time_created", descending: false)
        #expect(
            try mirror.reader.hits(query, text: "АЛФА")
                == mirror.reader.count(
                    ListQuery(noun: .orders, sort: "id", descending: false, scope: .company("c-2"))))
    }
}
