import CCurl
import FaultServer
import Glibc
import HTTP
import Testing

@testable import Curl

/// Answers that do not come.
@Suite struct CurlFailureTests {
    private let brisk = Timeouts(connect: 5, idle: 1)

    @Test func silenceEndsAfterTheIdleTime() async throws {
        let server = try FaultServer(["/x": [.silence]])
        #expect(await failure(of: Request(.get, server.url("/x"), timeouts: brisk)) == .idle(seconds: 1))
    }

    @Test func anAnswerThatStallsEndsToo() async throws {
        let server = try FaultServer(["/x": [.stall("{", promised: 100)]])
        #expect(await failure(of: Request(.get, server.url("/x"), timeouts: brisk)) == .idle(seconds: 1))
    }

    @Test func theWholeCanHaveALimit() async throws {
        let server = try FaultServer(["/x": [.drip(String(repeating: "x", count: 10_000), milliseconds: 20)]])
        let timeouts = Timeouts(connect: 5, idle: 30, total: 0.3)
        #expect(await failure(of: Request(.get, server.url("/x"), timeouts: timeouts)) == .timedOut(seconds: 0.3))
    }

    @Test func aCutAnswerIsNoAnswer() async throws {
        let chunk = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n"
        let server = try FaultServer([
            "/part": [.cut("{\"a\"", promised: 100)], "/none": [.hangUp], "/chunk": [.raw(chunk)],
        ])
        #expect(await failure(of: Request(.get, server.url("/part"))) == .cut(received: 4))
        #expect(await failure(of: Request(.get, server.url("/none"))) == .cut(received: 0))
        #expect(await failure(of: Request(.get, server.url("/chunk"))) == .cut(received: 5))
    }

    /// libcurl would send again by itself on a connection that was used before.
    @Test(arguments: [Method.post, .patch, .delete, .put]) func aChangeWithoutAnAnswerIsSentOnce(
        _ method: Method
    ) async throws {
        let transport = CurlTransport()
        let server = try FaultServer(["/ok": [.answer(200, "{}")], "/x": [.hangUp, .answer(200, "{}")]])
        #expect(try await transport.send(Request(.get, server.url("/ok"))).status == 200)
        let change = Request(method, server.url("/x"), body: .bytes(Array("{}".utf8)))
        #expect(await failure(of: change, transport) == .cut(received: 0))
        #expect(server.requests.filter { $0.path == "/x" }.count == 1)
    }

    @Test func nobodyAnswersAtAClosedPort() async throws {
        // Bound and not listened to: a port that is only let go may be another program's a moment later.
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { Glibc.close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, length) == 0 && getsockname(socket, $0, &length) == 0
            }
        }
        try #require(isBound)
        let port = Int(UInt16(bigEndian: address.sin_port))
        let error = await failure(of: Request(.get, "http://127.0.0.1:\(port)/x"))
        #expect(error == .refused(host: "127.0.0.1", port: port))
    }

    @Test func aHandshakeThatNeverComesIsAConnectTimeOut() async throws {
        // Plain silence on the port where TLS is expected.
        let server = try FaultServer { _ in .silence }
        let timeouts = Timeouts(connect: 0.3, idle: 30)
        let url = "https://127.0.0.1:\(server.port)/"
        #expect(await failure(of: Request(.get, url, timeouts: timeouts)) == .connectTimedOut(host: "127.0.0.1"))
    }

    @Test(arguments: ["SSH-2.0-OpenSSH_9\r\n", "\u{0}\u{1}\u{2}", "HTP/1.1 200 OK\r\n\r\n", "HTTP/x.y zzz\r\n\r\n"])
    func whatIsNotHTTPIsNamed(_ garbage: String) async throws {
        let server = try FaultServer(["/x": [.raw(garbage)]])
        let outcome = await outcome(of: Request(.get, server.url("/x")))
        #expect(outcome == .failure(.notHTTP(host: "127.0.0.1")))
    }

    @Test func brokenCompressionIsAnError() async throws {
        let reply = FaultReply.answer(200, "not gzip at all", headers: ["Content-Encoding: gzip"])
        let server = try FaultServer(["/x": [reply]])
        let error = await failure(of: Request(.get, server.url("/x")))
        guard case .other(code: 61, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func anAnswerMayNotGrowForEver() async throws {
        let transport = CurlTransport(configuration: CurlConfiguration(bodyLimit: 100_000))
        let fits = String(repeating: "x", count: 100_000)
        let server = try FaultServer([
            "/fits": [.answer(200, fits)], "/large": [.answer(200, fits + "x")], "/packed": [.gzip(fits + "x")],
            "/heads": [.answer(200, "", headers: Array(repeating: "X-A: \(fits.prefix(9000))", count: 40))],
        ])
        #expect(try await transport.send(Request(.get, server.url("/fits"))).body.count == 100_000)
        for path in ["/large", "/packed", "/heads"] {
            #expect(await failure(of: Request(.get, server.url(path)), transport) == .tooLarge(limit: 100_000))
        }
    }

    @Test(arguments: [
        "file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "//127.0.0.1/", "127.0.0.1", "",
        "http://127.0.0.1/a b", "http://127.0.0.1/\r\nX: y", "http://127.0.0.1/é", "javascript:alert(1)",
        "http://", "http://127.0.0.1:99999/",
    ])
    func otherAddressesAreNotOpened(_ url: String) async {
        guard case .notAllowed = await failure(of: Request(.get, url)) else {
            Issue.record("\(url)")
            return
        }
    }

    @Test func headersCannotBeForged() async throws {
        let server = try FaultServer(["/x": [.answer(200, "{}")]])
        for header in [Header("X-A", "secret\r\nX-B: 2"), Header("X A", "1"), Header("", "1"), Header("X:", "1")] {
            guard case .notAllowed(let what) = await failure(of: Request(.get, server.url("/x"), headers: [header]))
            else {
                Issue.record("\(header.name)")
                continue
            }
            #expect(!what.contains("secret"))
        }
        #expect(server.requests.isEmpty)
    }

    @Test func aMissingFileIsNamedAndNothingIsSent() async throws {
        let server = try FaultServer(["/x": [.answer(200, "{}")]])
        let form = Body.multipart([Part(name: "a", content: .file(path: "/nowhere/a.mp4"))])
        let error = await failure(of: Request(.post, server.url("/x"), body: form))
        #expect(error == .unreadableFile(path: "/nowhere/a.mp4"))
        #expect(server.requests.isEmpty)
    }

    // Names are not looked up here, since that would leave this machine.
    @Test func librarysCodesHaveTheirNames() throws {
        let easy = try #require(curl_easy_init())
        defer { curl_easy_cleanup(easy) }
        let failure = CurlFailure(easy: easy, request: Request(.get, "https://oz.example.test:444/x"), received: 3)
        #expect(failure.error(CURLE_COULDNT_RESOLVE_HOST, text: "") == .unresolved(host: "oz.example.test"))
        #expect(failure.error(CURLE_PEER_FAILED_VERIFICATION, text: "self") == .certificate(reason: "self"))
        #expect(failure.error(CURLE_COULDNT_CONNECT, text: "") == .refused(host: "oz.example.test", port: 444))
        #expect(failure.error(CURLE_SSL_CONNECT_ERROR, text: "x") == .tls(reason: "x"))
        #expect(failure.error(CURLE_RECV_ERROR, text: "") == .cut(received: 3))
        #expect(failure.error(CURLE_LDAP_CANNOT_BIND, text: "t") == .other(code: 38, text: "t"))
    }
}
