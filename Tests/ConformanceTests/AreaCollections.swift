import Foundation
import TestSupport
import Testing

@Suite("Section 11.5 Collections", .onLanes, .writes, .asks(.clientAdmin)) struct AreaCollections {
    let server: Subject

    init() throws { server = try Subject.open() }

    /// The address of a new collection of the client administrator's company.
    private func collection() throws -> String {
        let company = try #require(try server.get("/api/companies/", as: .clientAdmin).items.first?.text("company_id"))
        let body = #"{"alias": "list-\#(UUID())", "company_id": "\#(company)"}"#
        let made = try server.send("POST", "/api/collections/", as: .clientAdmin, json: body)
        #expect(made.status == 201, "\(made.body)")
        return "/api/collections/\(try made.text("collection_id"))"
    }

    private func person(in collection: String) throws -> Answer {
        let payload = #"""
            {"media:tags": {"image1": ["photo_selfie", "orientation_portrait"]},
             "person:meta_data": {"person_info": {"first_name": "John", "middle_name": "Jameson", "last_name": "Doe"}}}
            """#
        let form = FormBody(parts: [.text("payload", payload), .picture("image1")])
        return try server.send(
            "POST", "\(collection)/persons/", as: .clientAdmin, body: form.bytes, type: form.type)
    }

    @Test func s11_5_aCollectionIsMadeListedAndDeleted() throws {
        let path = try collection()
        let found = try server.get(path, as: .clientAdmin)
        #expect(found.status == 200)
        let list = try server.get("/api/collections/", as: .clientAdmin).array ?? []
        #expect(list.contains { $0.text("collection_id") == found.object.text("collection_id") })
        #expect(try server.send("DELETE", path, as: .clientAdmin).status == 204)
        #expect(try server.get(path, as: .clientAdmin).status == 404)
    }

    @Test func s11_5_metaDataOfACollection() throws {
        let path = try collection()
        let changed = try server.send("PATCH", "\(path)/meta_data/", as: .clientAdmin, json: #"{"desk": "north"}"#)
        #expect(changed.status == 200, "\(changed.body)")
        #expect(try server.get("\(path)/meta_data", as: .clientAdmin).object.text("desk") == "north")
        #expect(try server.get(path, as: .clientAdmin).object.object("meta_data").text("desk") == "north")
    }

    @Test func s11_5_aPersonIsAddedWithPhotosAndMetaData() throws {
        let path = try collection()
        let made = try person(in: path)
        #expect(made.status == 201, "\(made.body)")
        let person = "\(path)/persons/\(try made.text("person_id"))"
        let found = try server.get(person, as: .clientAdmin)
        #expect(found.object.object("meta_data").object("person_info").text("first_name") == "John")
        #expect(try server.get("\(path)/persons/", as: .clientAdmin).items.count == 1)
        let changed = try server.send("PATCH", "\(person)/meta_data", as: .clientAdmin, json: #"{"note": "x"}"#)
        #expect(changed.status == 200)
        #expect(try server.get(person, as: .clientAdmin).object.object("meta_data").text("note") == "x")
        #expect(try server.send("DELETE", person, as: .clientAdmin).status == 204)
        #expect(try server.get(person, as: .clientAdmin).status == 404)
        #expect(try server.get("\(path)/persons/", as: .clientAdmin).items.isEmpty)
    }

    @Test func s11_5_imagesOfAPerson() throws {
        let path = try collection()
        let images = "\(path)/persons/\(try person(in: path).text("person_id"))/images/"
        let first = try server.get(images, as: .clientAdmin).items
        #expect(first.count == 1)
        #expect(first.first?["person_image_id"] is String)
        #expect(first.first?["tags"] as? [String] == ["photo_selfie", "orientation_portrait"])
        let form = FormBody(
            parts: [.text("payload", #"{"media:tags": {"image2": ["photo_selfie"]}}"#), .picture("image2")])
        let added = try server.send("POST", images, as: .clientAdmin, body: form.bytes, type: form.type)
        #expect(added.status == 201, "\(added.body)")
        let both = try server.get(images, as: .clientAdmin).items
        #expect(both.count == 2)
        let id = try #require(both.first?.text("person_image_id"))
        #expect(try server.send("DELETE", images + id, as: .clientAdmin).status == 204)
        #expect(try server.get(images, as: .clientAdmin).items.count == 1)
    }

    @Test(.own) func s12_7_aMatchLeadsToItsPerson() throws {
        let found = try server.get("/api/analyses/?type=collection&state=FINISHED&limit=-1", as: .admin).items
        let hit = try #require(
            found.first { $0.list("results_media").contains { $0.text("person_id") != nil } })
        let person = try #require(hit.list("results_media").lazy.compactMap { $0.text("person_id") }.first)
        let collection = try #require(hit.object("collection").text("collection_id"))
        let answer = try server.get("/api/collections/\(collection)/persons/\(person)", as: .admin)
        #expect(answer.status == 200)
        #expect(answer.object.text("person_id") == person)
    }

    @Test(.asks(.client)) func s6_clientsAddNoCollections() throws {
        let company = try #require(try server.get("/api/companies/", as: .client).items.first?.text("company_id"))
        let body = #"{"alias": "mine", "company_id": "\#(company)"}"#
        #expect(try server.send("POST", "/api/collections/", as: .client, json: body).status == 403)
    }
}
