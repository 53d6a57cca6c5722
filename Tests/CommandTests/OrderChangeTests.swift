import Foundation
import TestSupport
import Testing

@Suite(.onLanes) struct OrderChangeTests {
    @Test func anOrderIsCreatedWaitedForAndDeleted() throws {
        let desk = try ChangeDesk(as: "client-admin")
        let (face, front) = (try desk.picture(), try desk.picture("front.jpg"))
        let run = try desk.ozc(
            "orders", "create", face, front, "--tag", "front.jpg=photo_id,photo_id_front", "--type",
            "biometry,documents", "--threshold", "biometry=0.5..0.6", "--meta", "transaction_id=tr-9",
            "--meta", "person_info.first_name=Jane", "--meta", "n:=7", "--person", "123", "--wait", "--format", "json")
        #expect(run.code == 0, "\(run.errors)")
        let row = try #require(try run.objects().first)
        #expect(row["state"] as? String == "done")
        #expect(row["resolution_status"] as? String == "SUCCESS")
        let id = try #require(row["folder_id"] as? String)
        let order = try #require(try desk.show("orders", id))
        let meta = try #require(order["meta_data"] as? [String: Any])
        #expect(meta["transaction_id"] as? String == "tr-9")
        #expect((meta["person_info"] as? [String: Any])?["first_name"] as? String == "Jane")
        #expect(meta["n"] as? Int == 7)
        #expect(meta["iin"] as? String == "123")
        let tags = (order["media"] as? [[String: Any]])?.compactMap { $0["tags"] as? [String] } ?? []
        #expect(
            tags.contains(["photo_id", "photo_id_front"]) && tags.contains(["photo_selfie", "orientation_portrait"]))
        let silent = try desk.ozc("orders", "delete", id)
        #expect(silent.code == 2)
        #expect(silent.errors.contains("--yes"))
        #expect(try !desk.changes().contains { $0.method == "DELETE" })
        let deleted = try desk.ozc("orders", "delete", String(id.prefix(8)), "--yes")
        #expect(deleted.code == 0, "\(deleted.errors)")
        #expect(deleted.errors == "ozc: done: delete order tr-9 with 2 media and 2 analyses\n")
        #expect(try desk.ozc("orders", "show", id).code == 5)
        #expect(try desk.ozc("orders", "show", id, "--offline").code == 5)
        let audit = try desk.ozc("audit", "list", "--format", "json").values("action")
        #expect(audit.filter { $0 == "done" }.count == 2)
        #expect(try desk.ozc("audit", "verify").code == 0)
    }

    @Test(arguments: [("declined", 1, "DECLINED"), ("failed", 1, "FAILED"), ("operator", 6, "OPERATOR_REQUIRED")])
    func theVerdictIsTheExitCode(_ wish: String, _ code: Int32, _ verdict: String) throws {
        let desk = try ChangeDesk(as: "client")
        let run = try desk.ozc(
            "orders", "create", try desk.picture("a.jpg"), try desk.picture("b.jpg"), "--type", "biometry",
            "--threshold", "biometry=0.4..0.9", "--meta", "sandbox_verdict=\(wish)", "--wait", "--format", "json")
        #expect(run.code == code, "\(run.errors)")
        #expect(try run.values("resolution_status") == [verdict])
    }

    @Test func whoeverWaitsInVainGets6() throws {
        let desk = try ChangeDesk(as: "client", ["--analysis-time", "600s"])
        let run = try desk.ozc(
            "orders", "create", try desk.picture("a.jpg"), try desk.picture("b.jpg"), "--type", "biometry", "--wait",
            "--timeout", "1s", "-q")
        #expect(run.code == 6, "\(run.errors)")
        #expect(run.errors.contains("still processing"))
        #expect(run.lines.count == 1, "the order is named all the same")
    }

    @Test func whatMakesNoSenseIs2AndSendsNothing() throws {
        let desk = try ChangeDesk(as: "client")
        let face = try desk.picture()
        try Data("x".utf8).write(to: URL(fileURLWithPath: "\(desk.home.path)/notes.txt"))
        for (words, hint) in [
            (["/nowhere.jpg"], "no such file"), ([desk.home.path], "is no file"),
            (["\(desk.home.path)/notes.txt"], "names end in"), ([face, "--tag", "other.jpg=x"], "none of the files"),
            ([face, "--type", "qualty"], "no type of analysis"), ([face, "--wait"], "--type"),
            ([face, "--meta", "x"], "key=value"), ([face, "--meta", "a=1", "--meta", "a.b=2"], "not an object"),
            ([face, "--meta", "a:={"], "not JSON"), ([face, "--threshold", "quality=0.5"], "--type quality"),
            ([face, "--type", "quality", "--threshold", "quality=7"], "from 0 to 1"),
            ([face, "--type", "quality", "--threshold", "quality=0.1..0.2"], "from 0 to 1"),
            ([], "file"), ([face, "--offline"], "--offline"),
        ] {
            let run = try Program.run("ozc", ["orders", "create"] + words, home: desk.home)
            #expect(run.code == 2, "\(words): \(run.errors)")
            #expect(run.errors.contains(hint), "\(words): \(run.errors)")
        }
        #expect(try desk.changes().isEmpty)
        #expect(try desk.ozc("orders", "create", face, "--read-only").code == 4)
        #expect(try desk.changes().isEmpty)
    }

    @Test func metadataIsShownSetRemovedAndReplaced() throws {
        let desk = try ChangeDesk(as: "client-admin")
        let id = try #require(
            try desk.ids("orders", "create", try desk.picture(), "--meta", "a=1", "--meta", "b.c=2").first)
        func meta(_ words: String..., input: String = "") throws -> Program {
            try Program.run("ozc", ["orders", "metadata", id] + words, home: desk.home, input: input)
        }
        #expect(try meta().json() as? NSDictionary == ["a": "1", "b": ["c": "2"]])
        let set = try meta("--set", "b.d:=true", "--remove", "a")
        #expect(set.code == 0, "\(set.errors)")
        #expect(try set.json() as? NSDictionary == ["b": ["c": "2", "d": true]])
        let replaced = try meta("--json", "-", input: "{\"z\": [1, null]}")
        #expect(try replaced.json() as? NSDictionary == ["z": [1, NSNull()]])
        for bad in ["[1]", "{", ""] { #expect(try meta("--json", "-", input: bad).code == 2, "\(bad)") }
        #expect(try meta("--json", "-", "--set", "a=1").code == 2)
        #expect(try meta().json() as? NSDictionary == ["z": [1, NSNull()]])
    }

    @Test func analysesAndMediaComeAndGo() throws {
        let desk = try ChangeDesk(as: "client-admin")
        let order = try #require(try desk.ids("orders", "create", try desk.picture("a.jpg")).first)
        let media = try desk.ids("media", "add", "--order", order, try desk.picture("b.jpg"))
        #expect(media.count == 1)
        let run = try desk.ozc(
            "analyses", "run", "--order", order, "--type", "biometry,collection", "--wait", "--format", "json")
        #expect(run.code == 0, "\(run.errors)")
        #expect(try run.values("resolution_status") == ["SUCCESS", "SUCCESS"])
        let analyses = try run.values("analyse_id")
        #expect(Set(analyses).count == 2)
        let one = try desk.ozc("analyses", "run", "--order", order, "--type", "collection", "--media", media[0])
        #expect(one.code == 0, "\(one.errors)")
        #expect(
            try desk.ozc("analyses", "run", "--order", order, "--type", "collection", "--media", "nobody").code == 5)
        #expect(try desk.ozc("analyses", "run", "--order", order).code == 2)
        let gone = try desk.ozc("analyses", "delete", "-", "--yes", input: analyses.joined(separator: "\n") + "\n")
        #expect(gone.code == 0, "\(gone.errors)")
        #expect(try desk.ozc("media", "delete", media[0], "--yes").code == 0)
        let left = try #require(try desk.show("orders", order))
        #expect((left["media"] as? [Any])?.count == 1)
        #expect((left["analyses"] as? [Any])?.count == 1)
    }

    @Test func whoMayNotDeleteIsToldWithoutACall() throws {
        let desk = try ChangeDesk(as: "client")
        let id = try #require(try desk.ids("orders", "create", try desk.picture()).first)
        let before = try desk.changes().count
        let run = try desk.ozc("orders", "delete", id, "--yes")
        #expect(run.code == 4, "\(run.errors)")
        #expect(run.errors.contains("a CLIENT may not delete orders"), "\(run.errors)")
        #expect(try desk.changes().count == before)
    }

    @Test func anUnknownIDIs5AndNothingGoes() throws {
        let desk = try ChangeDesk(as: "client-admin")
        let id = try #require(try desk.ids("orders", "create", try desk.picture()).first)
        let run = try desk.ozc("orders", "delete", id, "00000000-0000-4000-8000-000000000000", "--yes")
        #expect(run.code == 5, "\(run.errors)")
        #expect(try !desk.changes().contains { $0.method == "DELETE" })
    }

    @Test func onATerminalADeletionIsTyped() throws {
        let desk = try ChangeDesk(as: "client-admin")
        let id = try #require(try desk.ids("orders", "create", try desk.picture()).first)
        for (typed, isDone) in [("yes", false), (String(id.prefix(6)), true)] {
            let pty = try Pty([Built.path("ozc"), "orders", "delete", id], environment: desk.home.environment)
            try pty.wait(for: "To go on, type the first letters of its id, \(id.prefix(6)): ")
            pty.type("\(typed)\n")
            #expect(exitCode(try pty.end()) == (isDone ? 0 : 1))
            #expect(try desk.changes().contains { $0.method == "DELETE" } == isDone)
        }
    }
}
