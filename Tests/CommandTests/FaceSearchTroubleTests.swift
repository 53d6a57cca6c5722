import Foundation
import TestSupport
import Testing

/// A search that something comes between says what is left of it on the server.
@Suite(.onLanes) struct FaceSearchTroubleTests {
    private func search(_ desk: ChangeDesk, _ more: String...) throws -> Program {
        let words = ["collections", "search", "blacklist", try desk.picture("declined.jpg"), "--format", "json"]
        return try Program.run("ozc", words + more, home: desk.home)
    }

    @Test func whatIsNotAnsweredInTimeIsKept() throws {
        let desk = try ChangeDesk(as: "client-admin", ["--analysis-time", "60s"])
        let run = try search(desk, "--timeout", "1s")
        #expect(run.code == 6 && run.output.isEmpty)
        #expect(run.errors.contains("still processing, and kept"), "\(run.errors)")
        let order = try #require(run.errors.firstMatch(of: /order ([0-9a-f-]{36})/)?.output.1)
        #expect(try desk.show("orders", String(order))?["resolution_status"] as? String == "PROCESSING")
    }

    @Test func whatIsFoundIsToldThoughTheOrderCannotGo() throws {
        let desk = try ChangeDesk(as: "client-admin")
        try desk.fail(#"{"method": "DELETE", "path": "/api/folders", "fault": {"status": 429}}"#)
        let run = try search(desk)
        #expect(run.code == 6, "\(run.errors)")
        let hit = try #require(try run.objects().first)
        #expect(hit["is_kept"] as? Bool == true)
        #expect(run.errors.contains("was not deleted: "), "\(run.errors)")
        #expect(run.errors.contains(try #require(hit["folder_id"] as? String)))
    }

    @Test func aDeletionWhoseAnswerIsLostIsLookedUp() throws {
        let desk = try ChangeDesk(as: "client-admin")
        try desk.fail(#"{"method": "DELETE", "path": "/api/folders", "fault": {"drop": true}}"#)
        let run = try search(desk)
        #expect(run.code == 0, "\(run.errors)")
        #expect(run.errors.contains("its order was deleted again"))
        #expect(try run.objects().first?["is_kept"] as? Bool == false)
    }

    /// A right that was taken away since the log-in is the server's to refuse, after it has made the order.
    @Test func anOrderWhoseSearchIsRefusedGoesAgain() throws {
        let desk = try ChangeDesk()
        _ = try desk.ids("companies", "create", "Acme")
        let account = try desk.ozc(
            "users", "create", "jane@acme.test", "--role", "client-admin", "--company", "Acme", "--first-name", "Jane",
            "--last-name", "Roe", "--password-stdin", input: "a Long-password 1\n")
        #expect(account.code == 0, "\(account.errors)")
        let home = try Home()
        func jane(_ words: String..., input: String = "") throws -> Program {
            try Program.run("ozc", words, home: home, input: input)
        }
        let url = desk.sandbox.url
        let logIn = try jane(
            "login", "--server", url, "--email", "jane@acme.test", "--password-stdin", input: "a Long-password 1\n")
        #expect(logIn.code == 0, "\(logIn.errors)")
        #expect(try jane("collections", "create", "vips").code == 0)
        #expect(try desk.ozc("users", "update", "jane@acme.test", "--may-start", "quality").code == 0)
        let run = try jane("collections", "search", "vips", try desk.picture(), "--format", "json")
        #expect(run.code == 1 && run.output.isEmpty)
        #expect(run.errors.contains("its analyses were not started"), "\(run.errors)")
        #expect(run.errors.contains("its order was deleted again"), "\(run.errors)")
        #expect(try desk.changes().contains { $0.method == "DELETE" && $0.path.hasPrefix("/api/folders/") })
    }

    @Test func namesThatCannotBeReadAreLeftOut() throws {
        let desk = try ChangeDesk(as: "client-admin")
        let list = try desk.ozc("collections", "list", "--format", "json").values("collection_id")
        let path = "/api/collections/\(try #require(list.first))/persons"
        try desk.fail(#"{"method": "GET", "path": "\#(path)", "fault": {"status": 403}}"#)
        let run = try search(desk)
        #expect(run.code == 0, "\(run.errors)")
        let hit = try #require(try run.objects().first)
        #expect(hit["name"] is NSNull && hit["person_id"] is String)
    }
}
