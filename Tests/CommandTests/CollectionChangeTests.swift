import Foundation
import TestSupport
import Testing

@Suite(.onLanes) struct CollectionChangeTests {
    @Test func aCollectionOfPersonsIsBuiltSearchedAndTakenDown() throws {
        let desk = try ChangeDesk(as: "client-admin")
        let face = try desk.picture()
        let id = try #require(try desk.ids("collections", "create", "vips").first)
        let person = try #require(
            try desk.ids(
                "persons", "create", face, "--collection", "vips", "--first-name", "John", "--last-name", "Doe",
                "--meta", "note=seen"
            ).first)
        let list = try desk.ozc("persons", "list", "--collection", id, "--format", "json")
        #expect(list.code == 0, "\(list.errors)")
        #expect(try list.values("person_id") == [person])
        #expect(try list.values("name") == ["John Doe"])
        #expect(
            try desk.ids("persons", "add-photo", "John Doe", try desk.picture("b.jpg"), "--collection", "vips").count
                == 1)
        let shown = try desk.ozc("persons", "show", String(person.prefix(8)), "--collection", id)
        let object = try #require(try shown.json() as? [String: Any])
        #expect((object["meta_data"] as? [String: Any])?["note"] as? String == "seen")
        let photos = (object["images"] as? [[String: Any]])?.compactMap { $0["person_image_id"] as? String } ?? []
        #expect(photos.count == 2)
        // An order whose face is searched in it gets a hit, which is a match and so declined.
        let hit = try desk.ozc(
            "orders", "create", face, "--type", "collection", "--collection", id, "--meta", "sandbox_verdict=declined",
            "--wait", "--format", "json")
        #expect(hit.code == 1, "\(hit.errors)")
        let order = try #require(try hit.values("folder_id").first)
        let analyses = try #require(try desk.show("orders", order)?["analyses"] as? [[String: Any]])
        #expect("\(analyses)".contains(person))
        let gone = try desk.ozc(
            "persons", "delete-photo", person, "--photo", photos.first ?? "", "--collection", id, "--yes")
        #expect(gone.code == 0, "\(gone.errors)")
        #expect(try desk.ozc("persons", "delete", "john doe", "--collection", id).code == 2)
        let deleted = try desk.ozc("persons", "delete", "john doe", "--collection", id, "--yes")
        #expect(deleted.code == 0, "\(deleted.errors)")
        #expect(try desk.ozc("persons", "show", person, "--collection", id).code == 5)
        #expect(try desk.ozc("collections", "delete", "vips", "--yes").errors.contains("with no persons"))
        #expect(try desk.ozc("collections", "show", id).code == 5)
    }

    @Test func anAdminNamesTheCompany() throws {
        let desk = try ChangeDesk()
        #expect(try desk.ozc("collections", "create", "vips").code == 2)
        _ = try desk.ids("companies", "create", "Acme")
        #expect(try desk.ids("collections", "create", "vips", "--company", "Acme").count == 1)
        #expect(try desk.ozc("persons", "list", "--collection", "nobody").code == 5)
        #expect(try desk.ozc("persons", "list", "--collection", "vips", "--offline").code == 2)
    }

    @Test func manyPersonsAreListedToTheLast() throws {
        let desk = try ChangeDesk(as: "client-admin")
        let list = try desk.ozc("persons", "list", "--collection", "blacklist", "--limit", "4", "--format", "json")
        #expect(try list.objects().count == 4)
        #expect(list.errors.contains("4 of 6 persons"), "\(list.errors)")
        #expect(
            try desk.ozc("persons", "list", "--collection", "blacklist", "--limit", "0", "--format", "json").objects()
                .count == 6)
        #expect(try desk.ozc("persons", "create", "--collection", "blacklist").code == 2)
        let film = "\(desk.home.path)/a.mp4"
        try Data("x".utf8).write(to: URL(fileURLWithPath: film))
        let run = try desk.ozc("persons", "create", film, "--collection", "blacklist")
        #expect(run.code == 2)
        #expect(run.errors.contains("a.mp4 is no image"), "\(run.errors)")
    }
}
