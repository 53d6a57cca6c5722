import HTTP
import Remote
import Testing

/// The whole request of every call, as the API reference writes it.
@Suite struct EndpointTests {
    private static let id = "000000f0-0000-4000-8000-000000000001"

    private static let calls: [(Endpoint<JSONText>, String)] = [
        (Endpoints.healthcheck(), "GET healthcheck"),
        (Endpoints.folders(FolderQuery()), "GET folders/?offset=0&limit=100&total_omit=true"),
        (Endpoints.folder(id), "GET folders/\(id)?with_analyses=true"),
        (Endpoints.folder(id, withAnalyses: false), "GET folders/\(id)"),
        (Endpoints.folderMedia(id), "GET folders/\(id)/media/"),
        (Endpoints.folderAnalyses(id), "GET folders/\(id)/analyses/"),
        (Endpoints.media(id), "GET media/\(id)"),
        (Endpoints.analyses(AnalysisQuery()), "GET analyses/?offset=0&limit=100&total_omit=true"),
        (Endpoints.analysis(id), "GET analyses/\(id)"),
        (Endpoints.decide(id, verdict: "SUCCESS"), "PATCH analyses/\(id)"),
        (Endpoints.startAnalyses(folder: id, AnalysisOrder([])), "POST folders/\(id)/analyses/"),
        (Endpoints.createFolder(NewFolder(files: [])), "POST folders/"),
        (Endpoints.users(offset: 100, limit: 50), "GET users/?offset=100&limit=50"),
        (Endpoints.user(id), "GET users/\(id)"),
        (Endpoints.companies(), "GET companies/?offset=0&limit=100"),
        (Endpoints.company(id), "GET companies/\(id)"),
        (Endpoints.collections(), "GET collections/?offset=0&limit=100"),
        (Endpoints.collection(id), "GET collections/\(id)"),
    ]

    @Test func everyCallGoesWhereTheReferenceSays() async throws {
        for (endpoint, expected) in EndpointTests.calls {
            let desk = try Desk([.answer(200, "{}")])
            _ = try await desk.api.send(endpoint)
            let request = try #require(desk.transport.requests.first)
            let words = expected.split(separator: " ")
            #expect(request.method.rawValue == words[0])
            #expect(request.url == "https://oz.example.test/api/\(words[1])")
        }
    }

    @Test func aFolderQueryIsEncodedWhole() async throws {
        var query = FolderQuery()
        query.offset = 200
        query.limit = 50
        query.sorting = [Sorting("time_updated", ascending: false), Sorting("time_created", ascending: true)]
        query.timeCreated = TimeSpan(min: 1_767_225_600.123456)
        query.timeUpdated = TimeSpan(max: 1_767_225_600)
        query.withAnalyses = true
        query.resolutionStatus = Choice(only: ["SUCCESS", "DECLINED"], never: ["FAILED"])
        query.metaData = try [
            #require(MetaCondition("person_info.first_name", .equal, "Zoë & Co")),
            #require(MetaCondition("age", .atLeast, "18")),
        ]
        let desk = try Desk([.answer(200, "[]")])
        _ = try await desk.api.send(Endpoints.folders(query))
        let parts = [
            "offset=200", "limit=50", "total_omit=true",
            "sorting=time_updated%7Bdesc%7D%2Ctime_created%7Basc%7D", "time_created.min=1767225600.123456",
            "time_updated.max=1767225600", "with_analyses=true", "resolution_status=SUCCESS%2CDECLINED",
            "resolution_status.exclude=FAILED",
            "meta_data=person_info.first_name%3D%3DZo%C3%AB%20%26%20Co%2Cage%3E%3D18",
        ]
        let url = "https://oz.example.test/api/folders/?\(parts.joined(separator: "&"))"
        #expect(desk.transport.requests.map(\.url) == [url])
    }

    @Test func aConditionThatTheAPICannotSayIsRefused() {
        #expect(MetaCondition("name", .equal, "a,b") == nil)
        #expect(MetaCondition("", .equal, "a") == nil)
        #expect(MetaCondition("a==b", .equal, "c") == nil)
    }

    @Test(arguments: ["", "..", "a/b", "a?b", "%2e%2e", "a b", "é", String(repeating: "a", count: 200)])
    func whatIsNoIDIsNeverSent(_ id: String) async throws {
        let desk = try Desk([.answer(200, "{}")])
        let error = await failure { () async throws(RemoteError) in try await desk.api.send(Endpoints.folder(id)) }
        #expect(error?.kind == .notFound)
        #expect(desk.transport.requests.isEmpty)
    }

    @Test func aDecisionIsAPatchOfTheAnalysis() async throws {
        let desk = try Desk([.answer(200, "{}")])
        _ = try await desk.api.send(Endpoints.decide("a1", verdict: "DECLINED", comment: "mask"))
        let expected = Request(
            .patch, "https://oz.example.test/api/analyses/a1",
            headers: [
                Header("Accept", "application/json"), Header("Content-Type", "application/json"),
                Header("X-Forensic-Access-Token", "old-access"),
            ],
            body: .bytes(Array(#"{"resolution_comment":"mask","resolution_operator":"DECLINED"}"#.utf8)))
        #expect(desk.transport.requests == [expected])
    }

    @Test func analysesAreOrderedAsDocumented() async throws {
        let order = AnalysisOrder(
            [
                .init(type: "quality", sourceMedia: ["m1"], params: ["extract_best_shot": .bool(true)]),
                .init(type: "biometry", params: ["threshold_min": .double(0.75)]),
            ],
            callback: "http://127.0.0.1:9000/hook")
        let desk = try Desk([.fixture("analyses_add_response", status: 201)])
        let answer = try await desk.api.send(Endpoints.startAnalyses(folder: "f1", order))
        let body =
            #"{"analyses":[{"params":{"extract_best_shot":true},"source_media":["m1"],"type":"quality"},"#
            + #"{"params":{"threshold_min":0.75},"type":"biometry"}],"callback_url":"http://127.0.0.1:9000/hook"}"#
        #expect(desk.transport.requests.map(\.body) == [.bytes(Array(body.utf8))])
        let listing = try answer.decoded(as: Listing<AnalysisReceipt>.self)
        #expect(listing.elements.first?.id == "000000e0-0000-4000-8000-000000000001")
        #expect(listing.elements.first?.resolution == "PROCESSING")
        #expect(listing.unreadable == 0)
    }

    @Test func anOrderIsCreatedByAForm() async throws {
        let file = NewFolder.File(
            part: "video1", fileName: "live.mp4", contentType: "video/mp4", content: .bytes([1, 2]),
            tags: ["video_selfie", "video_selfie_blank"])
        let desk = try Desk([.fixture("folder", status: 201)])
        let folder = NewFolder(files: [file], metaData: ["iin": .string("1")])
        _ = try await desk.api.send(Endpoints.createFolder(folder))
        let payload =
            #"{"folder:meta_data":{"iin":"1"},"media:tags":{"video1":["video_selfie","video_selfie_blank"]}}"#
        let parts = [
            Part(name: "payload", contentType: "application/json", content: .bytes(Array(payload.utf8))),
            Part(name: "video1", fileName: "live.mp4", contentType: "video/mp4", content: .bytes([1, 2])),
        ]
        let request = try #require(desk.transport.requests.first)
        #expect(request.body == .multipart(parts))
        #expect(request.headers.value(of: "Content-Type") == nil)
    }

    @Test func versionIsAskedWithoutAToken() async throws {
        let desk = try Desk([.fixture("version")])
        let version = try await desk.api.send(Endpoints.version())
        #expect(version.version == "6.0.1")
        #expect(version.components == ["auth", "stateful", "oz_collections"])
        #expect(desk.transport.requests.compactMap(Desk.tokenHeader).isEmpty)
    }
}
