import FaultServer
import HTTP
import OzModel
import Remote
import Testing

/// Where the token goes with a download, and where a download goes at all.
@Suite struct DownloadTokenTests {
    @Test func theTokenGoesToTheOwnOriginOnly() async throws {
        let other = try FaultServer(["/f": [.answer(200, "theirs")]])
        let desk = try DownloadDesk(FaultServer(["/f": [.answer(200, "ours")]]))
        for url in ["/f", desk.server.url("/f")] {
            _ = try await desk.download(url)
        }
        #expect(desk.written == "ours")
        #expect(desk.server.requests.map(\.token) == ["old-access", "old-access"])
        _ = try await desk.download(other.url("/f"))
        // The same port of the same machine by another name is another origin.
        _ = try await desk.download("http://localhost:\(desk.server.port)/f")
        #expect(other.requests.map(\.token) == [nil])
        #expect(desk.server.requests.last?.token == nil)
    }

    @Test func theRuleHoldsAtEveryHop() async throws {
        let other = try FaultServer { request in
            .redirect(to: "http://\(request.target.drop { $0 != "?" }.dropFirst())/back")
        }
        let away = other.url("/away")
        let desk = try DownloadDesk(
            FaultServer { request in
                guard request.path == "/start" else { return .answer(200, "film") }
                return .redirect(to: "\(away)?\(request.header("Host") ?? "")")
            })
        #expect(try await desk.download("/start").size == 4)
        #expect(desk.written == "film")
        #expect(desk.server.requests.map(\.path) == ["/start", "/back"])
        #expect(desk.server.requests.map(\.token) == ["old-access", "old-access"])
        #expect(other.requests.map(\.path) == ["/away"])
        #expect(other.requests.map(\.token) == [nil])
    }

    @Test func anotherOriginNeedsNoLogIn() async throws {
        let other = try FaultServer(["/f": [.answer(200, "film")], "/no": [.answer(401, "")]])
        let desk = try DownloadDesk(FaultServer([:]), tokens: nil)
        #expect(try await desk.download(other.url("/f")).size == 4)
        #expect(await desk.problem("/f") == .logInNeeded(reason: "nobody is logged in"))
        let refused = await desk.problem(other.url("/no"))
        #expect(refused == .forbidden(message: "127.0.0.1 wants a log-in of its own"))
    }

    @Test func anEndedSessionIsRenewedOnce() async throws {
        let server = try FaultServer { request in
            switch request.token {
            case "new-access": .answer(200, "film")
            default:
                request.path.hasPrefix("/api")
                    ? .answer(200, #"{"access_token": "new-access", "expire_token": "new-expire"}"#)
                    : .answer(401, #"{"error_code": 8, "error_message": "expired"}"#)
            }
        }
        let desk = try DownloadDesk(server)
        #expect(try await desk.download("/f").size == 4)
        #expect(server.requests.filter { $0.path == "/f" }.map(\.token) == ["old-access", "new-access"])
        #expect(desk.written == "film")
    }

    @Test(arguments: [301, 302, 303, 307, 308]) func redirectsAreFollowed(_ status: Int) async throws {
        let server = try FaultServer { request in
            switch request.target {
            case "/a/b?c": .answer(status, "", headers: ["Location: ../d/./e?f=1#g"])
            case "/d/e?f=1": .answer(status, "", headers: ["Location: ?f=2"])
            case "/d/e?f=2": .answer(status, "", headers: ["Location: //\(request.header("Host") ?? "")/h"])
            case "/h": .answer(200, "film")
            default: .answer(404, "")
            }
        }
        let desk = try DownloadDesk(server)
        #expect(try await desk.download("/a/b?c").size == 4)
        #expect(server.requests.map(\.method) == ["GET", "GET", "GET", "GET"])
    }

    @Test func aCircleOfRedirectsEnds() async throws {
        let server = try FaultServer(["/f": [.redirect(to: "/f")]])
        let desk = try DownloadDesk(server, policy: .standard)
        guard case .unreachable(.notAllowed) = await desk.problem("/f") else {
            Issue.record("no error")
            return
        }
        #expect(server.requests.count == 4)
        #expect(desk.written == nil)
    }

    @Test(arguments: [
        "http://127.0.0.1/f", "http://oz.example.test/f", "ftp://oz.example.test/f", "file:///etc/passwd",
        "https://user@oz.example.test/f", "//user:word@oz.example.test/f",
    ])
    func aRedirectOutOfSafetyIsRefused(_ place: String) async throws {
        let desk = try Desk([.answer(302, "", [Header("Location", place)]), .answer(200, "film")])
        let error = await failure { () async throws(RemoteError) in
            try await desk.api.download("/f", to: "/nowhere/f", offset: 0, validator: nil, limit: 10)
        }
        guard case .unreachable(.notAllowed) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(desk.transport.requests.map(\.url) == ["https://oz.example.test/f"])
        #expect(error?.kind == .other)
    }

    @Test(arguments: ["http://media.example.test/f", "ftp://127.0.0.1/f", "file:///etc/passwd", "film.mp4", ""])
    func anAddressOutOfSafetyIsNotOpened(_ url: String) async throws {
        let desk = try Desk([.answer(200, "film")])
        let error = await failure { () async throws(RemoteError) in
            try await desk.api.download(url, to: "/nowhere/f", offset: 0, validator: nil, limit: 10)
        }
        guard case .unreachable(.notAllowed) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(desk.transport.requests.isEmpty)
    }

    @Test func usualPortsAreTheSameOriginAndPlainOnesNeedLeave() async throws {
        let script = ScriptedTransport(Array(repeating: .answer(200, ""), count: 9))
        let api = OzAPI(
            server: try Server("http://oz.example.test", allowPlain: true), transport: script,
            keeper: MemoryKeeper(Desk.session), policy: .none, pace: TestTime().pace)
        let addresses = [
            "http://OZ.example.test:80/f", "http://oz.example.test:8080/f", "https://oz.example.test/f",
            "http://media.example.test/f",
        ]
        for address in addresses {
            _ = try await api.download(address, to: "/nowhere/f", offset: 0, validator: nil, limit: 10)
        }
        #expect(script.requests.map { Desk.tokenHeader($0) != nil } == [true, false, false, false])
        #expect(script.requests.map(\.timeouts.idle) == [30, 30, 30, 30])
    }
}
