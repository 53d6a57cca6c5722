import Testing

@testable import SandboxServer

struct AnalysisTests {
    @Test func analysesRunThenEnd() async throws {
        try await Bench.run { bench in
            let folder = try await bench.makeFolder(["live.jpg", "selfie.jpg"]).body["folder_id"]?.text ?? ""
            let started = try await bench.analyse(folder, ["quality", "BIOMETRY"])
            #expect(started.status == 201)
            #expect(started.items.count == 2)
            for analysis in started.items {
                #expect(analysis["state"] == "PROCESSING")
                #expect(analysis["resolution"] == "PROCESSING" && analysis["resolution_status"] == "PROCESSING")
                #expect(analysis["analyse_id"] == analysis["analysis_id"])
                #expect(analysis["results_data"] == .null)
                #expect(analysis["source_media"]?.elements?.count == 2)
            }
            #expect(started.items[0]["group_id"] == started.items[1]["group_id"])
            #expect(try await bench.get("/api/folders/\(folder)").body["resolution_status"] == "PROCESSING")
            bench.clock.advance(2.9)
            let id = started.items[0]["analyse_id"]?.text ?? ""
            #expect(try await bench.get("/api/analyses/\(id)").body["state"] == "PROCESSING")
            bench.clock.advance(0.2)
            let ended = try await bench.get("/api/analyses/\(id)").body
            #expect(ended["state"] == "FINISHED")
            #expect(ended["resolution_status"] == "SUCCESS")
            #expect(ended["technical_meta_data"]?["engine"] == "simulation")
            #expect(3...3.1 ~= (ended["time_updated"]?.number ?? 0) - Bench.start)
            let order = try await bench.get("/api/folders/\(folder)?with_analyses=true").body
            #expect(order["resolution_status"] == "FINISHED")
            #expect(order["system_resolution"] == "SUCCESS")
            #expect(order["analyses"]?.elements?.count == 2)
            let newest = try await bench.get("/api/folders/?sorting=time_updated&limit=1").items[0]
            #expect(newest["folder_id"]?.text == folder)
        }
    }

    @Test(arguments: [
        ("quality", "face.jpg", "FINISHED", "SUCCESS"), ("quality", "My_Declined_1.jpg", "FINISHED", "DECLINED"),
        ("quality", "operator.jpg", "FINISHED", "SUCCESS"), ("quality", "noface.jpg", "FAILED", "FAILED"),
        ("biometry", "face.jpg", "FINISHED", "SUCCESS"), ("biometry", "declined.jpg", "FINISHED", "DECLINED"),
        ("biometry", "operator.jpg", "FINISHED", "OPERATOR_REQUIRED"), ("biometry", "failed.jpg", "FAILED", "FAILED"),
        ("collection", "face.jpg", "FINISHED", "SUCCESS"), ("collection", "declined.jpg", "FINISHED", "DECLINED"),
        ("collection", "operator.jpg", "FINISHED", "SUCCESS"), ("documents", "face.jpg", "FAILED", "FAILED"),
    ])
    func theNameDecides(_ type: String, _ name: String, _ state: String, _ verdict: String) async throws {
        try await Bench.run { bench in
            let folder = try await bench.makeFolder([name, "other.jpg"]).body["folder_id"]?.text ?? ""
            let id = try await bench.analyse(folder, [type], params: Bench.band).items[0]["analyse_id"]?.text ?? ""
            bench.clock.advance(4)
            let analysis = try await bench.get("/api/analyses/\(id)").body
            #expect(analysis["state"]?.text == state)
            #expect(analysis["resolution"]?.text == verdict)
            #expect((analysis["error_message"]?.text != nil) == (state == "FAILED"))
        }
    }

    @Test(arguments: ["declined", "operator", "failed", "success", "OPERATOR_REQUIRED"])
    func theMetaDataDecidesOverTheName(_ wish: String) async throws {
        try await Bench.run { bench in
            let tags: [String: JSON] = ["declined.jpg": ["photo_id", "photo_id_front"]]
            let folder =
                try await bench.makeFolder(
                    ["declined.jpg", "b.jpg"], metaData: ["sandbox_verdict": .string(wish)], tags: tags
                ).body["folder_id"]?.text ?? ""
            let ids = try await bench.analyse(folder, ["biometry", "documents"], params: Bench.band).items
            bench.clock.advance(4)
            let wanted = wish.lowercased().hasPrefix("operator") ? "OPERATOR_REQUIRED" : wish.uppercased()
            for (place, id) in ids.compactMap({ $0["analyse_id"]?.text }).enumerated() {
                // Nobody is asked about documents: in doubt they are declined.
                let verdict = place == 1 && wanted == "OPERATOR_REQUIRED" ? "DECLINED" : wanted
                #expect(try await bench.get("/api/analyses/\(id)").body["resolution"]?.text == verdict)
            }
        }
    }

    @Test func nobodyIsAskedUnlessTheClientSetTwoThresholds() async throws {
        try await Bench.run { bench in
            let folder = try await bench.makeFolder(["operator.jpg", "b.jpg"]).body["folder_id"]?.text ?? ""
            let started = try await bench.analyse(folder, ["biometry"]).items[0]
            #expect(started["confs"] == ["threshold_min": 0.85, "threshold_max": 0.85])
            bench.clock.advance(4)
            let ended = try await bench.get("/api/analyses/\(started["analyse_id"]?.text ?? "")").body
            #expect(ended["resolution"] == "DECLINED")
            #expect(ended["results_data"]?["min_confidence"]?.number ?? 1 < 0.85)
        }
    }

    @Test func biometryNeedsTwoMedia() async throws {
        try await Bench.run { bench in
            let folder = try await bench.makeFolder(["one.jpg"]).body["folder_id"]?.text ?? ""
            let id = try await bench.analyse(folder, ["biometry"]).items[0]["analyse_id"]?.text ?? ""
            bench.clock.advance(4)
            let failed = try await bench.get("/api/analyses/\(id)").body
            #expect(failed["error_message"] == "Biometry needs at least 2 media with a face, found 1")
            #expect(try await bench.get("/api/folders/\(folder)").body["resolution_status"] == "FAILED")
        }
    }

    @Test func parametersCount() async throws {
        try await Bench.run { bench in
            let made = try await bench.makeFolder(["a_operator.jpg", "b.jpg"]).body
            let path = "/api/folders/\(made["folder_id"]?.text ?? "")/analyses"
            let token = try await bench.token(.client)
            let media = made["media"]?[1]?["media_id"] ?? .null
            let answer = try await bench.send(
                "POST", path, token: token,
                body: [
                    "analyses": [
                        ["type": "biometry", "params": ["threshold_min": 0.5, "threshold_max": 0.6]],
                        [
                            "type": "Quality", "source_media": [media], "meta_data": ["k": "v"],
                            "params": ["extract_best_shot": false, "threshold_spoofing": 0.3],
                        ],
                    ], "callback_url": "http://127.0.0.1:9/hook", "params": ["ignored": true],
                ])
            #expect(answer.items[0]["confs"] == ["threshold_min": 0.5, "threshold_max": 0.6])
            #expect(answer.items[1]["confs"] == ["threshold_spoofing": 0.3, "extract_best_shot": false])
            #expect(answer.items[1]["source_media"]?.elements?.count == 1)
            #expect(answer.items[1]["meta_data"] == ["k": "v"])
            bench.clock.advance(4)
            let id = answer.items[0]["analyse_id"]?.text ?? ""
            let least = try await bench.get("/api/analyses/\(id)").body["results_data"]?["min_confidence"]?.number ?? 0
            #expect(0.5..<0.6 ~= least)
            let order = try await bench.get("/api/folders/?limit=1").items[0]
            #expect(order["resolution_endpoint"] == "http://127.0.0.1:9/hook")
        }
    }

    @Test(
        arguments: [
            ([:], 3), (["analyses": "quality"], 5), (["analyses": []], 4), (["analyses": [["kind": "quality"]]], 3),
            (["analyses": [["type": "palm"]]], 4), (["analyses": [["type": 1]]], 5),
            (["analyses": [["type": "quality", "source_media": ["nothing"]]]], 4),
            (["analyses": [["type": "quality", "source_media": "nothing"]]], 5),
            (["analyses": [["type": "biometry", "params": ["threshold_min": 2]]]], 4),
            (["analyses": [["type": "biometry", "params": ["threshold_min": 0.9, "threshold_max": 0.1]]]], 4),
            (["analyses": [["type": "collection", "params": ["collection_id": "x"]]]], 4),
        ] as [(JSON, Int)])
    func badRequestsStartNothing(_ body: JSON, _ code: Int) async throws {
        try await Bench.run { bench in
            let folder = try await bench.makeFolder(["a.jpg"]).body["folder_id"]?.text ?? ""
            let path = "/api/folders/\(folder)/analyses/"
            let answer = try await bench.send("POST", path, token: bench.token(.client), body: body)
            #expect(answer.status == 400)
            #expect(answer.code == code)
            #expect(try await bench.get(path).items.isEmpty)
        }
    }

    @Test func aDecisionCountsAndUpdates() async throws {
        try await Bench.run { bench in
            let folder = try await bench.makeFolder(["operator.jpg", "b.jpg"]).body["folder_id"]?.text ?? ""
            let types = ["quality", "biometry"]
            let id = try await bench.analyse(folder, types, params: Bench.band).items[1]["analyse_id"]?.text ?? ""
            let token = try await bench.token(.clientOperator)
            let path = "/api/analyses/\(id)/"
            let early = try await bench.send("PATCH", path, token: token, body: ["resolution_operator": "SUCCESS"])
            #expect(early.code == 4)
            bench.clock.advance(10)
            #expect(try await bench.get("/api/folders/\(folder)").body["system_resolution"] == "OPERATOR_REQUIRED")
            for bad in [["resolution_operator": "MAYBE"], [:], ["resolution_operator": 1]] as [JSON] {
                #expect(try await bench.send("PATCH", path, token: token, body: bad).status == 400)
            }
            bench.clock.advance(10)
            let decided = try await bench.send(
                "PATCH", path, token: token,
                body: ["resolution_operator": "declined", "resolution_comment": "Не тот человек"]
            ).body
            #expect(decided["resolution_operator"] == "DECLINED")
            #expect(decided["resolution"] == "DECLINED" && decided["resolution_status"] == "DECLINED")
            #expect((decided["time_updated"]?.number ?? 0) >= Bench.start + 20)
            let order = try await bench.get("/api/folders/\(folder)").body
            #expect(order["system_resolution"] == "DECLINED")
            #expect(order["resolution_comment"] == "Не тот человек")
            #expect((order["time_updated"]?.number ?? 0) >= Bench.start + 20)
            let me = try await bench.logIn(.clientOperator).body["user_id"]
            #expect(order["resolution_author_id"] == me)
            let changed = try await bench.get("/api/analyses/?time_updated.min=\(Bench.start + 20)").items
            #expect(changed.map { $0["analyse_id"]?.text } == [id])
        }
    }

    @Test func theLastGroupCounts() async throws {
        try await Bench.run { bench in
            let folder = try await bench.makeFolder(["declined.jpg", "b.jpg"]).body
            let path = "/api/folders/\(folder["folder_id"]?.text ?? "")"
            _ = try await bench.analyse(folder["folder_id"]?.text ?? "", ["quality", "biometry"])
            bench.clock.advance(4)
            #expect(try await bench.get(path).body["system_resolution"] == "DECLINED")
            let good = folder["media"]?[1]?["media_id"] ?? .null
            let again = try await bench.send(
                "POST", path + "/analyses", token: bench.token(.client),
                body: ["analyses": [["type": "quality", "source_media": [good]]]])
            #expect(try await bench.get(path).body["resolution_status"] == "PROCESSING")
            bench.clock.advance(4)
            #expect(try await bench.get(path).body["system_resolution"] == "SUCCESS")
            let id = again.items[0]["analyse_id"]?.text ?? ""
            let token = try await bench.token(.clientAdmin)
            #expect(try await bench.send("DELETE", "/api/analyses/\(id)", token: token).status == 204)
            #expect(try await bench.get("/api/analyses/\(id)").status == 404)
            #expect(try await bench.get(path).body["system_resolution"] == "DECLINED", "the group before counts again")
            #expect(try await bench.get(path + "/analyses").items.count == 2)
        }
    }

    @Test func listsFilter() async throws {
        try await Bench.run(orders: 200) { bench in
            let all = try await bench.get("/api/analyses/?limit=-1").items
            for (query, key, word) in [
                ("type=biometry", "type", "BIOMETRY"), ("state=failed", "state", "FAILED"),
                ("resolution_status=OPERATOR_REQUIRED", "resolution_status", "OPERATOR_REQUIRED"),
                ("resolution=declined", "resolution", "DECLINED"),
                ("resolution_operator=SUCCESS", "resolution_operator", "SUCCESS"),
            ] {
                let wanted = all.filter { $0[key]?.text == word }
                #expect(!wanted.isEmpty, "\(query)")
                #expect(try await bench.get("/api/analyses/?limit=-1&\(query)").items == wanted, "\(query)")
            }
            let undecided = try await bench.get("/api/analyses/?limit=-1&resolution_operator=null").items
            #expect(undecided == all.filter { $0["resolution_operator"] == .null })
            let folder = all[3]["folder_id"]?.text ?? ""
            let ofFolder = all.filter { $0["folder_id"]?.text == folder }
            #expect(try await bench.get("/api/analyses/?folder_id=\(folder)").items == ofFolder)
            let oldestFirst = try await bench.get("/api/folders/\(folder)/analyses/").items
            #expect(oldestFirst == ofFolder.reversed())
            let some = try await bench.get("/api/folders/\(folder)/analyses?type.exclude=QUALITY").items
            #expect(some == oldestFirst.filter { $0["type"] != "QUALITY" })
            let updated = try await bench.get("/api/analyses/?limit=-1&sorting=time_updated{asc}").items
                .compactMap { $0["time_updated"]?.number }
            #expect(updated == updated.sorted() && updated.count == all.count)
        }
    }
}
