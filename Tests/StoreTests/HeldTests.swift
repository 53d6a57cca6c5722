import OzModel
import Store
import Testing

/// No answer of the server writes over a case whose decision is under way; all else on the page is taken.
@Suite struct HeldTests {
    private let mirror: Mirror

    init() throws {
        mirror = try Mirror.inMemory()
        let orders = (1...2).map { order($0, at: 10, "SUCCESS", analyses: [$0 * 10, $0 * 10 + 1]) }
        _ = try mirror.ingest(.orders, Page.array(orders))
    }

    private func analysis(_ number: Int, order: Int, at time: Double, _ verdict: String) -> String {
        """
        {"analyse_id": "a-\(number)", "folder_id": "f-\(order)", "time_created": 1, "time_updated": \(time), \
        "type": "QUALITY", "state": "FINISHED", "resolution_status": "\(verdict)"}
        """
    }

    private func order(_ number: Int, at time: Double, _ verdict: String, analyses: [Int]) -> String {
        let list = analyses.map { analysis($0, order: number, at: time, verdict) }.joined(separator: ", ")
        return Page.order(
            number, created: 1, updated: time, verdict: verdict,
            fields: """
                "company": {"company_id": "c-\(number)", "name": "Bank \(number)"}, "analyses": [\(list)], \
                "media": [\(Page.media(number, order: number, created: time))]
                """)
    }

    private func verdict(_ analysis: Int) throws -> Verdict? {
        try mirror.reader.record(Analysis.self, id: "a-\(analysis)")?.verdict
    }

    private func verdict(ofOrder number: Int) throws -> Verdict? {
        try mirror.reader.record(Order.self, id: "f-\(number)")?.verdict
    }

    @Test func aListLeavesAHeldOrderAndAllItsAnalysesAlone() throws {
        let page = [
            order(1, at: 20, "DECLINED", analyses: [10, 11]), order(2, at: 20, "DECLINED", analyses: [20, 21, 22]),
        ]
        let receipt = try mirror.ingest(.orders, Page.envelope(page, total: 2), held: ["f-1", "a-10"])
        #expect(try verdict(ofOrder: 1) == .success && verdict(10) == .success && verdict(11) == .success)
        #expect(try verdict(ofOrder: 2) == .declined && verdict(20) == .declined && verdict(22) == .declined)
        // The pull goes on from where the page ends, as if all had been taken.
        #expect(receipt.items == 2 && receipt.ids == ["f-1", "f-2"] && receipt.updated.greatest == 20)
        #expect(try mirror.reader.counts()[.companies] == 2)
    }

    @Test func aListOfAnalysesLeavesThoseOfAHeldOrderAlone() throws {
        let page = [10, 11, 20, 21].map { analysis($0, order: $0 / 10, at: 20, "DECLINED") }
        _ = try mirror.ingest(.analyses, Page.array(page), held: ["f-1", "a-10", "a-21"])
        #expect(try verdict(10) == .success && verdict(11) == .success && verdict(21) == .success)
        #expect(try verdict(20) == .declined)
    }

    @Test func analysesThatDoNotNameTheirOrderAreHeldToo() throws {
        let nameless = """
            {"analyse_id": "a-11", "time_created": 1, "time_updated": 20, "type": "QUALITY", "state": "FINISHED", \
            "resolution_status": "DECLINED"}
            """
        _ = try mirror.ingest(.analyses, Page.array([nameless]), in: Order.ID("f-1"), held: ["f-1"])
        #expect(try verdict(11) == .success)
        _ = try mirror.ingest(.analyses, Page.array([nameless]), in: Order.ID("f-1"), held: ["f-2"])
        #expect(try verdict(11) == .declined)
    }

    @Test func oneAnalysisThatIsHeldStays() throws {
        let json = Array(analysis(10, order: 1, at: 20, "DECLINED").utf8)
        #expect(try mirror.ingest(.analyses, json, held: ["a-10"]).changed == 0)
        #expect(try verdict(10) == .success)
        #expect(try mirror.ingest(.analyses, json).changed > 0)
        #expect(try verdict(10) == .declined)
    }

    @Test func anOrdersOwnAnswerTakesNoHeldAnalysisAway() throws {
        // It lists neither of the analyses any more.
        let shorter = Array(order(1, at: 20, "DECLINED", analyses: []).utf8)
        _ = try mirror.ingest(.orders, shorter, held: ["f-1", "a-10"])
        #expect(try verdict(ofOrder: 1) == .success && verdict(10) == .success && verdict(11) == .success)
        // A decision that does not know its order holds only the analysis.
        _ = try mirror.ingest(.orders, shorter, held: ["a-10"])
        #expect(try verdict(ofOrder: 1) == .declined && verdict(10) == .success && verdict(11) == nil)
        _ = try mirror.ingest(.orders, shorter)
        #expect(try verdict(10) == nil)
    }

    @Test func anOrdersOwnAnswerThatListsAHeldAnalysisLeavesItThere() throws {
        let same = Array(order(1, at: 20, "DECLINED", analyses: [10, 11]).utf8)
        _ = try mirror.ingest(.orders, same, held: ["a-10"])
        #expect(try verdict(10) == .success && verdict(11) == .declined)
        #expect(try mirror.reader.record(Order.self, id: "f-1")?.types == [.quality])
    }

    @Test func whatTheMirrorDoesNotHaveIsNotHeldBackByAnother() throws {
        _ = try mirror.ingest(
            .orders, Page.array([order(3, at: 20, "DECLINED", analyses: [30])]), held: ["f-1", "a-10", "'; DROP"])
        #expect(try verdict(30) == .declined && verdict(10) == .success)
    }

    @Test func whatIsHeldButNotHereIsTakenOnce() throws {
        try mirror.clear()
        let held: Set = ["f-1", "a-10"]
        _ = try mirror.ingest(.orders, Page.array([order(1, at: 10, "SUCCESS", analyses: [10, 11])]), held: held)
        #expect(try verdict(ofOrder: 1) == .success && verdict(10) == .success && verdict(11) == .success)
        _ = try mirror.ingest(.orders, Page.array([order(1, at: 20, "DECLINED", analyses: [10, 11, 12])]), held: held)
        #expect(try verdict(ofOrder: 1) == .success && verdict(10) == .success && verdict(11) == .success)
        #expect(try verdict(12) == .declined)
    }

    @Test func manyMayBeHeldAtOnce() throws {
        let held = Set((1...2000).flatMap { ["f-\($0)", "a-\($0)"] }.filter { $0 != "f-2" })
        let page = (1...50).map { order($0, at: 20, "DECLINED", analyses: [$0 * 100_000]) }
        _ = try mirror.ingest(.orders, Page.array(page), held: held)
        #expect(try mirror.reader.counts()[.orders] == 50)
        #expect(try verdict(ofOrder: 1) == .success && verdict(ofOrder: 2) == .declined)
    }

    @Test(arguments: [
        "bell \u{7} and escape \u{1B}[2J", "line\nfeed", #"quote " and \ backslash"#, "null \u{1}", "имя 😀",
    ])
    func idsOfAnyKindFilterAList(_ id: String) throws {
        var query = ListQuery(noun: .analyses, sort: "id", descending: false, filter: RowFilter())
        query.filter?.without = [id, "a-10"]
        #expect(try mirror.reader.edge(query, last: false)?.id == "a-11")
        query.filter?.without = []
        query.filter?.only = [id, "a-20"]
        #expect(try mirror.reader.edge(query, last: false)?.id == "a-20")
    }
}
