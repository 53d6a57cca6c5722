import Testing

@testable import SandboxServer

struct FolderTests {
    @Test func anOrderIsMadeOfAForm() async throws {
        try await Bench.run { bench in
            let made = try await bench.makeFolder(
                ["face.jpg"], metaData: ["iin": "123"], tags: ["face.jpg": ["photo_selfie"]])
            #expect(made.status == 201)
            #expect(made.body["meta_data"] == ["iin": "123"])
            #expect(made.body["resolution_status"] == "INITIAL")
            #expect(made.body["time_created"]?.number == Bench.start)
            let media = try #require(made.body["media"]?[0])
            #expect(media["media_type"] == "IMAGE_FOLDER")
            #expect(media["original_name"] == "face.jpg")
            #expect(media["tags"] == ["photo_selfie"])
            #expect(media["info"]?["original"]?["width"] == 3)
            #expect(media["info"]?["original"]?["height"] == 2)
            let id = made.body["folder_id"]?.text ?? ""
            #expect(try await bench.get("/api/folders/\(id)", as: .client).body == made.body)
            #expect(try await bench.get("/api/folders/?limit=1").items[0]["folder_id"]?.text == id)
            #expect(try await bench.get("/api/folders/\(id)/media").body == .array([media]))
            #expect(try await bench.get("/api/media/\(media["media_id"]?.text ?? "")/").body == media)
            let file = try await fetch(media["original_url"], bench)
            #expect(Array(buffer: file.response.body) == TestForm.jpeg)
            #expect(file.response.headers[.contentType] == "image/jpeg")
        }
    }

    @Test func anOrderMayBeEmptyOrPlainJSON() async throws {
        try await Bench.run { bench in
            let token = try await bench.token(.clientService)
            let empty = try await bench.send("POST", "/api/folders", token: token)
            #expect(empty.status == 201)
            #expect(empty.body["media"] == [])
            let plain = try await bench.send(
                "POST", "/api/folders/", token: token, body: ["folder:meta_data": ["a": 1]])
            #expect(plain.body["meta_data"] == ["a": 1])
            let wrong = try await bench.send("POST", "/api/folders/", token: token, body: ["folder:meta_data": []])
            #expect(wrong.code == 5)
        }
    }

    @Test func limitsHaveTheirCodes() async throws {
        try await Bench.run { bench in
            let many = try await bench.makeFolder((0...10).map { "\($0).jpg" })
            #expect(many.status == 400)
            #expect(many.code == 4)
            let token = try await bench.token(.client)
            var form = TestForm(files: [("big.jpg", TestForm.jpeg + Array(repeating: 0, count: Form.mostFileBytes))])
            let big = try await bench.send(
                "POST", "/api/folders", token: token, bytes: form.bytes, type: TestForm.contentType)
            #expect(big.status == 400)
            #expect(big.code == 14)
            form = TestForm(files: [("tune.mp3", [1, 2, 3])], type: "audio/mpeg")
            let tune = try await bench.send(
                "POST", "/api/folders", token: token, bytes: form.bytes, type: TestForm.contentType)
            #expect(tune.code == 4)
            let folder = try await bench.makeFolder((0..<9).map { "\($0).jpg" }).body["folder_id"]?.text ?? ""
            let path = "/api/folders/\(folder)/media/"
            let two = TestForm(files: [("x.jpg", TestForm.jpeg), ("y.jpg", TestForm.jpeg)])
            let over = try await bench.send("POST", path, token: token, bytes: two.bytes, type: TestForm.contentType)
            #expect(over.code == 4)
            let one = TestForm(files: [("x.jpg", TestForm.jpeg)], type: "application/octet-stream")
            let added = try await bench.send("POST", path, token: token, bytes: one.bytes, type: TestForm.contentType)
            #expect(added.status == 201)
            #expect(added.body.elements?.count == 1)
            #expect(added.items[0]["mime_type"] == "image/jpeg", "known by its first bytes")
            #expect(try await bench.send("POST", path, token: token).code == 3)
        }
    }

    @Test func addingAFileUpdatesTheOrder() async throws {
        try await Bench.run { bench in
            let folder = try await bench.makeFolder(["a.jpg"]).body
            bench.clock.advance(60)
            let form = TestForm(files: [("x.jpg", TestForm.jpeg)])
            let path = "/api/folders/\(folder["folder_id"]?.text ?? "")/media"
            _ = try await bench.send(
                "POST", path, token: bench.token(.client), bytes: form.bytes, type: TestForm.contentType)
            let newest = try await bench.get("/api/folders/?sorting=time_updated&limit=1").items[0]
            #expect(newest["folder_id"] == folder["folder_id"])
            #expect((newest["time_updated"]?.number ?? 0) >= Bench.start + 60)
        }
    }

    @Test func deletedOrdersAreHidden() async throws {
        try await Bench.run { bench in
            let made = try await bench.makeFolder(["a.jpg"]).body
            let id = made["folder_id"]?.text ?? ""
            let token = try await bench.token(.clientAdmin)
            #expect(try await bench.send("DELETE", "/api/folders/\(id)/", token: token).status == 204)
            #expect(try await bench.get("/api/folders/\(id)").status == 404)
            #expect(try await bench.send("DELETE", "/api/folders/\(id)", token: token).status == 404)
            #expect(try await bench.get("/api/folders/?folder_id=\(id)").items.isEmpty)
            #expect(try await bench.get("/api/media/\(made["media"]?[0]?["media_id"]?.text ?? "")").status == 404)
            #expect(try await fetch(made["media"]?[0]?["original_url"], bench).status == 404)
            let archived = try await bench.get("/api/folders/?is_archive=true").items
            #expect(archived.map { $0["folder_id"]?.text } == [id])
            #expect(try await bench.get("/api/folders/\(id)?is_archive=1").body["is_archive"] == true)
            #expect(try await bench.get("/api/folders/?is_archive=true", as: .operator).items.count > 1)
        }
    }

    private func fetch(_ link: JSON?, _ bench: Bench) async throws -> Bench.Answer {
        let path = (link?.text ?? "").split(separator: "/").dropFirst(2).joined(separator: "/")
        return try await bench.send("GET", "/" + path)
    }
}
