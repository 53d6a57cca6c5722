import OzModel
import Store
import Testing

/// Whose other orders are shown beside a case.
@Suite struct PersonTests {
    private func order(_ number: Int, key: String?, hit: String? = nil, verdict: String = "SUCCESS") -> String {
        let metadata = key.map { "\"meta_data\": {\"iin\": \"\($0)\"}, " } ?? ""
        let person = hit.map { "\"\($0)\"" } ?? "null"
        let check = Page.analysis(
            number, order: number, created: Double(number), fields: "\"results_media\": [{\"person_id\": \(person)}]")
        return Page.order(
            number, created: Double(number), verdict: verdict, fields: "\(metadata)\"analyses\": [\(check)]")
    }

    private func others(_ mirror: Mirror, of number: Int) throws -> SamePerson {
        try mirror.reader.others(samePersonAs: #require(try mirror.reader.record(Order.self, id: "f-\(number)")))
    }

    @Test func keyAndHitBothMakeTheSamePerson() throws {
        let mirror = try Mirror.inMemory()
        let orders = [
            order(1, key: "7", hit: "p"), order(2, key: "7", verdict: "DECLINED"), order(3, key: "8", hit: "p"),
            order(4, key: "7", hit: "p"), order(5, key: "9", hit: "q"), order(6, key: nil),
        ]
        _ = try mirror.ingest(.orders, Page.array(orders))
        let found = try others(mirror, of: 1)
        #expect(found.others.map(\.order.id.rawValue) == ["f-4", "f-3", "f-2"])
        #expect(found.others.map(\.sharesKey) == [true, false, true])
        #expect(found.others.map(\.hit) == ["p", "p", nil])
        #expect(found.verdicts == [.success: 2, .declined: 1])
        #expect(!found.isCut)
        #expect(try others(mirror, of: 6) == SamePerson(others: [], isCut: false))
        #expect(try mirror.reader.personPaths() == Mirror.personPaths)
    }

    @Test func manyOthersAreCutAndSaidToBe() throws {
        let mirror = try Mirror.inMemory()
        _ = try mirror.ingest(.orders, Page.array((0..<MirrorReader.mostOthers + 1).map { order($0, key: "7") }))
        let fits = try others(mirror, of: 0)
        #expect(fits.others.count == MirrorReader.mostOthers && !fits.isCut)
        _ = try mirror.ingest(.orders, Page.array([order(900, key: "7")]))
        let cut = try others(mirror, of: 0)
        #expect(cut.others.count == MirrorReader.mostOthers && cut.isCut)
        #expect(cut.others.first?.order.id.rawValue == "f-900")
    }

    @Test func anAnalysisKnowsWhoseItIs() throws {
        let mirror = try Mirror.inMemory()
        let metadata = "{\"iin\": \"7\", \"person_info\": {\"first_name\": \"Anna\"}}"
        let check = Page.analysis(1, order: 1, created: 1)
        let whole = Page.order(
            1, created: 1, fields: "\"user_id\": \"u\", \"meta_data\": \(metadata), \"analyses\": [\(check)]")
        _ = try mirror.ingest(.orders, Page.array([whole]))
        _ = try mirror.ingest(.users, Page.array(["{\"user_id\": \"u\", \"email\": \"a@x.test\"}"]))
        let analysis = try #require(try mirror.reader.record(Analysis.self, id: "a-1"))
        #expect(analysis.userID?.rawValue == "u" && analysis.userName == "a@x.test")
        #expect(analysis.personKey == "7" && analysis.personName == "Anna")
        let query = ListQuery(noun: .analyses, sort: "time_created", descending: true)
        #expect(
            try mirror.reader.window(Analysis.self, query, around: nil, before: 0, after: 1).rows[0].record == analysis)
    }

    @Test func theNearestToItsThresholdComesFirst() throws {
        let mirror = try Mirror.inMemory()
        let scores: [(String, String)] = [
            ("BIOMETRY", "0.10"), ("BIOMETRY", "0.76"), ("BIOMETRY", "0.99"), ("QUALITY", "0.49"), ("QUALITY", "0.9"),
            ("DOCUMENTS", "0.5"),
        ]
        let checks = scores.enumerated().map { number, score in
            """
            {"analyse_id": "a-\(number)", "folder_id": "f", "time_created": 1, "type": "\(score.0)", \
            "results_data": {"min_confidence": \(score.1), "confidence_spoofing": \(score.1)}, \
            "confs": \(score.0 == "BIOMETRY" ? "{\"threshold_min\": 0.75, \"threshold_max\": 0.85}" : "{}")}
            """
        }
        _ = try mirror.ingest(.analyses, Page.array(checks))
        let query = ListQuery(noun: .analyses, sort: "borderline", descending: true)
        let rows = try mirror.reader.window(Analysis.self, query, around: nil, before: 0, after: 9).rows
        #expect(Set(rows.prefix(2).map(\.mark.id)) == ["a-1", "a-3"])
        #expect(rows.dropFirst(2).map(\.mark.id) == ["a-2", "a-4", "a-0", "a-5"])
        #expect(rows.last?.mark.key == .null)
    }
}
