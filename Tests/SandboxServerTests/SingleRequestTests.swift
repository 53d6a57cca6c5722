import Testing

@testable import SandboxServer

struct SingleRequestTests {
    private static let analyses: JSON = [
        ["type": "quality", "source_media": ["a.jpg"]], ["type": "biometry", "source_media": ["a.jpg", "b.jpg"]],
    ]

    private static func form(_ analyses: JSON) -> [UInt8] {
        TestForm(
            payload: ["folder:meta_data": ["iin": "7"], "analyses": analyses],
            files: [("a.jpg", TestForm.jpeg), ("b.jpg", TestForm.jpeg)]
        ).bytes
    }

    @Test(arguments: ["/api/folders/", "/api/instant/folders/"])
    func theAnswerComesWithItsAnalysesFinished(_ path: String) async throws {
        try await Bench.run { bench in
            let token = try await bench.token(.client)
            let before = try await bench.get("/api/folders/?limit=1").body["total_count"]?.number ?? 0
            async let answer = bench.send(
                "POST", path, token: token, bytes: Self.form(Self.analyses), type: TestForm.contentType)
            // Others are answered while it waits, and time goes on until the analyses end.
            let time = bench.passing(1)
            defer { time.cancel() }
            #expect(try await bench.get("/api/version").status == 200)
            let made = try await answer
            #expect(made.status == 201)
            #expect(made.body["meta_data"] == ["iin": "7"])
            #expect(made.body["media"]?.elements?.count == 2)
            let analyses = made.body["analyses"]?.elements ?? []
            #expect(analyses.map { $0["state"] } == ["FINISHED", "FINISHED"])
            #expect(analyses.map { $0["source_media"]?.elements?.count } == [1, 2])
            #expect(made.body["resolution_status"] == "FINISHED")
            let id = made.body["folder_id"]?.text ?? ""
            let isInstant = path.contains("instant")
            #expect(try await bench.get("/api/folders/\(id)").status == (isInstant ? 404 : 200))
            let after = try await bench.get("/api/folders/?limit=1").body["total_count"]?.number ?? 0
            #expect(after == before + (isInstant ? 0 : 1))
            #expect((made.body["media"]?[0]?["original_url"] == .null) == isInstant)
        }
    }

    @Test func aWrongRequestLeavesNothing() async throws {
        try await Bench.run { bench in
            let token = try await bench.token(.client)
            let before = try await bench.get("/api/folders/?limit=1").body["total_count"]
            for analyses: JSON in [
                [], [["type": "x"]], [["type": "quality", "source_media": ["c.jpg"]]], ["quality"], "quality",
            ] {
                for path in ["/api/folders", "/api/instant/folders"] {
                    let answer = try await bench.send(
                        "POST", path, token: token, bytes: Self.form(analyses), type: TestForm.contentType)
                    #expect(answer.status == 400, "\(analyses)")
                }
            }
            #expect(try await bench.get("/api/folders/?limit=1").body["total_count"] == before)
        }
    }

    @Test func instantHasTheServersLicence() async throws {
        try await Bench.run(configure: { $0.licence = .expired }) { bench in
            let token = try await bench.token(.client)
            async let answer = bench.send(
                "POST", "/api/instant/folders", token: token, bytes: Self.form([["type": "quality"]]),
                type: TestForm.contentType)
            let time = bench.passing(1)
            defer { time.cancel() }
            #expect(try await answer.body["analyses"]?[0]?["error_code"] == 11)
        }
    }

    @Test func instantSearchesNoCollection() async throws {
        try await Bench.run { bench in
            let answer = try await bench.send(
                "POST", "/api/instant/folders", token: bench.token(.client),
                bytes: Self.form([["type": "collection"]]), type: TestForm.contentType)
            #expect(answer.status == 400 && answer.code == 4)
            #expect(try await bench.send("POST", "/api/instant/folders", body: [:]).code == 6)
        }
    }

    @Test func theWaitEndsThoughAnAnalysisDoesNot() async throws {
        try await Bench.run(configure: { $0.analysisTime = 1_000 }) { bench in
            let token = try await bench.token(.client)
            async let answer = bench.send(
                "POST", "/api/folders", token: token, bytes: Self.form(Self.analyses), type: TestForm.contentType)
            let time = bench.passing(SingleRequest.longestWait + 1)
            defer { time.cancel() }
            #expect(try await answer.body["analyses"]?[0]?["state"] == "PROCESSING")
        }
    }
}
