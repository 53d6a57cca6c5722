import Testing

@testable import SandboxServer

/// A file that is somebody's photo, byte for byte, is that person's face to the simulation.
@Suite struct TwinTests {
    private static let faces: [[UInt8]] = (1...3).map { TestForm.jpeg + [UInt8($0)] }

    private struct World {
        let collection: String
        let persons: [String]
    }

    /// A collection of the first two faces.
    private func world(_ bench: Bench) async throws -> World {
        let token = try await bench.token(.clientAdmin)
        let made = try await bench.send("POST", "/api/collections/", token: token, body: ["alias": "vips"])
        let id = made.body["collection_id"]?.text ?? ""
        var persons: [String] = []
        for face in Self.faces.prefix(2) {
            let form = TestForm(payload: [:], files: [("p.jpg", face)])
            let person = try await bench.send(
                "POST", "/api/collections/\(id)/persons/", token: token, bytes: form.bytes, type: TestForm.contentType)
            persons.append(person.body["person_id"]?.text ?? "")
        }
        return World(collection: id, persons: persons)
    }

    /// The search of an order of these faces.
    private func search(
        _ faces: [[UInt8]], _ world: World, _ bench: Bench, metaData: JSON = [:], params: [JSON.Member] = []
    ) async throws -> JSON {
        let files = faces.enumerated().map { ("f\($0).jpg", $1) }
        let form = TestForm(payload: ["folder:meta_data": metaData], files: files)
        let token = try await bench.token(.clientAdmin)
        let folder = try await bench.send(
            "POST", "/api/folders/", token: token, bytes: form.bytes, type: TestForm.contentType)
        let made = try await bench.analyse(
            folder.body["folder_id"]?.text ?? "", ["collection"],
            params: .object([JSON.Member("collection_id", .string(world.collection))] + params), as: .clientAdmin)
        bench.clock.advance(10)
        return try await bench.get("/api/analyses/\(made.items.first?["analyse_id"]?.text ?? "")").body
    }

    @Test func theSameFileIsFoundAndNamed() async throws {
        try await Bench.run { bench in
            let world = try await world(bench)
            let found = try await search([Self.faces[2], Self.faces[1]], world, bench)
            #expect(found["resolution_status"] == "DECLINED")
            #expect(found["results_media"]?[0]?["collection_persons"]?.elements?.isEmpty == true)
            #expect(found["results_media"]?[1]?["person_id"]?.text == world.persons[1])
            #expect(found["results_media"]?[1]?["collection_persons"]?.elements?.count == 1)
            #expect(found["results_data"]?["confidence"]?.number == 1)
            let strict = try await search(
                [Self.faces[0]], world, bench, params: [JSON.Member("decision_threshold", 1.0)])
            #expect(strict["results_media"]?[0]?["person_id"]?.text == world.persons[0])
        }
    }

    @Test func anotherFileIsAStranger() async throws {
        try await Bench.run { bench in
            let world = try await world(bench)
            let found = try await search([Self.faces[2]], world, bench)
            #expect(found["resolution_status"] == "SUCCESS")
            #expect(found["results_media"]?[0]?["person_id"] == .null)
        }
    }

    @Test func whatIsAskedForComesFirst() async throws {
        try await Bench.run { bench in
            let world = try await world(bench)
            let spared = try await search([Self.faces[0]], world, bench, metaData: ["sandbox_verdict": "success"])
            #expect(spared["resolution_status"] == "SUCCESS")
            let failed = try await search([Self.faces[0]], world, bench, metaData: ["sandbox_verdict": "failed"])
            #expect(failed["state"] == "FAILED")
        }
    }

    @Test func whoeverWasDeletedIsForgotten() async throws {
        try await Bench.run { bench in
            let world = try await world(bench)
            let token = try await bench.token(.clientAdmin)
            let path = "/api/collections/\(world.collection)/persons/\(world.persons[0])"
            #expect(try await bench.send("DELETE", path, token: token).status == 204)
            #expect(try await search([Self.faces[0]], world, bench)["resolution_status"] == "SUCCESS")
        }
    }
}
