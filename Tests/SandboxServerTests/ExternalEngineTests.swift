import Foundation
import Testing

@testable import SandboxServer

/// A program of our own, asked over standard input, from a request to the scores in its answer.
struct ExternalEngineTests {
    /// Scores by the sizes of files, which only somebody who read them knows; what a medium's name says, it does.
    private static let program = """
        import itertools, json, os, sys
        for line in sys.stdin:
            asked = json.loads(line)
            media = asked["media"]
            names = " ".join(medium["name"] for medium in media)
            answer = {"id": asked["id"]}
            if "dies" in names and not os.path.exists(sys.argv[1] + "/died"):
                open(sys.argv[1] + "/died", "w").close()
                sys.exit(3)
            if "always" in names: sys.exit(3)
            if "sleeps" in names:
                import time
                time.sleep(60)
            if "garbage" in names:
                print("no JSON", flush=True)
                continue
            if "stranger" in names: answer["id"] = "another"
            if "huge" in names: answer["padding"] = "x" * 5_000_000
            if "modes" in names:
                path = media[0]["path"]
                modes = [oct(os.stat(p).st_mode & 0o777)[2:] for p in (path, os.path.dirname(path))]
                answer["error"] = {"code": 4, "message": " ".join(modes) + " " + path}
            size = sum(os.path.getsize(medium["path"]) for medium in media)
            if asked["type"] == "QUALITY":
                answer["scores"] = [
                    {"media_id": m["media_id"], "confidence_spoofing": min(1, os.path.getsize(m["path"]) / 100)}
                    for m in media]
            if asked["type"] == "BIOMETRY":
                answer["pairs"] = [
                    {"media_ids": [a["media_id"], b["media_id"]], "confidence": 0.8}
                    for a, b in itertools.combinations(media, 2)]
            if asked["type"] == "COLLECTION":
                person = asked["persons"][2]
                photos = [os.path.getsize(photo["path"]) for photo in person["photos"]]
                answer["persons"] = [
                    {"media_id": media[0]["media_id"], "person_id": person["person_id"],
                     "confidence": 0.91 if min(photos) > 1000 else 0}]
            if asked["type"] == "DOCUMENTS":
                answer["valid"] = False
                answer["text_fields"] = [{"field_name": "Surname", "visual": "Ελένη", "mrz": None}]
            print(json.dumps(answer), flush=True)
        """

    private func run(
        timeout: Double = 20, _ test: @Sendable (Bench) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let script = folder.appendingPathComponent("engine.py")
        try Data(Self.program.utf8).write(to: script)
        try await Bench.run(
            configure: {
                $0.engine = "python3 '\(script.path)' '\(folder.path)'"
                $0.engineTimeout = timeout
                $0.retryStep = 0.01
            }, test)
    }

    /// Starts an analysis and looks until it has ended, for ten seconds at most.
    private func analyse(
        _ bench: Bench, _ type: String, _ names: [String], tags: [String: JSON] = [:], params: JSON = [:]
    ) async throws -> JSON {
        let folder = try await bench.makeFolder(names, tags: tags).body["folder_id"]?.text ?? ""
        let started = try await bench.analyse(folder, [type], params: params).items[0]
        #expect(started["state"] == "PROCESSING")
        #expect(started["technical_meta_data"]?["engine"] == "external")
        let id = started["analyse_id"]?.text ?? ""
        for _ in 0..<500 {
            let analysis = try await bench.get("/api/analyses/\(id)").body
            if analysis["state"] != "PROCESSING" { return analysis }
            try await Task.sleep(for: .milliseconds(20))
        }
        Issue.record("no end in ten seconds")
        return .null
    }

    @Test func scoresComeFromTheProgram() async throws {
        try await run { bench in
            let live = try await analyse(bench, "quality", ["a.jpg", "b.jpg"])
            let score = min(1, Double(TestForm.jpeg.count) / 100)
            #expect(live["results_data"]?["confidence_spoofing"]?.number == score)
            #expect(live["resolution"] == (score >= 0.5 ? "DECLINED" : "SUCCESS"))
            #expect(live["technical_meta_data"]?["engine"] == "external")
            let faces = try await analyse(bench, "biometry", ["a.jpg", "b.jpg", "c.jpg"], params: Bench.band)
            #expect(faces["resolution"] == "OPERATOR_REQUIRED")
            #expect(faces["results_data"]?["min_confidence"] == 0.8)
            let search = try await analyse(bench, "collection", ["a.jpg", "b.jpg"])
            #expect(search["resolution"] == "DECLINED")
            #expect(search["results_media"]?[0]?["person_id"]?.text != nil)
            #expect(search["results_media"]?[1]?["person_id"] == .null)
            let card = try await analyse(bench, "documents", ["a.jpg"], tags: ["a.jpg": ["photo_id"]])
            #expect(card["resolution"] == "DECLINED")
            #expect(card["results_data"]?["text_fields"]?[0]?["visual"] == "Ελένη")
            let alone = try await analyse(bench, "biometry", ["a.jpg"])
            #expect(alone["error_message"] == "Biometry needs at least 2 media with a face, found 1")
        }
    }

    @Test(arguments: ["garbage.jpg", "stranger.jpg", "huge.jpg", "always.jpg"])
    func aBadAnswerIsAFailedService(_ name: String) async throws {
        try await run { bench in
            let failed = try await analyse(bench, "quality", [name])
            #expect(failed["state"] == "FAILED" && failed["error_code"] == 11)
            #expect(failed["error_message"]?.text?.hasPrefix("External service failed") == true)
            let next = try await analyse(bench, "quality", ["a.jpg"])
            #expect(next["state"] == "FINISHED", "the next is well again")
        }
    }

    @Test func instantIsJudgedByTheProgramAsWell() async throws {
        try await run { bench in
            let form = TestForm(
                payload: ["analyses": [["type": "quality"], ["type": "biometry"]]],
                files: [("a.jpg", TestForm.jpeg), ("b.jpg", TestForm.jpeg)])
            let made = try await bench.send(
                "POST", "/api/instant/folders", token: bench.token(.client), bytes: form.bytes,
                type: TestForm.contentType)
            #expect(made.status == 201)
            let analyses = made.body["analyses"]?.elements ?? []
            #expect(analyses.map { $0["state"] } == ["FINISHED", "FINISHED"])
            #expect(analyses.map { $0["technical_meta_data"]?["engine"] } == ["external", "external"])
            #expect(try await bench.get("/api/folders/\(made.body["folder_id"]?.text ?? "")").status == 404)
        }
    }

    @Test func aProgramThatDiesIsStartedAgain() async throws {
        try await run { bench in
            let found = try await analyse(bench, "quality", ["dies.jpg"])
            #expect(found["state"] == "FINISHED")
        }
    }

    @Test func silenceEnds() async throws {
        try await run(timeout: 0.5) { bench in
            let failed = try await analyse(bench, "quality", ["sleeps.jpg"])
            #expect(failed["error_message"] == "External service failed: no answer in time")
        }
    }

    @Test func filesAreForTheOwnerAloneAndDoNotStay() async throws {
        try await run { bench in
            let failed = try await analyse(bench, "quality", ["modes.jpg"])
            let words = (failed["error_message"]?.text ?? "").split(separator: " ").map(String.init)
            #expect(failed["error_code"] == 4 && words.prefix(2) == ["600", "700"])
            let path = words.last ?? ""
            #expect(!FileManager.default.fileExists(atPath: path))
            #expect(!FileManager.default.fileExists(atPath: String(path.dropLast(6))))
        }
    }
}
