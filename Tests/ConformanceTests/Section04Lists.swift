import Foundation
import TestSupport
import Testing

@Suite("Section 4 Lists", .onLanes) struct Section04Lists {
    let server: Subject

    init() throws { server = try Subject.open() }

    private func times(_ query: String, _ name: String = "time_created") throws -> [Double] {
        try server.get("/api/folders/?\(query)").items.compactMap { $0[name] as? Double }
    }

    @Test func s4_aPageTellsWhereItStands() throws {
        let page = try server.get("/api/folders/?offset=1&limit=2")
        #expect(page.object["offset"] as? Int == 1)
        #expect(page.object["limit"] as? Int == 2)
        #expect(page.object["total_count"] is Int)
        #expect(page.items.count <= 2)
    }

    @Test func s4_offsetIs0AndLimit100WhereNotGiven() throws {
        let page = try server.get("/api/folders/")
        #expect(page.object["offset"] as? Int == 0)
        #expect(page.object["limit"] as? Int == 100)
        #expect(page.items.count <= 100)
    }

    @Test func s4_totalOmitLeavesTheTotalOut() throws {
        let page = try server.get("/api/folders/?limit=1&total_omit=true")
        #expect(page.object["total_count"] is NSNull)
    }

    @Test(arguments: ["time_created", "time_updated"]) func s4_sortsByTime(_ field: String) throws {
        let rising = try times("sorting=\(field)%7Basc%7D&limit=20", field)
        let falling = try times("sorting=\(field)%7Bdesc%7D&limit=20", field)
        #expect(!rising.isEmpty)
        #expect(rising == rising.sorted())
        #expect(falling == falling.sorted(by: >))
    }

    /// The statuses that orders have, the one of most orders first.
    private func statuses() throws -> [String] {
        let found = try server.get("/api/folders/?limit=500").items.compactMap { $0.text("resolution_status") }
        return Dictionary(grouping: found) { $0 }.sorted { $0.value.count > $1.value.count }.map(\.key)
    }

    @Test func s4_aListOfValuesMeansAnyOfThem() throws {
        let wanted = try statuses().prefix(2)
        try #require(!wanted.isEmpty)
        #expect(wanted.count == 2 || !Subject.isOwn)
        for limit in [50, 5_000] {
            let path = "/api/folders/?resolution_status=\(wanted.joined(separator: ","))&limit=\(limit)"
            let found = try server.get(path).items.compactMap { $0.text("resolution_status") }
            #expect(!found.isEmpty && found.allSatisfy(wanted.contains))
            if limit == 5_000 { #expect(Set(found) == Set(wanted)) }
        }
    }

    @Test func s4_excludeMeansNoneOfThem() throws {
        let all = try statuses()
        try #require(!all.isEmpty)
        #expect(all.count > 2 || !Subject.isOwn)
        let unwanted = all.prefix(2)
        let path = "/api/folders/?resolution_status.exclude=\(unwanted.joined(separator: ","))&limit=500"
        let rest = try server.get(path)
        #expect(rest.status == 200)
        #expect(all.count < 3 || !rest.items.isEmpty)
        #expect(!rest.items.contains { unwanted.contains($0.text("resolution_status") ?? "") })
    }

    @Test func s4_minAndMaxIncludeTheirEnds() throws {
        let folder = try #require(try server.get("/api/folders/?limit=1&offset=2").items.first)
        let time = try #require(folder["time_created"] as? Double)
        let found = try server.get("/api/folders/?time_created.min=\(time)&time_created.max=\(time)")
        #expect(found.items.contains { $0.text("folder_id") == folder.text("folder_id") })
        #expect(found.items.allSatisfy { abs(($0["time_created"] as? Double ?? 0) - time) < 0.001 })
    }

    @Test func s4_rangesOfTheLastChange() throws {
        let time = try #require(try times("limit=1&offset=2", "time_updated").first)
        let found = try times("time_updated.min=\(time)&limit=5", "time_updated")
        #expect(!found.isEmpty && found.allSatisfy { $0 >= time })
    }

    @Test(.writes) func s4_metaDataIsComparedForEquality() throws {
        let mark = UUID().uuidString.lowercased()
        let payload =
            #"{"folder:meta_data": {"transaction_id": "\#(mark)", "person_info": {"first_name": "\#(mark)"}}}"#
        let id = try server.order(payload: payload).text("folder_id")
        for key in ["transaction_id", "person_info.first_name"] {
            let found = try server.get("/api/folders/?meta_data=\(key)==\(mark)")
            #expect(found.items.map { $0.text("folder_id") } == [id], "\(key)")
        }
        let others = try server.get("/api/folders/?meta_data=transaction_id!=\(mark)&limit=-1")
        #expect(others.status == 200)
        #expect(!others.items.contains { $0.text("folder_id") == id })
    }

    @Test(.writes) func s4_nullMeansMissing() throws {
        let mark = UUID().uuidString.lowercased()
        let ids = try [#", "iin": "1""#, #", "iin": null"#, ""].map { iin in
            try server.order(payload: #"{"folder:meta_data": {"mark": "\#(mark)"\#(iin)}}"#).text("folder_id")
        }
        let found = try server.get("/api/folders/?meta_data=mark==\(mark),iin==null")
        #expect(Set(found.items.compactMap { $0.text("folder_id") }) == Set(ids[1...]))
        let others = try server.get("/api/folders/?meta_data=mark==\(mark),iin!=null")
        #expect(others.items.map { $0.text("folder_id") } == [ids[0]])
        let none = try server.get("/api/folders/?meta_data=mark==\(mark)&company_id=null")
        #expect(none.status == 200 && none.items.isEmpty)
    }

    @Test(.own, .asks(.clientAdmin)) func s4_accountsAndCompaniesAreSortedAndFilteredToo() throws {
        for path in ["/api/users/", "/api/companies/"] {
            let rising = try server.get("\(path)?sorting=time_updated%7Basc%7D&limit=-1", as: .admin).items
            let times = rising.compactMap { $0["time_updated"] as? Double }
            #expect(times.count > 2 && times.count == rising.count && times == times.sorted(), "\(path)")
            let middle = try #require(rising.compactMap { $0["time_created"] as? Double }.sorted().dropFirst(2).first)
            let since = try server.get("\(path)?time_created.min=\(middle)&limit=-1", as: .admin).items
            #expect(!since.isEmpty, "\(path)")
            #expect(since.allSatisfy { ($0["time_created"] as? Double ?? 0) >= middle - 0.000_001 }, "\(path)")
        }
    }

    @Test func s4_companiesAreSearchedByText() throws {
        let name = try #require(try server.get("/api/companies/").items.first?.text("name"))
        let word = try #require(name.split(separator: " ").first)
        let found = try server.get("/api/companies/?search_text=\(word)")
        #expect(found.items.contains { $0.text("name") == name })
        #expect(try server.get("/api/companies/?search_text=zzzzqqqq").items.isEmpty)
    }

    @Test(.writes) func s4_mediaAddedAndAnalysesArePlainArrays() throws {
        let id = try server.orderID()
        let form = FormBody(parts: [.picture("photo")])
        let added = try server.send("POST", "/api/folders/\(id)/media/", body: form.bytes, type: form.type)
        #expect(added.array?.count == 1)
        #expect(try server.analyse(id, #"[{"type": "quality"}]"#).array?.count == 1)
        #expect(try server.get("/api/folders/\(id)/analyses/").array?.count == 1)
    }

    @Test func s4_collectionsArePlainArray() throws {
        #expect(try server.get("/api/collections").array != nil)
    }
}
