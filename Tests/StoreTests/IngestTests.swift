import OzModel
import Store
import Testing

@Suite struct IngestTests {
    @Test func anOrderWithAnalysesIsSplitIntoItsTables() throws {
        let mirror = try Mirror.inMemory()
        let receipt = try mirror.ingest(.orders, Fixture.bytes("folder_operator_required"))
        #expect(receipt.items == 1)
        #expect(receipt.fresh == 1)
        #expect(receipt.unreadable == [])
        #expect(receipt.revision == 1)

        let counts = try mirror.reader.counts()
        #expect(counts == [.orders: 1, .analyses: 2, .media: 2, .users: 0, .companies: 0, .collections: 0])

        let order = try #require(
            try mirror.reader.record(Order.self, id: "000000f0-0000-4000-8000-000000000001"))
        #expect(order.verdict == .operatorRequired)
        #expect(order.state == .finished)
        #expect(order.created == 1_767_225_600.123456)
        #expect(order.transaction == "tr-0001")
        #expect(order.personKey == "123123123")
        #expect(order.types == [.quality, .biometry])
        #expect(order.mediaCount == 2)

        let analyses = try mirror.reader.analyses(of: order.id)
        #expect(analyses.map(\.type) == [.quality, .biometry])
        #expect(analyses[0].score == Score(value: 0.0579, high: 0.5, direction: .higherIsWorse))
        #expect(analyses[1].score == Score(value: 0.8012, low: 0.75, high: 0.85, direction: .higherIsMatch))
        #expect(analyses[1].orderLabel == "tr-0001")
        let sources = try mirror.reader.sources(of: analyses[1].id)
        #expect(sources.map(\.kind) == [.video, .image])
        #expect(sources[0].tags == ["video_selfie", "video_selfie_blank", "orientation_portrait"])
        #expect(sources[0].duration == 3.2)
        #expect(sources[0].size == 2_097_152)
        #expect(sources[0].width == 720)
    }

    @Test(arguments: ["folder_operator_required", "folders_list", "folder_with_user_company", "folder_initial"])
    func theSameAnswerTwiceChangesNothing(_ fixture: String) throws {
        let mirror = try Mirror.inMemory()
        let first = try mirror.ingest(.orders, Fixture.bytes(fixture))
        let second = try mirror.ingest(.orders, Fixture.bytes(fixture))
        #expect(first.changed > 0)
        #expect(second.changed == 0)
        #expect(second.fresh == 0)
        #expect(second.revision == first.revision)
        #expect(mirror.reader.revision == first.revision)
    }

    @Test func namesOfOtherTablesFollow() throws {
        let mirror = try Mirror.inMemory()
        _ = try mirror.ingest(.orders, Fixture.bytes("folders_list"))
        let id = "000000f0-0000-4000-8000-000000000001"
        #expect(try mirror.reader.record(Order.self, id: id)?.companyName == nil)
        _ = try mirror.ingest(.companies, Fixture.bytes("companies_list"))
        _ = try mirror.ingest(.users, Fixture.bytes("users_list"))
        let order = try #require(try mirror.reader.record(Order.self, id: id))
        #expect(order.companyName == "Example Bank")
        #expect(order.userName == "anna@example.test")
    }

    @Test func aFileOnDiskIsReadByItsOwnConnection() throws {
        let folder = try TemporaryFolder()
        let mirror = try Mirror(path: folder.file("p/mirror.sqlite"))
        _ = try mirror.ingest(.orders, Fixture.bytes("folder_operator_required"))
        let query = ListQuery(noun: .orders, sort: "time_created", descending: true)
        let window = try mirror.reader.window(Order.self, query, around: nil, before: 5, after: 5)
        #expect(window.rows.map(\.record.verdict) == [.operatorRequired])
        #expect(window.anchor == 0)
        try mirror.close()
    }
}
