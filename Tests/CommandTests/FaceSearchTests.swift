import Foundation
import TestSupport
import Testing

/// A face is searched for in a collection, and nothing of the search is left behind.
@Suite(.onLanes) struct FaceSearchTests {
    @Test func aFaceIsFoundAndTheSearchLeavesNothing() throws {
        let desk = try ChangeDesk(as: "client-admin")
        let (face, stranger) = (try desk.picture(face: 7), try desk.picture("stranger.jpg", face: 8))
        let id = try #require(try desk.ids("collections", "create", "vips").first)
        let person = try #require(
            try desk.ids(
                "persons", "create", face, "--collection", "vips", "--first-name", "John", "--last-name", "Doe"
            )
            .first)
        _ = try desk.ids("persons", "create", try desk.picture("c.jpg", face: 9), "--collection", "vips")
        let before = try desk.ozc("orders", "list", "--format", "json").values("folder_id")

        let run = try desk.ozc("collections", "search", "VIPS", face, "--format", "json")
        #expect(run.code == 0, "\(run.errors)")
        let hits = try run.objects()
        let hit = try #require(hits.first)
        #expect(hits.count == 1)
        #expect(hit["person_id"] as? String == person)
        #expect(hit["name"] as? String == "John Doe")
        #expect(hit["collection_id"] as? String == id && hit["alias"] as? String == "vips")
        #expect((hit["confidence"] as? Double ?? 0) >= 0.85 && hit["decision_threshold"] as? Double == 0.85)
        #expect(hit["meaning"] as? String == "on the list, higher is a hit")
        #expect(hit["is_kept"] as? Bool == false)
        #expect(run.errors.contains("1 person found in vips; its order was deleted again"), "\(run.errors)")
        let order = try #require(hit["folder_id"] as? String)
        #expect(try desk.ozc("orders", "show", order).code == 5)
        #expect(try desk.ozc("orders", "show", order, "--offline").code == 5)

        let other = try desk.ozc("collections", "search", id, stranger, "--format", "json")
        #expect(other.code == 0, "\(other.errors)")
        #expect(try other.objects().isEmpty)
        #expect(other.errors.contains("nobody found in vips") && other.errors.contains("not on the list"))
        #expect(try desk.ozc("orders", "list", "--format", "json").values("folder_id") == before)
        let deletions = try desk.changes().filter { $0.method == "DELETE" && $0.path.contains("/api/folders/") }
        #expect(deletions.count == 2)
        #expect(try desk.ozc("audit", "verify").code == 0)
    }

    @Test func theSearchIsShapedAndKeptAsAskedFor() throws {
        let desk = try ChangeDesk(as: "client-admin")
        let face = try desk.picture(face: 7)
        _ = try desk.ids("collections", "create", "vips")
        for name in ["Ann", "Bob", "Cleo"] {
            _ = try desk.ids("persons", "create", face, "--collection", "vips", "--first-name", name)
        }
        let all = try desk.ozc("collections", "search", "vips", face, "--format", "csv")
        let rows = all.output.split(whereSeparator: \.isNewline)
        #expect(rows.count == 4, "\(all.errors)")
        #expect(rows.first?.hasPrefix("person_id,name,confidence,decision_threshold,meaning") == true)
        let run = try desk.ozc(
            "collections", "search", "vips", face, "--threshold", "0.99", "--count", "2", "--keep", "--format", "jsonl")
        #expect(run.code == 0, "\(run.errors)")
        #expect(run.lines.count == 2)
        let hit = try #require(
            try run.lines.first.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) } as? [String: Any])
        #expect(hit["decision_threshold"] as? Double == 0.99 && hit["is_kept"] as? Bool == true)
        let order = try #require(hit["folder_id"] as? String)
        #expect(run.errors.contains("2 persons found in vips; its order \(order) is on the server"))
        #expect(try desk.show("orders", order)?["resolution_status"] != nil)
        let table = try desk.ozc("collections", "search", "vips", face, "--format", "table")
        #expect(table.output.contains("1.00 ≥ 0.85") && table.output.contains("on the list, higher is a hit"))
        #expect(table.output.contains("Bob") && table.output.contains("deleted since"))
    }

    @Test func whoeverDeletesNoOrdersIsToldThatOneStays() throws {
        let desk = try ChangeDesk(as: "operator")
        let list = try desk.ozc("collections", "list", "--format", "json").values("collection_id")
        let run = try desk.ozc(
            "collections", "search", try #require(list.first), try desk.picture("declined.jpg"), "--format", "json")
        #expect(run.code == 0, "\(run.errors)")
        let hit = try #require(try run.objects().first)
        #expect(hit["is_kept"] as? Bool == true && hit["name"] as? String != nil)
        #expect(run.errors.contains("stays on the server"), "\(run.errors)")
        #expect(try !desk.changes().contains { $0.method == "DELETE" })
    }

    @Test func badInputIsRefusedBeforeAnythingIsSent() throws {
        let desk = try ChangeDesk(as: "client-admin")
        let face = try desk.picture()
        func refused(_ code: Int32, _ words: String, _ arguments: String...) throws {
            let run = try Program.run("ozc", ["collections", "search"] + arguments, home: desk.home)
            #expect(run.code == code && run.errors.contains(words), "\(arguments): \(run.code) \(run.errors)")
            #expect(run.output.isEmpty)
        }
        let (text, film) = ("\(desk.home.path)/text.jpg", "\(desk.home.path)/film.mp4")
        for path in [text, film] { try Data("no picture".utf8).write(to: URL(fileURLWithPath: path)) }
        try refused(5, "there is no collection “nobody”", "nobody", face)
        try refused(2, "text.jpg is no image: it is neither JPEG nor PNG", "blacklist", text)
        try refused(2, "film.mp4 is no image", "blacklist", film)
        try refused(2, "no such file", "blacklist", "\(desk.home.path)/none.jpg")
        try refused(2, "--threshold is a number from 0 to 1", "blacklist", face, "--threshold", "2")
        try refused(2, "--count is a number", "blacklist", face, "--count", "0")
        try refused(2, "leave --offline out", "blacklist", face, "--offline")
        try refused(4, "read only", "blacklist", face, "--read-only")
        _ = try desk.ids("collections", "create", "twice")
        _ = try desk.ids("collections", "create", "twice")
        try refused(2, "several collections are called “twice”", "twice", face)
        #expect(try !desk.changes().contains { $0.path.contains("/api/folders") })
        desk.sandbox.end()
        try refused(3, "nothing answers", "blacklist", face)
    }

    @Test func anAccountThatMayNotSearchIsToldWho() throws {
        let desk = try ChangeDesk()
        _ = try desk.ids("companies", "create", "Acme")
        let account = try desk.ozc(
            "users", "create", "jane@acme.test", "--role", "client-admin", "--company", "Acme", "--first-name", "Jane",
            "--last-name", "Roe", "--may-start", "quality,biometry", "--password-stdin", input: "a Long-password 1\n")
        #expect(account.code == 0, "\(account.errors)")
        let home = try Home()
        let logIn = try Program.run(
            "ozc", ["login", "--server", desk.sandbox.url, "--email", "jane@acme.test", "--password-stdin"], home: home,
            input: "a Long-password 1\n")
        #expect(logIn.code == 0, "\(logIn.errors)")
        let made = try Program.run("ozc", ["collections", "create", "vips"], home: home)
        #expect(made.code == 0, "\(made.errors)")
        let run = try Program.run("ozc", ["collections", "search", "vips", try desk.picture()], home: home)
        #expect(run.code == 4)
        #expect(run.errors.contains("this account may not start COLLECTION"), "\(run.errors)")
        #expect(try !desk.changes().contains { $0.path.contains("/api/folders") })
    }

    @Test func whatHasNoFaceIsNoAnswer() throws {
        let desk = try ChangeDesk(as: "client-admin")
        let run = try desk.ozc("collections", "search", "blacklist", try desk.picture("noface.jpg"), "--format", "json")
        #expect(run.code == 1)
        #expect(run.errors.contains("blacklist was not searched"), "\(run.errors)")
        #expect(try desk.changes().contains { $0.method == "DELETE" })
    }
}
