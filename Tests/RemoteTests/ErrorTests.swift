import HTTP
import OzModel
import Remote
import Testing

/// What a server's "no", and what is no answer at all, become.
@Suite struct ErrorTests {
    private func error(_ status: Int, _ body: String, _ headers: [Header] = []) async throws -> RemoteError? {
        let desk = try Desk([.answer(status, body, headers)], policy: .none)
        return await failure { () async throws(RemoteError) in
            try await desk.api.send(Endpoints.decide("a", verdict: "SUCCESS"))
        }
    }

    @Test(
        arguments: [
            (#"{"error_code": 4, "error_message": "Bad", "details": null}"#, 4, "Bad", nil),
            (#"{"error_code": 4, "error_message": "Bad", "details": {"key_path": "x"}}"#, 4, "Bad", "key_path: x"),
            (
                #"{"error_code": 4, "error_message": "Bad", "error_details": {"key_path": "x"}}"#, 4, "Bad",
                "key_path: x"
            ),
            (#"{"error_code": "4", "error_message": "Bad", "details": ["a", 2]}"#, 4, "Bad", "a, 2"),
            (#"{"error_code": [4], "error_message": "Bad", "details": 5}"#, nil, "Bad", "5"),
            (#"{"error_message": 12}"#, nil, "12", nil),
            ("{\"error_code\": 1e999, \"error_message\": \"a\\u001b[31m\\nb\\u202e\"}", nil, "", nil),
        ] as [(String, Int?, String, String?)])
    func envelopesOfEveryKindAreRead(_ body: String, _ code: Int?, _ message: String, _ details: String?) async throws {
        let error = try await error(400, body)
        if message.isEmpty {
            // Not JSON by the letter: then it is shown as what it is, and harmless.
            let sentence = try #require(error?.sentence)
            #expect(!sentence.contains { $0 == "\u{1B}" || $0.isNewline })
            return
        }
        #expect(error == .api(status: 400, code: code, message: message, details: details))
    }

    @Test func documentedErrorsHaveTheirOwnNames() async throws {
        func of(_ name: String, _ status: Int) async throws -> RemoteError? {
            try await error(status, String(decoding: Fixture.bytes(name), as: UTF8.self))
        }
        #expect(try await of("error_forbidden", 403) == .forbidden(message: "You have not access to this resource"))
        #expect(try await of("error_not_exist", 404) == .notFound(what: "analyses/a (Object not exist)", code: 10))
        #expect(
            try await error(404, #"{"error_code": 1, "error_message": "no route"}"#)
                == .notFound(what: "analyses/a (no route)", code: 1))
        #expect(try await error(404, "{}") == .notFound(what: "analyses/a", code: nil))
        #expect(try await of("error_throttling", 429) == .throttled(retryAfter: nil))
        let structure = RemoteError.api(
            status: 400, code: 3,
            message: "Could not locate field for key_path expire_token from provided dict data",
            details: "key_path: expire_token")
        #expect(try await of("error_invalid_structure", 400) == structure)
    }

    @Test(
        arguments: [
            (502, "<html><head><title>502 Bad Gateway</title>", "text/html", "an HTML page titled “502 Bad Gateway”"),
            (
                200, "<!DOCTYPE html>\n<TITLE lang=en>\n Sign \u{7}in\t now </TITLE>", nil,
                "an HTML page titled “Sign �in now”"
            ),
            (404, "<html><body>x</body></html>", nil, "an HTML page of 27 bytes"),
            (200, "", nil, "an empty answer"),
            (200, "  ok\u{1B}[2J ", "text/plain", "9 bytes (text/plain): “ok�[2J”"),
            (200, "\u{1}\u{2}\u{3}", "application/octet-stream", "3 bytes that are no text (application/octet-stream)"),
            (
                200, String(repeating: "ab ", count: 90), nil,
                "270 bytes (no content type): “\(String(repeating: "ab ", count: 26))ab…”"
            ),
        ] as [(Int, String, String?, String)])
    func whatIsNoJSONIsDescribed(_ status: Int, _ body: String, _ type: String?, _ what: String) async throws {
        let headers = type.map { [Header("Content-Type", $0)] } ?? []
        #expect(try await error(status, body, headers) == .notJSON(status: status, what: what))
    }

    @Test func anErrorPageOfTheGatewayCountsAsNetwork() async throws {
        #expect(try await error(502, "<html>")?.kind == .network)
        #expect(try await error(200, "<html>")?.kind == .other)
        #expect(try await error(500, #"{"error_message": "x"}"#)?.kind == .other)
    }

    @Test func secretsNeverComeBackInAnError() async throws {
        let bodies = [
            #"{"error_code": 4, "error_message": "bad token old-access!", "details": {"x": "old-expire"}}"#,
            "<html><title>old-access</title>", "token=old-access",
            #"{"error_message": "\#(String(repeating: "x", count: 295))old-access"}"#,
        ]
        for status in [200, 400, 403, 404, 500] {
            for body in bodies {
                guard let error = try await error(status, body) else { continue }
                let texts = [error.sentence, "\(error)", String(reflecting: error)]
                #expect(!texts.contains { $0.contains("old-") }, "\(status)")
            }
        }
    }

    @Test func tokensPrintAsDots() throws {
        var dumped = ""
        dump(Desk.session, to: &dumped)
        for text in ["\(Desk.session)", String(reflecting: Desk.session), dumped, "\([Desk.session])"] {
            #expect(!text.contains("old-access"))
            #expect(!text.contains("old-expire"))
        }
    }

    @Test func aBodyThatStopsHalfwayIsStillTheMirrorsToJudge() async throws {
        let desk = try Desk([.answer(200, #"{"items": [{"folder_id": "f"#)])
        let text = try await desk.api.send(Endpoints.folders(FolderQuery()))
        #expect(text.text.hasPrefix(#"{"items""#))
    }

    @Test func sentencesHelp() {
        let errors: [RemoteError] = [
            .unreachable(.idle(seconds: 30)), .unreachable(.timedOut(seconds: 1e300)), .unreachable(.cut(received: 0)),
            .logInNeeded(reason: "x"), .throttled(retryAfter: 2.5), .throttled(retryAfter: .infinity), .readOnly,
        ]
        for error in errors {
            #expect(!error.sentence.isEmpty)
            #expect(!error.sentence.contains("\n"))
        }
    }
}
