import OzModel
import Testing

@testable import Store

/// Finding, whether the rows that match are gathered or met on the way.
@Suite struct FindTests {
    private let mirror: Mirror

    init() throws {
        mirror = try Mirror.inMemory()
        let orders = (0..<40).map { number in
            let check = Page.analysis(
                number, order: number, created: Double(number),
                fields: "\"error_message\": \"\(number % 8 == 0 ? "Gesicht nicht gefunden" : "")\"")
            let medium = Page.media(number, order: number, created: Double(number))
            let name = number % 5 == 0 ? "Zoë \(number)" : "Max"
            return Page.order(
                number, created: Double(number),
                fields: """
                    "company_id": "c-\(number % 2)", "meta_data": {"transaction_id": "tr-\(number)", "name": "\(name)"}, \
                    "analyses": [\(check)], "media": [\(medium)]
                    """)
        }
        _ = try mirror.ingest(.orders, Page.array(orders))
        _ = try mirror.ingest(.companies, Page.array(["{\"company_id\": \"c-1\", \"name\": \"Über Bank\"}"]))
    }

    private func hits(_ noun: Noun, _ text: String, gathering: Bool = true) throws -> [String] {
        let query = ListQuery(noun: noun, sort: "time_created", descending: true)
        return try Needle.$fewest.withValue(gathering ? 1_000 : 0) {
            var found: [String] = []
            var mark = try mirror.reader.find(query, text: text, from: nil, forward: true, wrap: false)
            while let hit = mark, found.count < 99 {
                found.append(hit.id)
                mark = try mirror.reader.find(query, text: text, from: hit, forward: true, wrap: false)
            }
            #expect(try mirror.reader.hits(query, text: text) == found.count)
            // Backwards from the end the same rows are met.
            let last = try mirror.reader.find(query, text: text, from: nil, forward: false, wrap: false)
            #expect(last?.id == found.last)
            return found
        }
    }

    private func ids(_ kind: String, where isHit: (Int) -> Bool) -> [String] {
        (0..<40).reversed().filter(isHit).map { "\(kind)-\($0)" }
    }

    @Test(arguments: [true, false])
    func ownWordsAreFound(gathering: Bool) throws {
        #expect(try hits(.orders, "zoe", gathering: gathering) == ids("f") { $0 % 5 == 0 })
        #expect(try hits(.orders, "Zoë 1", gathering: gathering) == ids("f") { [10, 15].contains($0) })
        #expect(try hits(.orders, "zo", gathering: gathering) == ids("f") { $0 % 5 == 0 })
        #expect(try hits(.analyses, "nicht gef", gathering: gathering) == ids("a") { $0 % 8 == 0 })
        #expect(try hits(.media, "17.jpg", gathering: gathering) == ["m-17"])
        #expect(try hits(.orders, "\"", gathering: gathering) == [])
        #expect(try hits(.orders, "a\"b\"c*", gathering: gathering) == [])
    }

    /// All three runs of characters are in it, but not the text.
    @Test func runsThatDoNotMakeTheTextAreNoHit() throws {
        let odd = Page.order(90, created: 90, fields: "\"meta_data\": {\"a\": \"abcx bcdx\"}")
        _ = try mirror.ingest(.orders, Page.array([odd]))
        #expect(try hits(.orders, "abcd") == [])
        #expect(try hits(.orders, "abcd", gathering: false) == [])
        #expect(try hits(.orders, "abcx b") == ["f-90"])
    }

    /// A case is found by what is known of its order and by who owns it.
    @Test(arguments: [true, false])
    func ordersAndOwnersLeadToTheirRows(gathering: Bool) throws {
        #expect(try hits(.analyses, "tr-39", gathering: gathering) == ["a-39"])
        #expect(try hits(.media, "zoe 3", gathering: gathering) == ids("m") { [30, 35].contains($0) })
        #expect(try hits(.orders, "uber b", gathering: gathering) == ids("f") { $0 % 2 == 1 })
        #expect(try hits(.companies, "uber b", gathering: gathering) == ["c-1"])
        #expect(try hits(.analyses, "f-12", gathering: gathering) == ["a-12"])
        #expect(try hits(.orders, "operator req", gathering: gathering) == [])
        #expect(try hits(.orders, "success", gathering: gathering).count == 40)
    }

    @Test func idsAreFoundByTheirBeginning() throws {
        let id = "cdc05b81-eadc-4088-beb5-adf0efa6850a"
        _ = try mirror.ingest(.orders, Page.array(["{\"folder_id\": \"\(id)\", \"time_created\": 99}"]))
        for text in [String(id.prefix(8)), String(id.prefix(20)), id] { #expect(try hits(.orders, text) == [id]) }
        #expect(try hits(.orders, "eadc-4088") == [])
    }

    @Test func whatIsChangedOrGoneIsNotFoundAnyMore() throws {
        let other = Page.order(5, created: 5, updated: 9, fields: "\"meta_data\": {\"name\": \"Ilse\"}")
        _ = try mirror.ingest(.orders, Page.array([other]))
        try mirror.remove(.orders, id: "f-10")
        #expect(try hits(.orders, "zoe") == ids("f") { $0 % 5 == 0 && $0 != 5 && $0 != 10 })
        #expect(try hits(.orders, "ilse") == ["f-5"])
        #expect(try hits(.media, "10.jpg") == [])
    }
}
