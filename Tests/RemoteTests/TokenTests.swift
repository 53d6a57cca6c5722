import HTTP
import OzModel
import Remote
import Synchronization
import Testing

/// Where the token goes, and how a session lives on.
@Suite struct TokenTests {
    private static let renewed =
        #"{"access_token": "new-access", "expire_token": "new-expire", "#
        + #""time_updated": 5000, "expire_date": 5900}"#

    /// Knows one valid access token; a refresh makes `new-access` the valid one.
    private static func server(valid: String) -> ScriptedTransport {
        let valid = Mutex(valid)
        return ScriptedTransport { request in
            if request.url.hasSuffix("/authorize/refresh") {
                guard request.body == .bytes(Array(#"{"expire_token":"old-expire"}"#.utf8)) else { return .expired }
                try? await Task.sleep(for: .milliseconds(20))
                valid.withLock { $0 = "new-access" }
                return .answer(200, renewed)
            }
            return valid.withLock { $0 == Desk.tokenHeader(request) } ? .answer(200, "{}") : .expired
        }
    }

    @Test func theTokenStaysWithTheServer() async throws {
        let urls = [
            "https://oz.example.test/static/a.jpg", "/static/b.jpg", "https://cdn.example.test/c.jpg",
            "http://oz.example.test/d.jpg", "https://oz.example.test:444/e.jpg", "https://oz.example.test@evil.test/f",
        ]
        let desk = try Desk(urls.map { _ in .answer(200, "x") })
        for url in urls {
            #expect(try await desk.api.send(Endpoints.file(url)) == Array("x".utf8))
        }
        let tokens = desk.transport.requests.map(Desk.tokenHeader)
        #expect(tokens == ["old-access", "old-access", nil, nil, nil, nil])
    }

    @Test func aRedirectIsToldNotFollowed() async throws {
        let desk = try Desk([.answer(302, "", [Header("Location", "https://evil.test/")])])
        let error = await failure { () async throws(RemoteError) in try await desk.api.send(Endpoints.folder("f")) }
        #expect(error == .redirected(status: 302, to: "https://evil.test/"))
        #expect(desk.transport.requests.count == 1)
    }

    @Test func nobodyIsLoggedInAtFirst() async throws {
        let desk = try Desk([], tokens: nil)
        let error = await failure { () async throws(RemoteError) in try await desk.api.send(Endpoints.folder("f")) }
        #expect(error == .logInNeeded(reason: "nobody is logged in"))
        #expect(desk.transport.requests.isEmpty)
    }

    @Test func aRefusedTokenIsRenewedOnceForEverybody() async throws {
        let keeper = MemoryKeeper(Desk.session)
        let desk = try Desk(transport: TokenTests.server(valid: "none"), keeper: keeper)
        await withTaskGroup(of: RemoteError?.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    await failure { () async throws(RemoteError) in try await desk.api.send(Endpoints.folder("f")) }
                }
            }
            for await error in group {
                #expect(error == nil)
            }
        }
        #expect(desk.transport.requests.filter { $0.url.hasSuffix("refresh") }.count == 1)
        let kept = await keeper.load()
        #expect(kept?.access == Secret("new-access"))
        #expect(kept?.expire == Secret("new-expire"))
        #expect(kept?.user == Desk.session.user)
    }

    @Test func aChangeIsSentAgainAfterARenewal() async throws {
        let desk = try Desk([.expired, .answer(200, TokenTests.renewed), .answer(200, "{}")])
        _ = try await desk.api.send(Endpoints.decide("a", verdict: "SUCCESS"))
        let sent = desk.transport.requests.map { "\($0.method.rawValue) \(Desk.tokenHeader($0) ?? "-")" }
        #expect(sent == ["PATCH old-access", "POST old-access", "PATCH new-access"])
    }

    @Test func aTokenRefusedTwiceAsksForALogIn() async throws {
        let desk = try Desk([.expired, .answer(200, TokenTests.renewed), .expired])
        let call = { () async throws(RemoteError) in try await desk.api.send(Endpoints.folder("f")) }
        #expect(await failure(of: call) == .logInNeeded(reason: "Token has expired."))
        #expect(desk.transport.requests.count == 3)
        // Nothing more is sent with it.
        #expect(await failure(of: call) == .logInNeeded(reason: "the session has ended"))
        #expect(desk.transport.requests.count == 3)
    }

    @Test(arguments: [400, 401, 403, 404])
    func aRefusedRenewalAsksForALogIn(_ status: Int) async throws {
        let refusal = #"{"error_code": 9, "error_message": "You have not access to refresh this session"}"#
        let desk = try Desk([.expired, .answer(status, refusal)])
        let call = { () async throws(RemoteError) in try await desk.api.send(Endpoints.folder("f")) }
        #expect(await failure(of: call)?.kind == .auth)
        #expect(await failure(of: call) == .logInNeeded(reason: "the session has ended"))
        #expect(desk.transport.requests.count == 2)
        // Whose session it was stays known.
        #expect(await desk.api.tokens?.user == Desk.session.user)
    }

    @Test func aSessionAboutToEndIsRenewedFirst() async throws {
        let desk = try Desk(transport: TokenTests.server(valid: "old-access"), keeper: MemoryKeeper(Desk.session))
        desk.time.advance(by: 841)
        _ = try await desk.api.send(Endpoints.folder("f"))
        let urls = desk.transport.requests.map { $0.url.split(separator: "/").suffix(2).joined(separator: "/") }
        #expect(urls == ["authorize/refresh", "folders/f?with_analyses=true"])
        #expect(Desk.tokenHeader(try #require(desk.transport.requests.last)) == "new-access")
    }

    @Test func useKeepsASessionAlive() async throws {
        let desk = try Desk(transport: TokenTests.server(valid: "old-access"), keeper: MemoryKeeper(Desk.session))
        for _ in 0..<5 {
            desk.time.advance(by: 800)
            _ = try await desk.api.send(Endpoints.folder("f"))
        }
        #expect(desk.transport.requests.count == 5)
    }

    @Test func aFailedEarlyRenewalLosesNothingYet() async throws {
        let transport = ScriptedTransport { request in
            request.url.hasSuffix("refresh") ? .failure(.cut(received: 0)) : .answer(200, "{}")
        }
        let desk = try Desk(transport: transport, keeper: MemoryKeeper(Desk.session), policy: .none)
        desk.time.advance(by: 850)
        _ = try await desk.api.send(Endpoints.folder("f"))
        #expect(Desk.tokenHeader(try #require(transport.requests.last)) == "old-access")
    }

    @Test func anUnreachableRenewalIsNoLogOut() async throws {
        let desk = try Desk([.expired, .failure(.refused(host: "h", port: 443)), .answer(200, "{}")], policy: .none)
        let call = { () async throws(RemoteError) in try await desk.api.send(Endpoints.folder("f")) }
        #expect(await failure(of: call) == .unreachable(.refused(host: "h", port: 443)))
        #expect(await failure(of: call) == nil)
    }

    @Test func anotherProcessMayHaveRenewedAlready() async throws {
        let keeper = MemoryKeeper(Desk.session)
        let desk = try Desk(transport: TokenTests.server(valid: "theirs"), keeper: keeper)
        #expect(await desk.api.tokens == Desk.session)
        await keeper.save(Tokens(access: Secret("theirs"), expire: Secret("x")))
        _ = try await desk.api.send(Endpoints.folder("f"))
        #expect(desk.transport.requests.map(Desk.tokenHeader) == ["old-access", "theirs"])
    }

    @Test func anotherUsersLogInIsNotUsed() async throws {
        let bert = UserSnapshot(userID: "u2", email: "bert@example.test", role: "OPERATOR")
        let his = Tokens(access: Secret("theirs"), expire: Secret("x"), user: bert)
        let keeper = MemoryKeeper(Desk.session)
        let desk = try Desk(transport: TokenTests.server(valid: "none"), keeper: keeper)
        #expect(await desk.api.tokens == Desk.session)
        await keeper.save(his)
        _ = try await desk.api.send(Endpoints.decide("a", verdict: "SUCCESS"))
        #expect(desk.transport.requests.map(Desk.tokenHeader) == ["old-access", "old-access", "new-access"])
        // His log-in stays where it is kept, and hers goes on here.
        #expect(await keeper.load() == his)
        #expect(await desk.api.tokens?.user == Desk.session.user)
    }

    @Test func anotherUsersLogInIsSaidWhereOnesOwnHasEnded() async throws {
        let keeper = MemoryKeeper(Desk.session)
        let desk = try Desk(transport: ScriptedTransport([.expired, .expired]), keeper: keeper)
        #expect(await desk.api.tokens == Desk.session)
        await keeper.save(
            Tokens(access: Secret("theirs"), user: UserSnapshot(userID: "", email: "bert@example.test", role: "")))
        let error = await failure { () async throws(RemoteError) in try await desk.api.send(Endpoints.folder("f")) }
        #expect(error == .logInNeeded(reason: "another user is logged in"))
        #expect(desk.transport.requests.allSatisfy { Desk.tokenHeader($0) == "old-access" })
    }

    @Test func aSessionOfAnotherThanIsAwaitedIsNotLoaded() async throws {
        let transport = ScriptedTransport([])
        let api = OzAPI(
            server: try Server("https://oz.example.test"), transport: transport, keeper: MemoryKeeper(Desk.session),
            user: "u2")
        #expect(await api.tokens == nil)
        let error = await failure { () async throws(RemoteError) in try await api.send(Endpoints.folder("f")) }
        #expect(error == .logInNeeded(reason: "another user is logged in") && transport.requests.isEmpty)
    }

    @Test func aServiceTokenIsNeverRenewedByTheServer() async throws {
        let desk = try Desk([.expired], tokens: Tokens(access: Secret("service")))
        desk.time.advance(by: 1e9)
        let error = await failure { () async throws(RemoteError) in try await desk.api.send(Endpoints.folder("f")) }
        #expect(error == .logInNeeded(reason: "the server does not accept this service token any more"))
        #expect(desk.transport.requests.map(Desk.tokenHeader) == ["service"])
    }

    @Test func aFullDiskEndsNoSession() async throws {
        let desk = try Desk(transport: TokenTests.server(valid: "none"), keeper: FullDisk())
        _ = try await desk.api.send(Endpoints.folder("f"))
        _ = try await desk.api.send(Endpoints.folder("f"))
        #expect(desk.transport.requests.count == 4)
    }

    @Test func logInSaysThatItCouldNotBeKept() async throws {
        let transport = ScriptedTransport([try .fixture("auth_response"), .answer(200, "{}")])
        let desk = try Desk(transport: transport, keeper: FullDisk())
        let error = await failure { () async throws(RemoteError) in
            try await desk.api.logIn(email: "a", password: Secret("b"))
        }
        #expect(error == .keeper("noSpace"))
        _ = try await desk.api.send(Endpoints.folder("f"))
    }
}

/// Can be read, not written.
private struct FullDisk: TokenKeeper {
    enum Failure: Error { case noSpace }

    func load() async -> Tokens? { Desk.session }
    func save(_: Tokens?) async throws { throw Failure.noSpace }
}
