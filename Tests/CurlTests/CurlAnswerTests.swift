import Curl
import FaultServer
import Foundation
import HTTP
import Testing

/// Answers that come, in whatever form.
@Suite struct CurlAnswerTests {
    let transport = CurlTransport()

    @Test func aGetBringsStatusHeadersAndBody() async throws {
        let server = try FaultServer(["/ok": [.answer(200, #"{"a": 1}"#, headers: ["X-Thing:  one "])]])
        let response = try await transport.send(
            Request(.get, server.url("/ok?b=2"), headers: [Header("X-Mine", "yes")]))
        #expect(response.status == 200)
        #expect(response.body == Array(#"{"a": 1}"#.utf8))
        #expect(response.header("x-thing") == "one")
        let request = try #require(server.requests.first)
        #expect(request.method == "GET")
        #expect(request.target == "/ok?b=2")
        #expect(request.header("X-Mine") == "yes")
        #expect(request.header("User-Agent") == "ozc")
        #expect(request.header("Accept-Encoding")?.contains("gzip") == true)
    }

    @Test(arguments: [Method.post, .patch, .put, .delete], [0, 5, 3 << 20])
    func aBodyArrivesAsItIs(_ method: Method, _ size: Int) async throws {
        let server = try FaultServer(["/in": [.answer(201, "{}")]])
        let body = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
        let headers = [Header("Content-Type", "application/json")]
        let request = Request(method, server.url("/in"), headers: headers, body: .bytes(body))
        #expect(try await transport.send(request).status == 201)
        let seen = try #require(server.requests.first)
        #expect(seen.method == method.rawValue)
        let isSame = seen.body == body
        #expect(isSame)
        #expect(seen.headers.filter { $0.name.lowercased() == "content-type" }.map(\.value) == ["application/json"])
        #expect(seen.header("Expect") == nil)
    }

    @Test func aDeleteWithoutABodyIsOne() async throws {
        let server = try FaultServer(["/x": [.answer(204, "")]])
        #expect(try await transport.send(Request(.delete, server.url("/x"))).status == 204)
        #expect(server.requests.map(\.method) == ["DELETE"])
    }

    @Test func aPostWithoutABodyEnds() async throws {
        let server = try FaultServer(["/x": [.answer(200, "{}")]])
        #expect(try await transport.send(Request(.post, server.url("/x"))).status == 200)
        #expect(server.requests.first?.header("Content-Length") == "0")
    }

    @Test func compressedAndChunkedAnswersAreWhole() async throws {
        let long = String(repeating: "0123456789", count: 20_000)
        let server = try FaultServer(["/gzip": [.gzip(long)], "/chunked": [.chunked(["{\"a\"", ": ", "1}"])]])
        #expect(try await transport.send(Request(.get, server.url("/gzip"))).text == long)
        #expect(try await transport.send(Request(.get, server.url("/chunked"))).text == #"{"a": 1}"#)
    }

    @Test func interimAnswersAreNotTheAnswer() async throws {
        let raw = "HTTP/1.1 103 Early\r\nX-A: 1\r\n\r\nHTTP/1.1 200 OK\r\nX-B: 2\r\nContent-Length: 2\r\n\r\n{}"
        let server = try FaultServer(["/x": [.raw(raw)]])
        let response = try await transport.send(Request(.get, server.url("/x")))
        #expect(response.status == 200)
        #expect(response.headers.map(\.name) == ["X-B", "Content-Length"])
    }

    @Test func aSlowAnswerThatMovesIsAwaited() async throws {
        let server = try FaultServer(["/drip": [.drip("0123456789", milliseconds: 150)]])
        let timeouts = Timeouts(connect: 5, idle: 1)
        #expect(try await transport.send(Request(.get, server.url("/drip"), timeouts: timeouts)).text == "0123456789")
    }

    @Test func aRedirectIsAnAnswerAndNothingIsSentElsewhere() async throws {
        let elsewhere = try FaultServer(["/x": [.answer(200, "{}")]])
        let server = try FaultServer(["/x": [.redirect(to: elsewhere.url("/x"))]])
        let headers = [Header("X-Forensic-Access-Token", "secret")]
        let response = try await transport.send(Request(.get, server.url("/x"), headers: headers))
        #expect(response.status == 302)
        #expect(response.header("Location") == elsewhere.url("/x"))
        #expect(elsewhere.requests.isEmpty)
    }

    @Test func aServersNoIsAnAnswer() async throws {
        let server = try FaultServer(["/busy": [.throttled(retryAfter: "3")], "/gate": [.badGatewayPage]])
        let busy = try await transport.send(Request(.get, server.url("/busy")))
        #expect(busy.status == 429)
        #expect(busy.header("retry-after") == "3")
        let gate = try await transport.send(Request(.get, server.url("/gate")))
        #expect(gate.status == 502)
        #expect(gate.text.contains("502 Bad Gateway"))
    }

    @Test func aFormCarriesPartsFromMemoryAndDisk() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "ozc-form-\(UUID().uuidString).mp4")
        try Data("film".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let server = try FaultServer(["/in": [.answer(201, "{}")]])
        let form = Body.multipart([
            Part(name: "payload", contentType: "application/json", content: .bytes(Array(#"{"a": 1}"#.utf8))),
            Part(name: "empty", content: .bytes([])),
            Part(
                name: "video", fileName: "li\"ve\r\n.mp4", contentType: "video/mp4", content: .file(path: file.path())),
        ])
        #expect(try await transport.send(Request(.post, server.url("/in"), body: form)).status == 201)
        let request = try #require(server.requests.first)
        #expect(request.header("Content-Type")?.hasPrefix("multipart/form-data; boundary=") == true)
        let text = request.text
        #expect(text.contains("name=\"payload\"\r\nContent-Type: application/json\r\n\r\n{\"a\": 1}\r\n"))
        #expect(text.contains("name=\"empty\"\r\n\r\n\r\n"))
        #expect(text.contains("filename=\"li%22ve%0D%0A.mp4\"\r\nContent-Type: video/mp4\r\n\r\nfilm\r\n"))
    }

    @Test func connectionsAreUsedAgain() async throws {
        let server = try FaultServer(["/x": [.answer(200, "{}")]])
        for _ in 0..<5 {
            _ = try await transport.send(Request(.get, server.url("/x")))
        }
        // One may be given up where the machine is busy; a connection for each would be five.
        #expect(Set(server.requests.map(\.connection)).count <= 2)
    }

    @Test func manyAtOnceShareAFewConnections() async throws {
        let transport = CurlTransport(configuration: CurlConfiguration(connections: 4))
        let server = try FaultServer(["/x": [.drip("{}", milliseconds: 5)]])
        let url = server.url("/x")
        await withTaskGroup(of: Int?.self) { group in
            for _ in 0..<100 {
                group.addTask { try? await transport.send(Request(.get, url)).status }
            }
            for await status in group {
                #expect(status == 200)
            }
        }
        #expect(Set(server.requests.map(\.connection)).count <= 4)
    }
}
