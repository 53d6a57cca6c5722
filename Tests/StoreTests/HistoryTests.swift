import OzModel
import Store
import Synchronization
import Testing

/// What the mirror keeps of a case that has changed, and that nothing else is written.
@Suite struct HistoryTests {
    /// A clock that says what the test says.
    private final class Watch: Sendable {
        private let time = Mutex(0.0)
        var now: Double {
            get { time.withLock { $0 } }
            set { time.withLock { $0 = newValue } }
        }
    }

    private let watch = Watch()
    private let order = Order.ID("f-1")
    private let analysis = Analysis.ID("a-1")

    private func mirror() throws -> Mirror {
        let watch = watch
        return try Mirror.inMemory { watch.now }
    }

    /// The order with its analysis, as the server answers at one moment.
    private func answer(
        _ verdict: String, at updated: Double, decided: String? = nil, comment: String? = nil, into mirror: Mirror
    ) throws {
        let operatorField = decided.map { "\"resolution_operator\": \"\($0)\", " } ?? ""
        let note = comment.map { "\"resolution_comment\": \"\($0)\", " } ?? ""
        let score = verdict == "PROCESSING" ? "{}" : "{\"confidence_spoofing\": 0.5\(Int(updated))}"
        let check = Page.analysis(
            1, order: 1, created: 11, updated: updated, verdict: verdict,
            fields: "\(operatorField)\(note)\"results_data\": \(score)")
        let whole = Page.order(
            1, created: 10, updated: updated, verdict: verdict,
            fields: "\"meta_data\": {\"iin\": \"7\", \"seen\": \"\(verdict)\"}, \"analyses\": [\(check)]")
        _ = try mirror.ingest(.orders, Page.array([whole]))
    }

    @Test func everyStatusIsKeptOldestFirst() throws {
        let mirror = try mirror()
        try answer("PROCESSING", at: 12, into: mirror)
        watch.now = 1000
        try answer("OPERATOR_REQUIRED", at: 14, into: mirror)
        try answer("OPERATOR_REQUIRED", at: 15, comment: "hm", into: mirror)
        watch.now = 2000
        try answer("SUCCESS", at: 16, decided: "SUCCESS", into: mirror)

        let seen = try mirror.reader.history(of: analysis)
        let expected: [Version] = [
            Version(
                seq: seen[0].seq, noun: .analyses, id: "a-1", state: .finished, verdict: .processing, updated: 12,
                until: 14),
            Version(
                seq: seen[1].seq, noun: .analyses, id: "a-1", state: .finished, verdict: .operatorRequired,
                updated: 15, since: 14, until: 16, seen: 1000),
            Version(
                noun: .analyses, id: "a-1", state: .finished, verdict: .success, operatorDecision: .success,
                updated: 16, since: 16, seen: 2000),
        ]
        #expect(seen == expected)
        #expect(seen.map(\.by) == [12, 14, 16])
        let orders = try mirror.reader.history(of: order)
        #expect(orders.map(\.verdict) == [.processing, .operatorRequired, .success])
        #expect(orders.map(\.seen) == [nil, 1000, 2000])
        #expect(try mirror.reader.history(of: Order.ID("f-2")) == [])
    }

    @Test func whatNeverChangesCostsNothing() throws {
        let mirror = try mirror()
        for round in 0..<2 {
            _ = try mirror.ingest(.orders, Fixture.bytes("folder_operator_required"))
            try answer("SUCCESS", at: 12 + Double(round), comment: "\(round)", into: mirror)
        }
        let reader = mirror.reader
        for noun in [Noun.orders, .analyses] {
            let query = ListQuery(noun: noun, sort: "id", descending: false)
            let ids = try reader.elements(query, after: nil, limit: 9, fields: []).map(\.mark.id)
            for id in ids {
                let seen =
                    try noun == .orders ? reader.history(of: Order.ID(id)) : reader.history(of: Analysis.ID(id))
                #expect(seen.count == 1 && seen[0].seq == nil && seen[0].seen == nil)
            }
        }
    }

    @Test func aFormerVersionIsReadAsItWasThen() throws {
        let mirror = try mirror()
        try answer("OPERATOR_REQUIRED", at: 14, comment: "hm", into: mirror)
        let before = (
            order: try mirror.reader.record(Order.self, id: "f-1"),
            analysis: try mirror.reader.record(Analysis.self, id: "a-1"),
            listed: try mirror.reader.analyses(of: order)
        )
        let json = try mirror.reader.json(.analyses, id: "a-1")
        try answer("SUCCESS", at: 16, decided: "SUCCESS", into: mirror)
        try answer("DECLINED", at: 18, decided: "DECLINED", into: mirror)

        let seq = try #require(try mirror.reader.history(of: order).first?.seq)
        let step = try #require(try mirror.reader.history(of: analysis).first?.seq)
        #expect(try mirror.reader.order(version: seq) == before.order)
        #expect(try mirror.reader.analysis(version: step) == before.analysis)
        #expect(try mirror.reader.json(version: step) == json)
        #expect(try mirror.reader.end(version: step) == 16)
        let then = try mirror.reader.analyses(version: seq)
        #expect(then.map(\.verdict) == before.listed.map(\.verdict))
        #expect(then.map(\.score) == before.listed.map(\.score))
        #expect(try mirror.reader.record(Analysis.self, id: "a-1")?.verdict == .declined)
    }

    @Test func aVersionOfTheOtherNounIsNone() throws {
        let mirror = try mirror()
        try answer("OPERATOR_REQUIRED", at: 14, into: mirror)
        try answer("SUCCESS", at: 16, into: mirror)
        let seq = try #require(try mirror.reader.history(of: order).first?.seq)
        #expect(try mirror.reader.analysis(version: seq) == nil)
        #expect(try mirror.reader.order(version: seq + 99) == nil)
        #expect(try mirror.reader.json(version: seq + 99) == nil)
    }

    @Test func anAnalysisStartedLaterIsNotInTheFormerOrder() throws {
        let mirror = try mirror()
        _ = try mirror.ingest(.orders, Page.array([Page.order(1, created: 1, updated: 1, verdict: "INITIAL")]))
        try answer("SUCCESS", at: 10, into: mirror)
        let seq = try #require(try mirror.reader.history(of: order).first?.seq)
        #expect(try mirror.reader.analyses(version: seq) == [])
    }

    @Test func whatLeavesTheMirrorLeavesNoHistory() throws {
        let mirror = try mirror()
        func fill() throws -> (order: Int64, analysis: Int64) {
            try answer("OPERATOR_REQUIRED", at: 14, into: mirror)
            try answer("SUCCESS", at: 16, into: mirror)
            let order = try #require(try mirror.reader.history(of: order).first?.seq)
            return (order, try #require(try mirror.reader.history(of: analysis).first?.seq))
        }
        func rest(_ seqs: (order: Int64, analysis: Int64)) throws -> [Bool] {
            try [seqs.order, seqs.analysis].map { try mirror.reader.json(version: $0) != nil }
        }
        var seqs = try fill()
        #expect(try rest(seqs) == [true, true])
        try mirror.remove(.analyses, id: "a-1")
        #expect(try rest(seqs) == [true, false])
        try mirror.remove(.orders, id: "f-1")
        #expect(try rest(seqs) == [false, false])

        seqs = try fill()
        try mirror.remove(.orders, id: "f-1")
        #expect(try rest(seqs) == [false, false])

        seqs = try fill()
        let bare = Page.order(1, created: 10, updated: 16, fields: "\"analyses\": []")
        _ = try mirror.ingest(.orders, Array(bare.utf8))
        #expect(try rest(seqs) == [true, false])

        try mirror.clear()
        seqs = try fill()
        try mirror.clear()
        #expect(try rest(seqs) == [false, false])
        // The triggers are there again.
        seqs = try fill()
        #expect(try rest(seqs) == [true, true])
    }
}
