import Foundation
import TestSupport
import Testing

@Suite("Section 3 Errors", .onLanes) struct Section03Errors {
    let server: Subject

    init() throws { server = try Subject.open() }

    private func expect(_ answer: Answer, _ status: Int, _ code: Int) {
        #expect(answer.status == status, "\(answer.body)")
        #expect(answer.code == code, "\(answer.body)")
        #expect(answer.object["error_message"] is String)
    }

    @Test(arguments: ["/api/folders/?limit=x", "/api/nothing", "/api/folders/00000000-0000-4000-8000-000000000000"])
    func s3_errorEnvelopeHasCodeMessageAndDetails(_ path: String) throws {
        let answer = try server.get(path)
        #expect(answer.object["error_code"] is Int)
        #expect(answer.object["error_message"] is String)
        #expect(answer.object.keys.contains("details") || answer.object.keys.contains("error_details"))
        #expect(answer.headers["content-type"]?.hasPrefix("application/json") == true)
    }

    @Test(.own) func s3_code0IsAnUnknownErrorOfTheServer() throws {
        let sandbox = try RunningSandbox(orders: 1, ["--fail", "1"])
        defer { sandbox.end() }
        expect(try Subject(sandbox).send("GET", "/api/version", as: nil), 500, 0)
    }

    @Test(.own) func s3_code11IsAnExternalService() throws {
        let payload = #"{"folder:meta_data": {"sandbox_verdict": "failed"}, "media:tags": {"photo": ["photo_id"]}}"#
        let id = try server.order(payload: payload).text("folder_id")
        let started = try server.analyse(id, #"[{"type": "documents"}]"#)
        let failed = try server.finished(try #require(started.items.first?.text("analyse_id"))).object
        #expect(failed.text("state") == "FAILED" && failed["error_code"] as? Int == 11)
    }

    @Test func s3_code1IsAnotherMethod() throws { expect(try server.get("/api/authorize/auth"), 405, 1) }

    @Test func s3_code3IsAMissingField() throws {
        expect(try server.send("POST", "/api/authorize/auth", as: nil, json: "{}"), 400, 3)
    }

    @Test func s3_code4IsABadValue() throws {
        expect(try server.get("/api/folders/?offset=-1"), 400, 4)
        expect(try server.get("/api/folders/?resolution_status=PURPLE"), 400, 4)
    }

    @Test func s3_code5IsAWrongType() throws {
        let json = #"{"credentials": {"email": 1, "password": "x"}}"#
        expect(try server.send("POST", "/api/authorize/auth", as: nil, json: json), 400, 5)
    }

    @Test func s3_code6IsNoToken() throws { expect(try server.get("/api/folders/", as: nil), 401, 6) }

    @Test func s3_code7IsAnUnknownToken() throws {
        expect(try server.send("GET", "/api/folders/", token: String(repeating: "a", count: 128)), 401, 7)
    }

    @Test(.own) func s3_code8IsAnExpiredToken() throws {
        let short = try RunningSandbox(orders: 1, ["--session-ttl", "50ms"])
        defer { short.end() }
        let server = Subject(short)
        let token = try server.logIn(.client).text("access_token")
        try eventually("the token to expire") {
            usleep(100_000)
            return try server.send("GET", "/api/folders/", token: token).code == 8
        }
        #expect(try server.send("GET", "/api/folders/", token: token).status == 401)
    }

    @Test(.writes, .asks(.client)) func s3_code9IsNotAllowed() throws {
        let id = try server.orderID(as: .client)
        expect(try server.send("DELETE", "/api/folders/\(id)", as: .client), 403, 9)
    }

    @Test func s3_code10IsNotFound() throws {
        expect(try server.get("/api/analyses/00000000-0000-4000-8000-000000000000"), 404, 10)
    }
}
