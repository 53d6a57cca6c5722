import OzModel
import Store
import Testing

@Suite struct NewsTests {
    @Test func anOlderAnswerDoesNotReplaceANewerRow() throws {
        let mirror = try Mirror.inMemory()
        _ = try mirror.ingest(.orders, Page.array([Page.order(1, created: 1, updated: 9, verdict: "DECLINED")]))
        let late = try mirror.ingest(.orders, Page.array([Page.order(1, created: 1, updated: 5, verdict: "SUCCESS")]))
        #expect(late.changed == 0)
        #expect(try mirror.reader.record(Order.self, id: "f-1")?.verdict == .declined)
        let next = try mirror.ingest(.orders, Page.array([Page.order(1, created: 1, updated: 10, verdict: "SUCCESS")]))
        #expect(next.changed == 1)
        #expect(next.revision == 2)
        #expect(try mirror.reader.record(Order.self, id: "f-1")?.verdict == .success)
    }

    @Test func anOrdersOwnAnswerDropsWhatItNoLongerLists() throws {
        let mirror = try Mirror.inMemory()
        let full = Page.order(
            1, created: 1,
            fields: "\"analyses\":"
                + " [\(Page.analysis(1, order: 1, created: 1)), \(Page.analysis(2, order: 1, created: 1))],"
                + " \"media\": [\(Page.media(1, order: 1, created: 1)), \(Page.media(2, order: 1, created: 1))]")
        let other = Page.order(2, created: 1, fields: "\"analyses\": [\(Page.analysis(3, order: 2, created: 1))]")
        _ = try mirror.ingest(.orders, Page.array([full, other]))
        let less = Page.order(
            1, created: 1,
            fields: "\"analyses\": [\(Page.analysis(2, order: 1, created: 1))],"
                + " \"media\": [\(Page.media(2, order: 1, created: 1))]")
        // A list may be cut to a page's needs; only the order's own answer is the whole truth about it.
        _ = try mirror.ingest(.orders, Page.array([less]))
        #expect(try mirror.reader.analyses(of: Order.ID("f-1")).map(\.id.rawValue) == ["a-1", "a-2"])
        let receipt = try mirror.ingest(.orders, Array(less.utf8))
        #expect(receipt.changed > 0)
        #expect(try mirror.reader.analyses(of: Order.ID("f-1")).map(\.id.rawValue) == ["a-2"])
        #expect(try mirror.reader.media(of: Order.ID("f-1")).map(\.id.rawValue) == ["m-2"])
        #expect(try mirror.reader.analyses(of: Order.ID("f-2")).count == 1)
        #expect(try mirror.reader.record(Order.self, id: "f-1")?.mediaCount == 1)
    }

    @Test func removingAnOrderTakesItsPartsWithIt() throws {
        let mirror = try Mirror.inMemory()
        _ = try mirror.ingest(
            .orders,
            Page.array([
                Page.order(1, created: 1, fields: "\"analyses\": [\(Page.analysis(1, order: 1, created: 1))]")
            ]))
        let before = mirror.reader.revision
        try mirror.remove(.orders, id: "f-1")
        #expect(try mirror.reader.counts()[.analyses] == 0)
        #expect(mirror.reader.revision == before + 1)
        try mirror.remove(.orders, id: "f-1")
        #expect(mirror.reader.revision == before + 1)
    }

    @Test func removingAnAnalysisUpdatesItsOrder() throws {
        let mirror = try Mirror.inMemory()
        _ = try mirror.ingest(
            .orders,
            Page.array([
                Page.order(1, created: 1, fields: "\"analyses\": [\(Page.analysis(1, order: 1, created: 1))]")
            ]))
        #expect(try mirror.reader.record(Order.self, id: "f-1")?.types == [.quality])
        try mirror.remove(.analyses, id: "a-1")
        #expect(try mirror.reader.record(Order.self, id: "f-1")?.types == [])
    }

    @Test func bothSpellingsAreRead() throws {
        let mirror = try Mirror.inMemory()
        let element = """
            {"analysis_id": "n", "folder_id": "f", "time_created": 1, "type": "biometry", "state": "finished",
             "resolution": "declined", "results_data": {"min_confidence": 0.2}, "confs": {"threshold_max": 0.9}}
            """
        _ = try mirror.ingest(.analyses, Array(element.utf8))
        let analysis = try #require(try mirror.reader.record(Analysis.self, id: "n"))
        #expect(analysis.verdict == .declined)
        #expect(analysis.score == Score(value: 0.2, high: 0.9, direction: .higherIsMatch))
        let user = """
            [{"user_id": "u", "user_type": "CLIENT", "is_admin": true, "can_start_analyse_quality": false,
              "can_start_analyze_biometry": true}]
            """
        _ = try mirror.ingest(.users, Array(user.utf8))
        let read = try #require(try mirror.reader.record(User.self, id: "u"))
        #expect(read.role == .clientAdmin)
        #expect(read.mayStart == [.quality: false, .biometry: true])
    }

    @Test func missingThresholdsAreMarkedAsAssumed() throws {
        let mirror = try Mirror.inMemory()
        let fields = """
            "results_media": [{"results_data": {"confidence_spoofing": 0.2}}, {"results_data": {"confidence_spoofing": 0.7}}]
            """
        _ = try mirror.ingest(.analyses, Page.array([Page.analysis(1, order: 1, created: 1, fields: fields)]))
        let analysis = try #require(try mirror.reader.record(Analysis.self, id: "a-1"))
        #expect(analysis.score == Score(value: 0.7, high: 0.5, direction: .higherIsWorse, isAssumed: true))
    }

    @Test func documentedSamplesReadAsTheyAreMeant() throws {
        let mirror = try Mirror.inMemory()
        let lines = [
            "analysis_collection_match": "0.93 ≥ 0.85 → on the list, higher is a hit",
            "analysis_documents": "document fields read, document accepted",
            "analysis_failed": "Face not found on source media (code 4)",
            "analysis_quality_processing": "running",
            "analysis_quality_declined": "0.97 ≥ 0.50 → attack, higher is worse",
            "analysis_biometry_operator_decided":
                "operator: success (machine: 0.80 between 0.75 and 0.85 → operator decides)",
            "analysis_biometry_operator_required":
                "0.80 between 0.75 and 0.85 → operator decides, higher is a match",
        ]
        for (name, line) in lines {
            let mirror = try Mirror.inMemory()
            _ = try mirror.ingest(.analyses, Fixture.bytes(name))
            let query = ListQuery(noun: .analyses, sort: "time_created", descending: true)
            let window = try mirror.reader.window(Analysis.self, query, around: nil, before: 0, after: 1)
            #expect(window.rows.first?.record.explanation == line, "\(name)")
        }
        _ = try mirror.ingest(.analyses, Fixture.bytes("analysis_collection_match"))
        let found = try #require(try mirror.reader.record(Analysis.self, id: "000000e0-0000-4000-8000-000000000004"))
        #expect(found.collectionAlias == "blacklist")
        #expect(found.personID == "000000d1-0000-4000-8000-000000000001")
        let results = try #require(try mirror.reader.resultsJSON(of: found.id))
        #expect(results.hasPrefix("{\"results_data\":{\"confidence\":0.9312}"))
    }

    @Test func nestedOwnersAreKeptButDoNotReplaceTheirOwnAnswers() throws {
        let mirror = try Mirror.inMemory()
        _ = try mirror.ingest(.orders, Fixture.bytes("folder_with_user_company"))
        let order = try #require(
            try mirror.reader.record(Order.self, id: "000000f0-0000-4000-8000-000000000001"))
        #expect(order.companyName == "Example Bank")
        #expect(order.userName == "anna@example.test")
        #expect(try mirror.ingest(.companies, Fixture.bytes("companies_list")).changed == 0)
        _ = try mirror.ingest(.users, Fixture.bytes("user_service"))
        #expect(try mirror.reader.record(User.self, id: "000000a0-0000-4000-8000-000000000003")?.isService == true)
    }

    @Test func otherPersonPathsAreAppliedToWhatIsHere() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("mirror.sqlite")
        let fields = "\"meta_data\": {\"iin\": \"1\", \"deep\": {\"er's\": \"2\"}}"
        let first = try Mirror(path: path)
        _ = try first.ingest(.orders, Page.array([Page.order(1, created: 1, fields: fields)]))
        #expect(try first.reader.record(Order.self, id: "f-1")?.personKey == "1")
        try first.close()
        let second = try Mirror(path: path, personPaths: ["none", "deep.er's"])
        #expect(try second.reader.record(Order.self, id: "f-1")?.personKey == "2")
        #expect(second.reader.revision == 2)
        try second.close()
    }
}
