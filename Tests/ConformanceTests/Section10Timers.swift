import Foundation
import TestSupport
import Testing

@Suite("Section 10 Timers", .onLanes, .own) struct Section10Timers {
    /// Starts analyses of an order with a picture and waits until the last of them no longer runs; answers all.
    private func ends(_ types: [String], _ options: [String]) throws -> [[String: Any]] {
        let sandbox = try RunningSandbox(orders: 1, ["--analysis-time", "10m"] + options)
        defer { sandbox.end() }
        let server = Subject(sandbox)
        let token = try server.logIn().text("access_token")
        let form = FormBody(parts: [.picture("photo")])
        let folder = try server.send("POST", "/api/folders/", body: form.bytes, type: form.type, token: token)
        let path = "/api/folders/\(try folder.text("folder_id"))"
        let asked = types.map { #"{"type": "\#($0)"}"# }.joined(separator: ", ")
        let started = try server.send("POST", "\(path)/analyses/", json: #"{"analyses": [\#(asked)]}"#, token: token)
        #expect(started.status == 201 && started.items.allSatisfy { $0.text("state") == "PROCESSING" })
        var found: [[String: Any]] = []
        try eventually("the analyses to expire") {
            found = try server.send("GET", "\(path)/analyses/", token: token).items
            return found.last?.text("state") != "PROCESSING"
        }
        #expect(try server.send("GET", path, token: token).object.text("resolution_status") == "FAILED")
        return found
    }

    @Test func s10_anAnalysisThatRunsTooLongFails() throws {
        let analysis = try #require(try ends(["quality"], ["--processing-limit", "300ms"]).first)
        #expect(analysis.text("state") == "FAILED" && analysis.text("resolution_status") == "FAILED")
        #expect(analysis["error_message"] is String)
    }

    @Test func s10_anAnalysisThatIsDeliveredTooLateFails() throws {
        let found = try ends(["quality", "collection"], ["--workers", "1", "--delivery-limit", "300ms"])
        #expect(found.map { $0.text("state") } == ["FAILED", "FAILED"], "one ran too long, one waited too long")
    }
}
