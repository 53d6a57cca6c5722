import Testing

@testable import SandboxServer

/// Waiting for a worker, and running out of time, by a clock in the test's hand.
struct DeskTests {
    @Test func whoFindsNoWorkerWaits() async throws {
        try await Bench.run(configure: { $0.workers = 1 }) { bench in
            let folder = try await bench.makeFolder(["a.jpg", "b.jpg"]).body["folder_id"]?.text ?? ""
            let ids = try await bench.analyse(folder, ["quality", "biometry", "collection"]).items
                .compactMap { $0["analyse_id"]?.text }
            for (time, done) in [(2.9, 0), (3.1, 1), (5.9, 1), (6.1, 2), (9.1, 3)] {
                bench.clock.advance(Bench.start + time - bench.clock.now.seconds)
                var finished = 0
                for id in ids where try await bench.get("/api/analyses/\(id)").body["state"] == "FINISHED" {
                    finished += 1
                }
                #expect(finished == done, "after \(time) s")
            }
        }
    }

    @Test(arguments: [(1_000.0, 900.0, 3_600.0, 900.0), (100, 900, 50, 50), (10, 900, 3_600, 0)])
    func whatTakesTooLongFails(_ time: Double, _ run: Double, _ delivery: Double, _ end: Double) async throws {
        let configure = { @Sendable (configuration: inout SandboxConfiguration) in
            configuration.analysisTime = time
            configuration.processingLimit = run
            configuration.deliveryLimit = delivery
            configuration.sessionTimeToLive = 10_000
        }
        try await Bench.run(configure: configure) { bench in
            let folder = try await bench.makeFolder(["a.jpg", "b.jpg"]).body["folder_id"]?.text ?? ""
            let id = try await bench.analyse(folder, ["quality"]).items[0]["analyse_id"]?.text ?? ""
            bench.clock.advance(5_000)
            let found = try await bench.get("/api/analyses/\(id)").body
            guard end > 0 else {
                #expect(found["state"] == "FINISHED")
                return
            }
            #expect(found["state"] == "FAILED" && found["error_code"] == 11)
            #expect(abs((found["time_updated"]?.number ?? 0) - Bench.start - end) < 0.001)
        }
    }

    @Test(arguments: Licence.allCases) func withoutALicenceOnlyDocumentsAreRead(_ licence: Licence) async throws {
        try await Bench.run(configure: { $0.licence = licence }) { bench in
            let folder = try await bench.makeFolder(["a.jpg", "b.jpg"], tags: ["b.jpg": ["photo_id"]])
            let id = folder.body["folder_id"]?.text ?? ""
            _ = try await bench.analyse(id, ["quality", "biometry", "collection", "documents"])
            bench.clock.advance(10)
            for analysis in try await bench.get("/api/folders/\(id)/analyses").items {
                let works = licence == .valid || analysis["type"] == "DOCUMENTS"
                #expect(analysis["state"]?.text == (works ? "FINISHED" : "FAILED"))
                #expect(analysis["error_code"] == (works ? .null : 11))
            }
        }
    }

    @Test(arguments: Licence.allCases) func theBioServerTellsItsLicence(_ licence: Licence) async throws {
        try await Bench.run(configure: { $0.licence = licence }) { bench in
            let state = try await bench.send("GET", "/v1/models/inquisitor")
            #expect(state.status == 200)
            #expect(state.body["model_version_status"]?[0]?["state"] == "AVAILABLE")
            let answer = try await bench.send("POST", "/v1/models/inquisitor:predict", body: ["instances": []])
            #expect(answer.status == 400)
            let words = answer.body["error"]?.text?.split(separator: " ").filter { $0 == "assertion" } ?? []
            #expect(words.count == (licence == .valid ? 1 : 0))
        }
    }
}
