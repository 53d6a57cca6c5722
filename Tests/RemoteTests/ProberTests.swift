import HTTP
import OzModel
import Remote
import Testing

/// One probe: what is asked of whom, with nothing of the session, and what the answers mean.
@Suite struct ProberTests {
    private static let assertion = #"{"error": "Assertion failed: [image is empty]"}"#

    private func ask(
        bio: String? = "http://bio.internal:8501", _ script: @escaping ScriptedTransport.Script
    ) async throws -> (ServerProbe, [Request]) {
        let transport = ScriptedTransport(script: script)
        let prober = Prober(
            server: try Server("https://oz.example.test"), bio: .init(bio), transport: transport, patience: 3,
            pace: TestTime().pace)
        return (await prober.probe(), transport.requests)
    }

    /// A server on which all is well, but for what a test says.
    private func healthy(_ request: Request, _ end: String, _ other: Result<Response, TransportError>)
        -> Result<Response, TransportError>
    {
        if request.url.hasSuffix(end) { return other }
        if request.url.hasSuffix("version") { return .answer(200, #"{"version": "6.0.1"}"#) }
        if request.url.hasSuffix("healthcheck") { return .answer(200, #"{"database": "ok"}"#) }
        return request.url.hasSuffix(":predict") ? .answer(400, Self.assertion) : .answer(200, "{}")
    }

    @Test func allIsAskedOnceAndNothingWithAToken() async throws {
        let (probe, requests) = try await ask { self.healthy($0, "nothing", .answer(200, "")) }
        #expect(
            Set(requests.map { "\($0.method.rawValue) \($0.url)" }) == [
                "GET https://oz.example.test/api/version", "GET https://oz.example.test/api/healthcheck",
                "GET http://bio.internal:8501/v1/models/inquisitor",
                "POST http://bio.internal:8501/v1/models/inquisitor:predict",
            ])
        #expect(requests.count == 4)
        for request in requests {
            #expect(Desk.tokenHeader(request) == nil)
            #expect(request.timeouts.total == 3 && request.timeouts.connect == 3)
        }
        #expect([probe.version, probe.check, probe.bio, probe.licence] == [.good, .good, .good, .good])
        #expect(probe.isAnswered && probe.versionSeconds != nil && probe.bioSeconds != nil)
    }

    @Test func withoutAnAddressTheBioServerIsNotAsked() async throws {
        let (probe, requests) = try await ask(bio: nil) { self.healthy($0, "nothing", .answer(200, "")) }
        #expect(requests.count == 2)
        #expect(probe.bio == .unknown("no bio server is named in the profile") && probe.licence == probe.bio)
        let (other, _) = try await ask(bio: "ftp://x") { self.healthy($0, "nothing", .answer(200, "")) }
        #expect(other.bio.state == .unknown && other.bio.text?.contains("cannot be used") == true)
    }

    @Test(arguments: [
        (
            "version", 500, #"{"error_code": 0, "error_message": "Unknown server side error occurred"}"#,
            HealthState.failing
        ),
        ("version", 404, "<html></html>", .failing), ("version", 302, "", .failing), ("version", 204, "", .failing),
        ("version", 502, "<html></html>", .failing), ("version", 200, "<html></html>", .warning),
        ("version", 200, #"{"version""#, .warning), ("version", 200, "{}", .fine),
        ("inquisitor", 404, #"{"error": "no such model"}"#, .failing), ("inquisitor", 200, "", .fine),
        ("inquisitor", 503, "", .failing),
    ])
    func aStatusOf200IsFine(_ end: String, _ status: Int, _ body: String, _ state: HealthState) async throws {
        let (probe, _) = try await ask { self.healthy($0, end, .answer(status, body)) }
        let found = end == "version" ? probe.version : probe.bio
        #expect(found.state == state, "\(found)")
        if status == 502 { #expect(!probe.isAnswered) }
    }

    @Test(arguments: [
        (400, #"{"error": "Assertion failed"}"#, HealthState.fine), (500, #"{"error": "assertion"}"#, .fine),
        (400, #"{"error": "License is expired"}"#, .failing), (500, #"{"error": "License is not found"}"#, .failing),
        (404, #"{"error": "Servable not found"}"#, .unknown), (502, "<html>Bad Gateway</html>", .unknown),
        (200, #"{"outputs": []}"#, .unknown), (400, #"{"error": 5}"#, .unknown), (400, "", .unknown),
    ])
    func onlyTheModelsOwnErrorTellsOfTheLicence(_ status: Int, _ body: String, _ state: HealthState) async throws {
        let (probe, _) = try await ask { self.healthy($0, ":predict", .answer(status, body)) }
        #expect(probe.licence.state == state, "\(probe.licence)")
    }

    @Test func whoDoesNotAnswerIsSilent() async throws {
        let (probe, _) = try await ask { _ in .failure(.timedOut(seconds: 3)) }
        #expect(probe.version == .silent("the answer was not complete after 3 s: try again"))
        #expect(!probe.isAnswered && probe.versionSeconds == nil && probe.licence.state == .unknown)
    }

    @Test func theServersClockIsTakenFromItsAnswer() async throws {
        let (probe, _) = try await ask { request in
            .answer(200, #"{"version": "6"}"#, [Header("Date", "Mon, 12 Jan 1970 13:47:40 GMT")])
        }
        #expect(probe.skew == 60)
    }
}
