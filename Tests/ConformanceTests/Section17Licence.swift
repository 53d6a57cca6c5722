import Foundation
import TestSupport
import Testing

/// What an administrator checks beside the API; the bio server is a machine of its own, so another installation's
/// cannot be asked at the API's address.
@Suite("Sections 15 and 17 Monitoring and licence", .onLanes, .own) struct Section17Licence {
    private static let model = "/v1/models/inquisitor"

    /// The text of the error with which the model answers an empty picture.
    private func check(_ server: Subject) throws -> String {
        let body = #"{"signature_name": "serving_default", "inputs": ""}"#
        let answer = try server.send("POST", "\(Self.model):predict", as: nil, json: body)
        #expect(400...599 ~= answer.status)
        return try answer.text("error")
    }

    @Test func s15_theBioServerSaysThatItIsUp() throws {
        #expect(try Subject.open().send("GET", Self.model, as: nil).status == 200)
    }

    @Test func s17_aValidLicenceLetsTheModelAssertOnce() throws {
        #expect(try check(Subject.open()).components(separatedBy: "assertion").count == 2)
    }

    @Test(arguments: ["expired", "missing"]) func s17_withoutALicenceTheErrorIsAnother(_ licence: String) throws {
        let sandbox = try RunningSandbox(orders: 1, ["--licence", licence, "--analysis-time", "50ms"])
        defer { sandbox.end() }
        let server = Subject(sandbox)
        #expect(try !check(server).contains("assertion"))
        #expect(try server.send("GET", Self.model, as: nil).status == 200)
        // The model fails, and so do the analyses that need it.
        let token = try server.logIn().text("access_token")
        let folder = try server.send("POST", "/api/folders/", token: token).text("folder_id")
        let form = FormBody(parts: [.picture("photo")])
        _ = try server.send(
            "POST", "/api/folders/\(folder)/media/", body: form.bytes, type: form.type, token: token)
        _ = try server.send(
            "POST", "/api/folders/\(folder)/analyses/", json: #"{"analyses": [{"type": "quality"}]}"#, token: token)
        try eventually("the analysis to fail") {
            try server.send("GET", "/api/folders/\(folder)", token: token).object.text("resolution_status") == "FAILED"
        }
    }

    @Test func s15_theTimeThatAnalysesTookCanBeReckoned() throws {
        let found = try Subject.open().get("/api/analyses/?state=FINISHED&limit=50").items
        let times = found.compactMap { analysis -> Double? in
            guard let start = analysis["time_created"] as? Double, let end = analysis["time_updated"] as? Double else {
                return nil
            }
            return end - start
        }
        #expect(!times.isEmpty && times.count == found.count)
        #expect(times.allSatisfy { $0 >= 0 })
    }
}
