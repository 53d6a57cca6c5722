import Testing

@testable import SandboxServer

/// Lists that are looked at whole take the same parameters as the long ones.
struct ShortListTests {
    /// Three objects below a path, made a minute apart and changed in another order; answers the path of the list.
    private func make(_ noun: String, _ bench: Bench) async throws -> String {
        let token = try await bench.token(.admin)
        var list = "/api/\(noun)"
        if noun == "persons" {
            let collection = try #require(try await bench.get("/api/collections").items.first)
            list = "/api/collections/\(collection["collection_id"]?.text ?? "")/persons"
        }
        for (place, name) in ["b", "c", "a"].enumerated() {
            bench.clock.advance(60)
            let metaData: JSON = ["desk": .string(name), "place": .int(place)]
            if noun == "persons" {
                let form = TestForm(payload: ["person:meta_data": metaData], files: [(name, TestForm.jpeg)])
                _ = try await bench.send(
                    "POST", list, token: token, bytes: form.bytes, type: TestForm.contentType)
                continue
            }
            let body: JSON =
                noun == "users"
                ? [
                    "user_type": "operator", "first_name": .string(name), "last_name": "Same",
                    "email": .string("\(name)@sample.test"), "password": "x", "meta_data": metaData,
                ] : ["name": .string(name), "meta_data": metaData]
            #expect(try await bench.send("POST", list, token: token, body: body).status == 201)
        }
        return list
    }

    private func desks(_ path: String, _ bench: Bench) async throws -> [String] {
        let answer = try await bench.get(path)
        #expect(answer.status == 200, "\(path)")
        return answer.items.compactMap { $0["meta_data"]?["desk"]?.text }
    }

    @Test(arguments: ["users", "companies", "persons"])
    func timesAndMetaDataFilterAndSort(_ noun: String) async throws {
        try await Bench.run { bench in
            let list = try await make(noun, bench)
            let since = "time_created.min=\(Int(Bench.start) + 30)"
            let time = "\(Int(Bench.start) + 90)"
            #expect(try await desks("\(list)?\(since)", bench) == ["a", "c", "b"], "the newest first")
            #expect(try await desks("\(list)?\(since)&sorting=time_created%7Basc%7D", bench) == ["b", "c", "a"])
            #expect(try await desks("\(list)?\(since)&time_created.max=\(time)", bench) == ["b"])
            #expect(try await desks("\(list)?time_updated.min=\(time)", bench) == ["a", "c"])
            #expect(try await desks("\(list)?meta_data=desk==c", bench) == ["c"])
            #expect(try await desks("\(list)?meta_data=place%3E=1&sorting=time_updated%7Basc%7D", bench) == ["c", "a"])
            #expect(try await bench.get("\(list)?meta_data=desk==c").body["total_count"] == 1)
            #expect(try await bench.get("\(list)?sorting=colour").code == 4)
        }
    }

    @Test(arguments: [("users", "user_id"), ("companies", "company_id")])
    func theLastChangeSorts(_ noun: String, _ key: String) async throws {
        try await Bench.run { bench in
            let list = try await make(noun, bench)
            let found = try #require(try await bench.get("\(list)?meta_data=desk==b").items.first)
            bench.clock.advance(60)
            let change: JSON = ["meta_data": ["desk": "b", "changed": true]]
            let token = try await bench.token(.admin)
            let answer = try await bench.send("PATCH", "\(list)/\(found[key]?.text ?? "")", token: token, body: change)
            #expect(answer.status == 200)
            let since = "time_created.min=\(Int(Bench.start) + 30)"
            #expect(try await desks("\(list)?\(since)&sorting=time_updated%7Bdesc%7D", bench) == ["b", "a", "c"])
            #expect(try await desks("\(list)?\(since)&sorting=time_created", bench) == ["a", "c", "b"])
            let name = noun == "users" ? "first_name" : "name"
            #expect(try await desks("\(list)?\(since)&sorting=\(name)%7Basc%7D", bench) == ["a", "b", "c"])
        }
    }

    /// Rows that are alike stand by their ids, the greatest first.
    @Test func equalRowsStandByTheirIDs() async throws {
        try await Bench.run { bench in
            let list = try await make("users", bench)
            let ids = try await bench.get("\(list)?meta_data=place%3E=0&sorting=last_name").items
                .compactMap { $0["user_id"]?.text }
            #expect(ids.count == 3 && ids == ids.sorted(by: >))
        }
    }

    @Test func templatesAreSorted() async throws {
        try await Bench.run { bench in
            let list = try await make("report_templates", bench)
            let names = { (query: String) in
                try await bench.get("\(list)?\(query)").items.compactMap { $0["name"]?.text }
            }
            #expect(try await names("") == ["a", "c", "b"])
            #expect(try await names("sorting=time_created%7Basc%7D") == ["b", "c", "a"])
            #expect(try await names("sorting=name%7Basc%7D&limit=2") == ["a", "b"])
            #expect(try await names("time_created.max=\(Int(Bench.start) + 90)") == ["b"])
            #expect(try await bench.get("\(list)?sorting=colour").code == 4)
        }
    }
}
