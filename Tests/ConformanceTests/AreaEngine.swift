import Foundation
import TestSupport
import Testing

@Suite("Sections 9, 10 and 16 Engine", .onLanes, .writes) struct AreaEngine {
    let server: Subject

    init() throws { server = try Subject.open() }

    private func run(_ folder: String, _ analysis: String) throws -> [String: Any] {
        let started = try server.analyse(folder, "[\(analysis)]")
        return try server.finished(try #require(started.array?.first?.text("analyse_id"), "\(started.body)")).object
    }

    @Test(.own) func s9_1_backSidesAreLeftOutOfFaceMatch() throws {
        let payload = #"{"media:tags": {"a": ["photo_id_front"], "b": ["photo_selfie"], "c": ["photo_id_back"]}}"#
        let folder = try server.order([.picture("a"), .picture("b"), .picture("c")], payload: payload)
        let analysis = try run(folder.text("folder_id"), #"{"type": "biometry"}"#)
        #expect(analysis.list("source_media").count == 2)
    }

    @Test(.own) func s9_1_backSidesAreNotSearchedForInACollection() throws {
        let payload = #"{"media:tags": {"a": ["photo_selfie"], "b": ["photo_id_back"]}}"#
        let folder = try server.order([.picture("a"), .picture("b")], payload: payload)
        let analysis = try run(folder.text("folder_id"), #"{"type": "collection"}"#)
        #expect(analysis.list("source_media").map { $0.text("original_name") } == ["a.jpg"])
        #expect(analysis.text("resolution_status") == "SUCCESS")
    }

    @Test(.own) func s9_1_aCollectionIsNeeded() throws {
        let id = try server.orderID()
        let unknown = "00000000-0000-4000-8000-000000000000"
        let answer = try server.analyse(id, #"[{"type": "collection", "params": {"collection_id": "\#(unknown)"}}]"#)
        #expect(400...499 ~= answer.status)
        #expect(try server.get("/api/folders/\(id)/analyses/").items.isEmpty)
    }

    @Test(.own) func s9_3_aHumanIsAskedOnlyWhereTheSettingsSaySo() throws {
        let id = try server.orderID([.picture("operator"), .picture("b")])
        let plain = try run(id, #"{"type": "biometry"}"#)
        #expect(plain.text("resolution_status") == "DECLINED")
        let params = #"{"threshold_min": 0.75, "threshold_max": 0.85}"#
        let asked = try run(id, #"{"type": "biometry", "params": \#(params)}"#)
        #expect(asked.text("resolution_status") == "OPERATOR_REQUIRED")
        let least = try #require(asked.object("results_data")["min_confidence"] as? Double)
        #expect(0.75 <= least && least < 0.85)
    }

    @Test(.own) func s9_1_theLeastSimilarPairCounts() throws {
        let files = ["a", "declined", "c"].map { FormBody.Part.picture($0) }
        let analysis = try run(server.orderID(files), #"{"type": "biometry"}"#)
        let data = analysis.object("results_data")
        let least = try #require(data["min_confidence"] as? Double)
        let threshold = analysis.object("confs")["threshold_min"] as? Double ?? 0.85
        #expect((least >= threshold) == (analysis.text("resolution_status") != "DECLINED"))
    }

    @Test(.own) func s9_3_aThresholdOfTheRequestCounts() throws {
        let id = try server.order([.video("film")], payload: #"{"media:tags": {"film": ["video_selfie"]}}"#)
            .text("folder_id")
        let strict = try run(id, #"{"type": "quality", "params": {"threshold_spoofing": 0.0}}"#)
        #expect(strict.text("resolution_status") == "DECLINED")
        let mild = try run(id, #"{"type": "quality", "params": {"threshold_spoofing": 1.0}}"#)
        #expect(mild.text("resolution_status") == "SUCCESS")
    }

    @Test func s12_8_theWebhooksAddressIsTaken() throws {
        let id = try server.orderID()
        let json = #"{"analyses": [{"type": "quality"}], "callback_url": "http://127.0.0.1:9/hook"}"#
        #expect(try server.send("POST", "/api/folders/\(id)/analyses/", json: json).status == 201)
    }
}
