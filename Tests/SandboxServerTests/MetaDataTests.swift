import Testing

@testable import SandboxServer

struct MetaDataTests {
    @Test func everyObjectHasMetadataToReadAndChange() async throws {
        try await Bench.run { bench in
            let admin = try await bench.token(.admin)
            let folder = try await bench.makeFolder(["a.jpg", "b.jpg"]).body
            let id = folder["folder_id"]?.text ?? ""
            let media = folder["media"]?[0]?["media_id"]?.text ?? ""
            let analysis = try await bench.analyse(id, ["quality"]).items[0]["analyse_id"]?.text ?? ""
            let collection = try await bench.get("/api/collections").items[0]["collection_id"]?.text ?? ""
            let people = "/api/collections/\(collection)/persons"
            let person = try await bench.get(people).items[0]["person_id"]?.text ?? ""
            for path in [
                "/api/folders/\(id)", "/api/media/\(media)", "/api/analyses/\(analysis)",
                "/api/collections/\(collection)", "\(people)/\(person)",
            ] {
                let data = path + "/meta_data"
                #expect(try await bench.send("DELETE", data, token: admin).status == 204)
                #expect(try await bench.send("GET", data + "/", token: admin).body == [:])
                _ = try await bench.send("POST", data + "/", token: admin, body: ["a": ["x": 1, "y": 2], "b": 1])
                let changed = try await bench.send("PATCH", data, token: admin, body: ["a": ["x": 5]])
                #expect(changed.body == ["a": ["x": 5, "y": 2], "b": 1], "\(path)")
                let replaced = try await bench.send("POST", data, token: admin, body: ["a": ["z": 3]])
                #expect(replaced.body == ["a": ["z": 3], "b": 1])
                let whole = try await bench.send("GET", path, token: admin).body
                #expect(whole["meta_data"] == replaced.body, "\(path)")
                #expect(whole["time_updated"]?.number ?? 0 > whole["time_created"]?.number ?? 0)
                #expect(try await bench.send("POST", data, token: admin, body: [1]).code == 3)
            }
        }
    }

    @Test func metadataOfForeignAndHugeKindsAreRefused() async throws {
        try await Bench.run { bench in
            let id = try await bench.makeFolder([], as: .clientService).body["folder_id"]?.text ?? ""
            let path = "/api/folders/\(id)/meta_data"
            let client = try await bench.token(.client)
            #expect(try await bench.send("PATCH", path, token: client, body: [:]).code == 9)
            let service = try await bench.token(.clientService)
            let huge: JSON = ["a": .string(String(repeating: "x", count: MetaData.mostBytes))]
            #expect(try await bench.send("PATCH", path, token: service, body: huge).code == 14)
            let collection = try await bench.get("/api/collections", as: .client).items[0]["collection_id"]?.text ?? ""
            let other = "/api/collections/\(collection)/meta_data"
            #expect(try await bench.send("GET", other, token: client).status == 200)
            #expect(try await bench.send("PATCH", other, token: client, body: [:]).status == 403)
        }
    }

    @Test func anOperatorSpeaksOnAnOrderAndAnAdminMayNot() async throws {
        try await Bench.run { bench in
            let id = try await bench.makeFolder([]).body["folder_id"]?.text ?? ""
            let path = "/api/folders/\(id)"
            let word: JSON = [
                "operator_status": "declined", "operator_comment": "mask", "resolution_comment": "Photo of a photo",
            ]
            for role in [Role.admin, .client, .clientAdmin, .clientService] {
                #expect(try await bench.send("PATCH", path, token: bench.token(role), body: word).code == 9)
            }
            let token = try await bench.token(.clientOperator)
            let answer = try await bench.send("PATCH", path, token: token, body: word)
            #expect(answer.body["operator_status"] == "DECLINED")
            #expect(answer.body["operator_comment"] == "mask")
            #expect(answer.body["resolution_author_id"]?.text != nil)
            let found = try await bench.get("/api/folders/?search_text=photo+PHOTO").items
            #expect(found.contains { $0["folder_id"]?.text == id })
            #expect(try await bench.get("/api/folders/?search_text=photo+unicorn").items.isEmpty)
            #expect(try await bench.send("PATCH", path, token: token, body: [:]).code == 3)
            #expect(try await bench.send("PATCH", path, token: token, body: ["operator_status": "FAILED"]).code == 4)
        }
    }

    @Test func aDeletedMediumIsHiddenWithItsFile() async throws {
        try await Bench.run { bench in
            let folder = try await bench.makeFolder(["a.jpg", "b.jpg"]).body
            let id = folder["folder_id"]?.text ?? ""
            let media = folder["media"]?[0]
            let path = "/api/media/\(media?["media_id"]?.text ?? "")"
            let link = (media?["original_url"]?.text ?? "").split(separator: "/").dropFirst(2).joined(separator: "/")
            let analysis = try await bench.analyse(id, ["quality"]).items[0]["analyse_id"]?.text ?? ""
            #expect(try await bench.send("GET", "/" + link).status == 200)
            #expect(try await bench.send("DELETE", path, token: bench.token(.clientService)).code == 9)
            #expect(try await bench.send("DELETE", path, token: bench.token(.clientAdmin)).status == 204)
            #expect(try await bench.get(path).status == 404)
            #expect(try await bench.send("GET", "/" + link).status == 404)
            #expect(try await bench.get("/api/folders/\(id)").body["media"]?.elements?.count == 1)
            #expect(try await bench.get("/api/analyses/\(analysis)").body["source_media"]?.elements?.count == 1)
        }
    }

    @Test func onlyAnAdminFindsDeletedOrders() async throws {
        try await Bench.run { bench in
            let id = try await bench.makeFolder([]).body["folder_id"]?.text ?? ""
            #expect(
                try await bench.send("DELETE", "/api/folders/\(id)", token: bench.token(.clientAdmin)).status == 204)
            let deleted = try await bench.get("/api/folders/?is_archive=true").items
            #expect(deleted.map { $0["folder_id"]?.text } == [id])
            let standing = try await bench.get("/api/folders/?is_archive=true", as: .clientAdmin).items
            #expect(!standing.isEmpty && !standing.contains { $0["folder_id"]?.text == id })
        }
    }
}
