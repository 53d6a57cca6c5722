import Curl
import FaultServer
import HTTP
import Testing

/// Answers that come, in whatever form.
@Suite struct CurlAnswerTests {
    let transport = CurlTransport()

    @Test func aGetBringsStatusHeadersAndBody() async throws {
        let server = try FaultServer(["/ok": [.answer(200, #"{"a": 1}"#, headers: ["X-Thing: one"])]])
        let response = try await transport.send(Request(.get, server.url("/ok?b=2"), headers: [Header("X-Mine", "yes")]))
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

    @Test(arguments: [Method.post, .patch, .put, .delete])
    func aBodyArrivesAsItIs(_ method: Method) async throws {
        let server = try FaultServer(["/in": [.answer(201, "{}")]])
        let body: [UInt8] = [0, 1, 2, 0xFF, 0]
        let headers = [Header("Content-Type", "application/json")]
        let response = try await transport.send(Request(method, server.url("/in"), headers: headers, body: .bytes(body)))
        #expect(response.status == 201)
        let request = try #require(server.requests.first)
        #expect(request.method == method.rawValue)
        #expect(request.body == body)
        #expect(request.headers.filter { $0.name.lowercased() == "content-type" }.map(\.value) == ["application/json"])
        #expect(request.header("Expect") == nil)
    }
}
