import Testing

@testable import SandboxServer

/// What every object but accounts and companies has (reference, section 7).
struct CommonFieldTests {
    private func expect(_ object: JSON?, metaData: JSON = [:], _ noun: String) {
        #expect(object?["time_created"]?.number != nil, "\(noun)")
        #expect(object?["time_updated"]?.number != nil, "\(noun)")
        #expect(object?["meta_data"] == metaData, "\(noun)")
        #expect(object?["technical_meta_data"]?.members != nil, "\(noun)")
    }

    @Test func everyObjectHasTimesAndBothMetaData() async throws {
        try await Bench.run { bench in
            let made = try await bench.makeFolder(["a.jpg"], as: .clientAdmin).body
            expect(made, "order")
            expect(made["media"]?[0], "medium")
            let id = made["folder_id"]?.text ?? ""
            expect(try await bench.analyse(id, ["quality"], as: .clientAdmin).items.first, "analysis")
            let collection = try #require(try await bench.get("/api/collections").items.first)
            expect(collection, "collection")
            let persons = "/api/collections/\(collection["collection_id"]?.text ?? "")/persons"
            let token = try await bench.token(.admin)
            let form = TestForm(
                payload: ["person:meta_data": ["a": 1], "media:meta_data": ["b": ["c": 2]]],
                files: [("b", TestForm.jpeg)])
            let person = try await bench.send(
                "POST", persons, token: token, bytes: form.bytes, type: TestForm.contentType
            ).body
            expect(person, metaData: ["a": 1], "person")
            expect(person["images"]?[0], metaData: ["c": 2], "photo of a person")
        }
    }

    @Test func reportsAndTheirTemplatesHaveThemToo() async throws {
        try await Bench.run { bench in
            let token = try await bench.token(.clientAdmin)
            let templates = "/api/report_templates"
            let template = try await bench.send(
                "POST", templates, token: token, body: ["name": "Ours", "meta_data": ["a": 1]]
            ).body
            expect(template, metaData: ["a": 1], "template")
            let one = "\(templates)/\(template["report_template_id"]?.text ?? "")"
            let changed = try await bench.send("PATCH", one, token: token, body: ["meta_data": ["a": 2]]).body
            expect(changed, metaData: ["a": 2], "template changed")
            expect(try await bench.send("PATCH", one, token: token, body: [:]).body, metaData: ["a": 2], "left alone")
            #expect(try await bench.send("PATCH", one, token: token, body: ["meta_data": 1]).code == 5)
            let form = TestForm(payload: ["media:meta_data": ["logo": ["b": 3]]], files: [("logo", TestForm.jpeg)])
            let added = try await bench.send(
                "POST", one + "/attachments", token: token, bytes: form.bytes, type: TestForm.contentType)
            expect(added.items.first, metaData: ["b": 3], "attachment")
            let folder = try await bench.makeFolder(["a.jpg"]).body["folder_id"]?.text ?? ""
            let report = try await bench.send(
                "POST", "/api/folders/\(folder)/reports", token: token, body: ["meta_data": ["c": 4]]
            ).body
            expect(report, metaData: ["c": 4], "report")
            let found = try await bench.get("\(templates)?meta_data=a==2").items
            #expect(found.map { $0["name"] } == ["Ours"])
        }
    }
}
