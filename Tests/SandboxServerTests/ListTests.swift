import Testing

@testable import SandboxServer

struct ListTests {
    @Test func pagesJoinToTheWholeList() async throws {
        try await Bench.run(orders: 57) { bench in
            let all = try await bench.get("/api/folders/?limit=-1").items
            #expect(all.count == 57)
            var joined: [JSON] = []
            for offset in stride(from: 0, to: 60, by: 10) {
                let page = try await bench.get("/api/folders/?offset=\(offset)&limit=10")
                #expect(page.body["total_count"] == 57)
                #expect(page.body.members?.map(\.name) == ["offset", "limit", "total_count", "items"])
                joined += page.items
            }
            #expect(joined == all)
            let times = all.compactMap { $0["time_created"]?.number }
            #expect(times == times.sorted(by: >), "newest first unless told otherwise")
            #expect(try await bench.get("/api/folders/?offset=57").items.isEmpty)
            #expect(try await bench.get("/api/folders/?limit=0").items.isEmpty)
            #expect(try await bench.get("/api/folders/?total_omit=TRUE").body["total_count"] == JSON.null)
        }
    }

    @Test(arguments: [
        ("offset=-1", 4, "Invalid offset value for pagination"), ("limit=-2", 4, "Invalid limit value for pagination"),
        ("limit=5001", 4, "Invalid limit value for pagination - exceed max available"),
        ("offset=x", 5, "Invalid data type for param offset"), ("limit=1.5", 5, "Invalid data type for param limit"),
        ("total_omit=maybe", 5, "Invalid data type for param total_omit"),
        ("sorting=colour", 4, "Invalid sorting_field value for descriptor colour. Not found in model"),
        ("sorting=time_created{up}", 4, "Invalid sorting descriptor format time_created{up}"),
        ("resolution_status=GREEN", 4, "Could not cast 'GREEN' as valid Resolution"),
        ("time_created.min=soon", 4, "Could not cast 'soon' as valid datetime"),
        ("folder_id=7", 4, "Could not cast '7' as valid UUID"),
        ("meta_data=iin", 3, "Could not parse json field request descriptor: key_path and value required"),
        ("meta_data===x", 3, "Could not parse json field request descriptor: key_path and value required"),
    ])
    func badParametersAreNamed(_ query: String, _ code: Int, _ message: String) async throws {
        try await Bench.run { bench in
            let answer = try await bench.get("/api/folders/?\(query)")
            #expect(answer.status == 400)
            #expect(answer.code == code)
            #expect(answer.body["error_message"]?.text == message)
        }
    }

    @Test func sortingFollowsTheDescriptors() async throws {
        try await Bench.run(orders: 80) { bench in
            let ascending = try await bench.get("/api/folders/?sorting=time_updated{asc}").items
                .compactMap { $0["time_updated"]?.number }
            #expect(ascending == ascending.sorted())
            let bare = try await bench.get("/api/folders/?sorting=time_updated").items
                .compactMap { $0["time_updated"]?.number }
            #expect(bare == ascending.reversed())
            let both = try await bench.get("/api/folders/?sorting=system_resolution{asc},time_created{desc}").items
            let keys = both.map { ($0["system_resolution"]?.text ?? "", -($0["time_created"]?.number ?? 0)) }
            #expect(keys.map(\.0) == keys.sorted { $0 < $1 }.map(\.0))
            #expect(keys.map(\.1) == keys.sorted { $0 < $1 }.map(\.1))
            #expect(both.count == 80)
        }
    }

    @Test(arguments: ["folders", "analyses"])
    func equalRowsStandByIdGreatestFirst(_ noun: String) async throws {
        try await Bench.run(orders: 60) { bench in
            let (field, id) =
                noun == "folders" ? ("system_resolution", "folder_id") : ("resolution_status", "analyse_id")
            let rows = try await bench.get("/api/\(noun)/?sorting=\(field){asc}&limit=-1").items
            let keys = rows.map { [$0[field]?.text ?? "", $0[id]?.text ?? ""] }
            #expect(Set(keys.map { $0[0] }).count < keys.count)
            #expect(keys == keys.sorted { ($0[0], $1[1]) < ($1[0], $0[1]) })
        }
    }

    @Test func timeRangesTakeEverySpelling() async throws {
        try await Bench.run(orders: 60) { bench in
            let times = try await bench.get("/api/folders/?limit=-1").items.compactMap { $0["time_created"]?.number }
            let cut = Bench.start - 3_600 * 5
            let wanted = times.filter { $0 >= cut }.count
            #expect(0 < wanted && wanted < 60)
            for text in ["\(Int(cut))", "\(cut)", "\(Int(cut * 1_000))", "\(Int(cut * 1_000_000))"] {
                #expect(try await bench.get("/api/folders/?time_created.min=\(text)").items.count == wanted)
                let sorted = try await bench.get(
                    "/api/folders/?time_created.min=\(text)&sorting=time_updated{asc}&time_updated.min=0")
                #expect(sorted.items.count == wanted)
            }
            let exact = "time_created.min=\(times[7])&time_created.max=\(times[3])"
            #expect(try await bench.get("/api/folders/?\(exact)").items.count == 5, "both ends belong to the range")
            #expect(try await bench.get("/api/folders/?time_created.min=now").items.isEmpty)
            #expect(try await bench.get("/api/folders/?time_created.min=9&time_created.max=1").items.isEmpty)
        }
    }

    @Test(arguments: [
        ("2026-11-18T08:26:40Z", 1_794_990_400.0), ("2026-11-18T08:26:40.250Z", 1_794_990_400.25),
        ("2026-11-18T10:26:40+02:00", 1_794_990_400), ("2026-11-18T10:26:40 02:00", 1_794_990_400),
        ("2026-11-18T08:26:40", 1_794_990_400), ("2026-11-18", 1_794_960_000), ("1794990400", 1_794_990_400),
        ("1794990400500", 1_794_990_400.5), ("1794990400500000", 1_794_990_400.5), ("today", 1_794_960_000),
    ])
    func timesAreRead(_ text: String, _ seconds: Double) {
        #expect(TimeInput.moment(text, now: Moment(seconds: 1_795_000_000))?.seconds == seconds)
    }

    @Test func statusFiltersSelectAndExclude() async throws {
        try await Bench.run(orders: 300) { bench in
            let all = try await bench.get("/api/folders/?limit=-1").items
            for name in ["resolution_status", "system_resolution"] {
                for words in ["failed", "FINISHED,INITIAL", "OPERATOR_REQUIRED", "PROCESSING,DECLINED"] {
                    let set = words.uppercased().split(separator: ",").map(String.init)
                    let wanted = all.filter { set.contains($0[name]?.text ?? "") }
                    let found = try await bench.get("/api/folders/?limit=-1&\(name)=\(words)")
                    #expect(found.items == wanted)
                    #expect(found.body["total_count"] == .int(wanted.count))
                    let rest = try await bench.get("/api/folders/?limit=-1&\(name).exclude=\(words)").items
                    #expect(rest.count == all.count - wanted.count)
                }
            }
            let twice = "system_resolution=FAILED&system_resolution=DECLINED"
            let repeated = try await bench.get("/api/folders/?limit=-1&\(twice)")
            #expect(
                repeated.items.count
                    == all.filter { ["FAILED", "DECLINED"].contains($0["system_resolution"]?.text ?? "") }.count)
        }
    }

    @Test func idFiltersFindTheirOrders() async throws {
        try await Bench.run { bench in
            let first = try await bench.get("/api/folders/").items[0]
            for name in ["folder_id", "user_id", "company_id"] {
                let id = first[name]?.text ?? ""
                let found = try await bench.get("/api/folders/?\(name)=\(id.uppercased())").items
                #expect(found.contains(first))
                #expect(found.allSatisfy { $0[name]?.text == id })
            }
        }
    }

    @Test(arguments: [
        ("a==1", true), ("a==2", false), ("a!=2", true), ("b.c==x y", true), ("b.list.1==two", true),
        ("b.list[1]==two", true), ("b.list[0]==two", false), ("deep[1][0].x==y", true), ("odd[k]==z", true),
        ("b.list.2==two", false),
        ("none==null", true), ("a==null", false), ("none!=1", true), ("n>=10", true), ("n>10", false), ("n<11", true),
        ("n<=9", false), ("text>5", true), ("flag==true", true), ("a==1,flag==false", false), ("a==1,n==10", true),
        ("n==10.0", true), ("b==x", false), ("empty==null", true), ("url==a=b", true),
    ])
    func metaDataConditions(_ text: String, _ holds: Bool) throws {
        let metaData: JSON = [
            "a": "1", "b": ["c": "x y", "list": ["one", "two"]], "n": 10, "text": "7", "flag": true, "empty": nil,
            "url": "a=b", "deep": [1, [["x": "y"]]], "odd[k]": "z",
        ]
        let query = Query("meta_data=" + text.split(separator: " ").joined(separator: "%20"))
        #expect(try MetaFilter(query)?.accepts(metaData) == holds)
    }

    @Test func metaDataFindsAPersonsOrders() async throws {
        try await Bench.run(orders: 300) { bench in
            let all = try await bench.get("/api/folders/?limit=-1").items
            let counts = Dictionary(grouping: all.compactMap { $0["meta_data"]?["iin"]?.text }, by: \.self)
            let iin = counts.first { $0.value.count > 1 }?.key ?? ""
            let found = try await bench.get("/api/folders/?meta_data=iin==\(iin)").items
            #expect(found.count == counts[iin]?.count, "a person recurs")
            let transaction = all[5]["meta_data"]?["transaction_id"]?.text ?? ""
            #expect(try await bench.get("/api/folders/?meta_data=transaction_id==\(transaction)").items == [all[5]])
        }
    }

    @Test func partsComeOnlyWhenAskedFor() async throws {
        try await Bench.run { bench in
            let plain = try await bench.get("/api/folders/?limit=1").items[0]
            #expect(plain["media"] == nil && plain["analyses"] == nil && plain["user"] == nil)
            let full = try await bench.get("/api/folders/?with_analyses=true&with_user=1&with_company=y").items
            #expect(full.allSatisfy { $0["media"] == nil && $0["analyses"]?.elements != nil })
            #expect(full.allSatisfy { $0["user"]?["user_id"] == $0["user_id"] })
            #expect(full.allSatisfy { $0["company"]?["company_id"] == $0["company_id"] })
            let sources = full.flatMap { $0["analyses"]?.elements ?? [] }.flatMap { $0["source_media"]?.elements ?? [] }
            #expect(!sources.isEmpty && sources.allSatisfy { $0["original_url"]?.text?.hasPrefix("http://") == true })
            let one = try await bench.get("/api/folders/\(plain["folder_id"]?.text ?? "")")
            #expect(one.body["media"]?.elements?.isEmpty == false)
        }
    }
}
