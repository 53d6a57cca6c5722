import Foundation
import TestSupport
import Testing

/// A collection, a person, an order that hits, and nothing left of it in the end.
@Suite(.onLanes) struct FaceStoryTests {
    /// The whole story by commands, from an empty collection to nothing left of it.
    @Test func anOrderOfAKnownFaceIsHitAndAllIsTakenDown() throws {
        let desk = try ChangeDesk(as: "client-admin")
        let (face, stranger) = (try desk.picture(face: 7), try desk.picture("stranger.jpg", face: 8))
        let id = try #require(try desk.ids("collections", "create", "vips").first)
        let person = try #require(
            try desk.ids(
                "persons", "create", face, "--collection", "vips", "--first-name", "John", "--last-name", "Doe"
            )
            .first)
        let run = try desk.ozc(
            "orders", "create", face, "--type", "collection", "--collection", "vips", "--wait", "--format", "json")
        #expect(run.code == 1, "\(run.errors)")
        #expect(try run.values("resolution_status") == ["DECLINED"])
        let order = try #require(try run.values("folder_id").first)
        let hits = try desk.ozc("analyses", "list", "--where", "hit:\(person)", "--format", "json")
        #expect(try hits.values("folder_id") == [order], "\(hits.errors)")
        let card = try desk.ozc("orders", "show", order, "--format", "table")
        #expect(card.output.contains("hit: John Doe of vips") && card.output.contains("1.00 ≥ 0.85"), "\(card.output)")
        let offline = try desk.ozc("orders", "show", order, "--format", "table", "--offline")
        #expect(offline.output.contains("hit: \(person) of vips"), "\(offline.output)")
        let list = try desk.ozc("collections", "show", id, "--format", "table")
        #expect(list.output.contains("John Doe"), "\(list.output)")

        #expect(try desk.ozc("collections", "search", "vips", face, "--format", "json").values("person_id") == [person])
        let none = try desk.ozc(
            "orders", "create", stranger, "--type", "collection", "--collection", "vips", "--wait", "--format", "json")
        #expect(none.code == 0, "\(none.errors)")
        #expect(try desk.ozc("collections", "search", "vips", stranger, "--format", "json").objects().isEmpty)

        let orders = [order] + (try none.values("folder_id"))
        #expect(try Program.run("ozc", ["orders", "delete", "--yes"] + orders, home: desk.home).code == 0)
        #expect(try desk.ozc("persons", "delete", "John Doe", "--collection", "vips", "--yes").code == 0)
        #expect(try desk.ozc("collections", "delete", "vips", "--yes").code == 0)
        #expect(try desk.ozc("collections", "search", "vips", face).code == 5)
        #expect(try desk.ozc("orders", "show", order).code == 5)
        #expect(try desk.ozc("audit", "verify").code == 0)
    }
}
