import Testing

@testable import SandboxServer

struct ReportTests {
    @Test func aReportIsMadeByATemplateAndShownAsAPage() async throws {
        try await Bench.run { bench in
            let token = try await bench.token(.clientAdmin)
            let text: JSON = ["name": "Ours", "text": "<script>alert(1)</script>"]
            let template = try await bench.send("POST", "/api/report_templates/", token: token, body: text)
            #expect(template.status == 201)
            let id = template.body["report_template_id"] ?? .null
            let one = "/api/report_templates/\(id.text ?? "")"
            let form = TestForm(files: [("logo", TestForm.jpeg)])
            let added = try await bench.send(
                "POST", one + "/attachments", token: token, bytes: form.bytes, type: TestForm.contentType)
            #expect(added.items[0]["alias"] == "logo")
            #expect(try await bench.get(one).body["attachments"] == added.body)
            #expect(try await fetch(added.items[0]["file_url"], bench).response.headers[.contentType] == "image/jpeg")
            let folder = try await bench.makeFolder(["a.jpg"]).body["folder_id"]?.text ?? ""
            let path = "/api/folders/\(folder)/reports"
            let report = try await bench.send("POST", path, token: token, body: ["report_template_id": id])
            #expect(report.status == 201)
            #expect(report.body["name"] == "Ours")
            #expect(try await bench.get(path).items == [report.body])
            let page = try await fetch(report.body["url"], bench)
            let markup = String(buffer: page.response.body)
            #expect(markup.contains(folder))
            #expect(markup.contains("&lt;script&gt;") && !markup.contains("<script>"))
            let renamed = try await bench.send("PATCH", one, token: token, body: ["name": "New"])
            #expect(renamed.body["name"] == "New" && renamed.body["text"] == text["text"])
            let first = "\(path)/\(report.body["report_id"]?.text ?? "")"
            #expect(try await bench.send("DELETE", first, token: bench.token(.client)).code == 9)
            #expect(try await bench.send("DELETE", first, token: token).status == 204)
            #expect(try await fetch(report.body["url"], bench).status == 404)
            #expect(try await bench.send("DELETE", one, token: token).status == 204)
            #expect(try await bench.get(one).status == 404)
            #expect(try await fetch(added.items[0]["file_url"], bench).status == 404)
        }
    }

    @Test func othersReadTemplatesAndMakeNone() async throws {
        try await Bench.run { bench in
            for role in [Role.client, .operator, .clientOperator, .clientService] {
                #expect(try await bench.get("/api/report_templates", as: role).status == 200)
                let refused = try await bench.send(
                    "POST", "/api/report_templates", token: bench.token(role), body: ["name": "x"])
                #expect(refused.code == 9)
            }
        }
    }

    @Test func theClientOf2018IsAnswered() async throws {
        try await Bench.run { bench in
            let token = try await bench.token(.clientAdmin)
            let folder = try await bench.makeFolder(["a.jpg"]).body["folder_id"]?.text ?? ""
            let path = "/api/folders/\(folder)"
            let form = TestForm(files: [("b.jpg", TestForm.jpeg)])
            let added = try await bench.send(
                "POST", path + "/images", token: token, bytes: form.bytes, type: TestForm.contentType)
            #expect(added.status == 201)
            let images = try await bench.get(path + "/images").items
            #expect(images.map { $0["original_name"] } == ["a.jpg", "b.jpg"])
            #expect(images[0]["time_created"] == .int(Int(Bench.start)))
            let started = try await bench.send("PATCH", path + "/analyses", token: token)
            #expect(started.items.map { $0["type"] } == ["QUALITY"])
            #expect(started.items[0]["time_created"] == .int(Int(Bench.start)))
            let gone = path + "/images/\(images[0]["image_id"]?.text ?? "")"
            #expect(try await bench.send("DELETE", gone, token: token).status == 204)
            #expect(try await bench.get(path + "/images").items.count == 1)
        }
    }

    @Test(arguments: [
        ("video/x-msvideo", true), ("video/quicktime", true), ("image/png", true), ("image/gif", false),
        ("video/x-matroska", false), ("text/html", false),
    ])
    func onlyDocumentedKindsOfFilesAreTaken(_ type: String, _ isTaken: Bool) async throws {
        try await Bench.run { bench in
            let form = TestForm(payload: [:], files: [("a", TestForm.jpeg)], type: type)
            let answer = try await bench.send(
                "POST", "/api/folders", token: bench.token(.client), bytes: form.bytes, type: TestForm.contentType)
            #expect(answer.status == (isTaken ? 201 : 400))
        }
    }

    private func fetch(_ link: JSON?, _ bench: Bench) async throws -> Bench.Answer {
        let path = (link?.text ?? "").split(separator: "/").dropFirst(2).joined(separator: "/")
        return try await bench.send("GET", "/" + path)
    }
}
