import HTTP
import Remote
import Testing

@Suite struct RetryTests {
    private static let refused = Result<Response, TransportError>.failure(.refused(host: "h", port: 443))

    @Test func aReadIsTriedAgainWithGrowingPauses() async throws {
        let desk = try Desk([RetryTests.refused, .answer(503, ""), .failure(.cut(received: 5)), .answer(200, "[]")])
        #expect(try await desk.api.send(Endpoints.folders(FolderQuery())).text == "[]")
        #expect(desk.time.sleeps == [0.5, 1, 2])
    }

    @Test func patienceEnds() async throws {
        let desk = try Desk(Array(repeating: RetryTests.refused, count: 9))
        let error = await failure { () async throws(RemoteError) in try await desk.api.send(Endpoints.folder("f")) }
        #expect(error == .unreachable(.refused(host: "h", port: 443)))
        #expect(error?.kind == .network)
        #expect(desk.transport.requests.count == 4)
    }

    @Test(arguments: [
        Result<Response, TransportError>.failure(.cut(received: 0)), .answer(503, ""), .answer(429, "{}"),
        .failure(.refused(host: "h", port: 443)),
    ])
    func aChangeIsNeverTriedAgain(_ outcome: Result<Response, TransportError>) async throws {
        let changes: [Endpoint<JSONText>] = [
            Endpoints.decide("a", verdict: "SUCCESS"), Endpoints.startAnalyses(folder: "f", AnalysisOrder([])),
            Endpoints.createFolder(NewFolder(files: [])),
        ]
        for change in changes {
            let desk = try Desk([outcome, .answer(200, "{}")])
            #expect(await failure { () async throws(RemoteError) in try await desk.api.send(change) } != nil)
            #expect(desk.transport.requests.count == 1)
        }
        let desk = try Desk([outcome, .answer(204, "")])
        let delete = Endpoints.deleteFolder("f")
        #expect(await failure { () async throws(RemoteError) in try await desk.api.send(delete) } != nil)
        #expect(desk.transport.requests.count == 1)
    }

    @Test(arguments: [
        ("7", 7.0), ("0", 0.5), ("-3", 0.5), ("soon", 0.5), ("1.5", 1.5),
        // The test's clock begins on 1970-01-12 at 13:46:40.
        ("Mon, 12 Jan 1970 13:46:50 GMT", 10), ("Mon, 12 Jan 1970 13:00:00 GMT", 0.5),
        ("Mon, 12 Foo 1970 1:2 GMT", 0.5),
    ])
    func theServersWishIsHeard(_ header: String, _ pause: Double) async throws {
        let busy = Result<Response, TransportError>.answer(429, "{}", [Header("retry-after", header)])
        let desk = try Desk([busy, .answer(200, "{}")])
        _ = try await desk.api.send(Endpoints.folder("f"))
        #expect(desk.time.sleeps == [pause])
    }

    @Test func aLongWishIsPassedOn() async throws {
        let desk = try Desk([.answer(503, "", [Header("Retry-After", "3600")])])
        let error = await failure { () async throws(RemoteError) in try await desk.api.send(Endpoints.folder("f")) }
        #expect(error == .throttled(retryAfter: 3600))
        #expect(desk.time.sleeps.isEmpty)
    }

    @Test func datesOfThisCenturyAreRead() async throws {
        let date = [Header("Retry-After", "Sun, 29 Feb 2032 23:59:59 GMT")]
        let desk = try Desk([.answer(429, "{}", date)])
        desk.time.advance(by: 1_961_711_999 - desk.time.now - 30)
        let error = await failure { () async throws(RemoteError) in try await desk.api.send(Endpoints.folder("f")) }
        #expect(error == .throttled(retryAfter: 30))
    }

    @Test(arguments: [
        TransportError.certificate(reason: "self-signed"), .tls(reason: "x"), .notAllowed("x"), .tooLarge(limit: 1),
        .notHTTP(host: "h"), .other(code: 61, text: "x"),
    ])
    func whatWillNotPassIsToldAtOnce(_ problem: TransportError) async throws {
        let desk = try Desk([.failure(problem), .answer(200, "{}")])
        let error = await failure { () async throws(RemoteError) in try await desk.api.send(Endpoints.folder("f")) }
        #expect(error == .unreachable(problem))
    }

    @Test func aSlowFailureIsToldAtOnce() async throws {
        let desk = try Desk(Array(repeating: .failure(.idle(seconds: 30)), count: 9))
        _ = await failure { () async throws(RemoteError) in try await desk.api.send(Endpoints.folder("f")) }
        #expect(desk.transport.requests.count == 1)
    }

    @Test func cancellingEndsTheWaiting() async throws {
        let desk = try Desk(Array(repeating: RetryTests.refused, count: 9))
        let task = Task { () -> RemoteError? in
            withUnsafeCurrentTask { $0?.cancel() }
            return await failure { () async throws(RemoteError) in try await desk.api.send(Endpoints.folder("f")) }
        }
        #expect(await task.value == .cancelled)
        #expect(desk.transport.requests.count == 1)
    }

    @Test func readOnlyModeStopsEveryChange() async throws {
        let desk = try Desk([.answer(200, "{}")], readOnly: true)
        let api = desk.api
        let decide = Endpoints.decide("a", verdict: "SUCCESS")
        let start = Endpoints.startAnalyses(folder: "f", AnalysisOrder([]))
        let create = Endpoints.createFolder(NewFolder(files: []))
        let delete = Endpoints.deleteFolder("f")
        #expect(await failure { () async throws(RemoteError) in try await api.send(decide) } == .readOnly)
        #expect(await failure { () async throws(RemoteError) in try await api.send(start) } == .readOnly)
        #expect(await failure { () async throws(RemoteError) in try await api.send(create) } == .readOnly)
        #expect(await failure { () async throws(RemoteError) in try await api.send(delete) } == .readOnly)
        #expect(desk.transport.requests.isEmpty)
        _ = try await desk.api.send(Endpoints.folder("f"))
    }
}
