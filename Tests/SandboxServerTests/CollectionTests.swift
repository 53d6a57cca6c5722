import Foundation
import Testing

@testable import SandboxServer

struct CollectionTests {
    @Test func aCollectionIsMadeFilledAndDeleted() async throws {
        try await Bench.run { bench in
            let token = try await bench.token(.clientAdmin)
            let made = try await bench.send("POST", "/api/collections/", token: token, body: ["alias": "staff"])
            #expect(made.status == 201)
            let path = "/api/collections/\(made.body["collection_id"]?.text ?? "")"
            #expect(try await bench.get(path).body == made.body)
            let payload: JSON = [
                "media:tags": ["p.jpg": ["photo_selfie"]], "person:meta_data": ["person_info": ["first_name": "Jo"]],
            ]
            let form = TestForm(payload: payload, files: [("p.jpg", TestForm.jpeg)])
            let person = try await bench.send(
                "POST", path + "/persons/", token: token, bytes: form.bytes, type: TestForm.contentType)
            #expect(person.status == 201)
            #expect(person.body["meta_data"] == ["person_info": ["first_name": "Jo"]])
            let image = person.body["images"]?[0]
            #expect(image?["tags"] == ["photo_selfie"])
            let link = try #require(
                image?["original_url"]?.text?.split(separator: "/").dropFirst(2).joined(separator: "/"))
            #expect(link.hasPrefix("static/collections/"))
            #expect(Array(buffer: try await bench.send("GET", "/" + link).response.body) == TestForm.jpeg)
            #expect(try await bench.get(path + "/persons/").items == [person.body])
            let one = path + "/persons/\(person.body["person_id"]?.text ?? "")"
            let added = try await bench.send(
                "POST", one + "/images/", token: token, bytes: form.bytes, type: TestForm.contentType)
            #expect(added.status == 201)
            #expect(try await bench.get(one + "/images").items.count == 2)
            let gone = one + "/images/\(image?["person_image_id"]?.text ?? "")"
            #expect(try await bench.send("DELETE", gone, token: token).status == 204)
            #expect(try await bench.send("DELETE", gone, token: token).status == 404)
            #expect(try await bench.get(one + "/images").items == added.items)
            #expect(try await bench.send("GET", "/" + link).status == 404)
            #expect(try await bench.send("DELETE", one, token: token).status == 204)
            #expect(try await bench.get(one).status == 404)
            #expect(try await bench.get(path + "/persons").body["total_count"] == 0)
            #expect(try await bench.send("DELETE", path, token: token).status == 204)
            #expect(try await bench.get(path).status == 404)
        }
    }

    @Test func whatACollectionNeedsAndWhoMayMakeOne() async throws {
        try await Bench.run { bench in
            let path = "/api/collections"
            let admin = try await bench.token(.admin)
            let company = try await bench.get("/api/companies/?limit=1").items[0]["company_id"] ?? .null
            #expect(try await bench.send("POST", path, token: admin, body: ["alias": "x"]).code == 3)
            #expect(try await bench.send("POST", path, token: admin, body: ["company_id": company]).code == 3)
            #expect(try await bench.send("POST", path, token: admin, body: ["alias": ""]).code == 4)
            #expect(
                try await bench.send("POST", path, token: admin, body: ["alias": "x", "company_id": company]).status
                    == 201)
            let companies = try await bench.get("/api/companies/").items.compactMap { $0["company_id"]?.text }
            let client = try await bench.logIn(.clientAdmin).body
            let foreign = companies.first { $0 != client["user"]?["company_id"]?.text } ?? ""
            let refused = try await bench.send(
                "POST", path, token: client["access_token"]?.text,
                body: ["alias": "x", "company_id": .string(foreign)])
            #expect(refused.code == 9)
            for role in [Role.client, .operator, .clientOperator] {
                #expect(try await bench.send("POST", path, token: bench.token(role), body: ["alias": "x"]).code == 9)
            }
        }
    }

    @Test func aMatchShowsThePhotosOfAStoredPerson() async throws {
        try await Bench.run { bench in
            let folder = try await bench.makeFolder(["declined.jpg"]).body["folder_id"]?.text ?? ""
            let id = try await bench.analyse(folder, ["collection"]).items[0]["analyse_id"]?.text ?? ""
            bench.clock.advance(10)
            let analysis = try await bench.get("/api/analyses/\(id)").body
            let collection = analysis["collection"]?["collection_id"]?.text ?? ""
            let hit = try #require(analysis["results_media"]?[0]?["collection_persons"]?[0])
            let path = "/api/collections/\(collection)/persons/\(hit["person_id"]?.text ?? "")"
            let person = try await bench.get(path).body
            #expect(hit["images"] == person["images"])
            #expect(person["meta_data"]?["person_info"]?["first_name"]?.text != nil)
            for name in ["original_url", "thumb_url"] {
                let link = person["images"]?[0]?[name]?.text?.split(separator: "/").dropFirst(2).joined(separator: "/")
                let file = try await bench.send("GET", "/" + (link ?? ""))
                #expect(PictureHeader.mime(of: Array(buffer: file.response.body)) == "image/jpeg")
            }
        }
    }

    @Test func peopleAndPhotosAreWrittenAndReadBack() throws {
        let id = ObjectID(seed: 1, kind: .person, 1)
        let time = Moment(microseconds: 7)
        let person = CollectionPerson(
            id: id, collection: 2, created: time, updated: time, metaData: ["z": [1, 2.5, nil], "a": "ё"], images: [3])
        let image = PersonImage(
            id: id, person: 0, originalName: "p.jpg", mime: "image/png", tags: ["photo_selfie"], created: time,
            content: .uploaded(4))
        let written = try JSONEncoder().encode(person)
        let again = try JSONDecoder().decode(CollectionPerson.self, from: written)
        #expect(again.metaData == person.metaData && again.id == id && again.images == [3])
        let photo = try JSONDecoder().decode(PersonImage.self, from: JSONEncoder().encode(image))
        guard case .uploaded(4) = photo.content else { throw Archive.Trouble.damaged }
        #expect(photo.ending == "png" && photo.created == time)
    }
}
