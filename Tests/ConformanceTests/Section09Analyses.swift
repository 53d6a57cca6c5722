import Foundation
import TestSupport
import Testing

@Suite("Section 8 Tags and section 9 Analyses", .onLanes) struct Section09Analyses {
    let server: Subject

    init() throws { server = try Subject.open() }

    /// The answer to one analysis of an order, started.
    private func start(_ folder: String, _ analysis: String) throws -> [String: Any] {
        let answer = try server.analyse(folder, "[\(analysis)]")
        return try #require(answer.array?.first, "\(answer.body)")
    }

    private func run(_ folder: String, _ analysis: String) throws -> [String: Any] {
        let id = try start(folder, analysis).text("analyse_id")
        return try server.finished(try #require(id)).object
    }

    @Test(.writes) func s8_tagsComeBackAsGiven() throws {
        let tags = ["video_selfie", "video_selfie_blank", "orientation_portrait"]
        let payload = #"{"media:tags": {"film": ["video_selfie", "video_selfie_blank", "orientation_portrait"]}}"#
        let media = try server.order([.video("film")], payload: payload).object.list("media")
        #expect(media.first?["tags"] as? [String] == tags)
    }

    @Test(.writes) func s9_2_theAnswerIsOneRunningAnalysisForEachAsked() throws {
        let id = try server.orderID([.picture("a"), .picture("b")])
        let answer = try server.analyse(id, #"[{"type": "quality"}, {"type": "BIOMETRY"}]"#)
        #expect(answer.array?.map { $0.text("type") } == ["QUALITY", "BIOMETRY"])
        #expect(answer.array?.allSatisfy { $0.text("state") == "PROCESSING" } == true)
        #expect(Set(answer.array?.compactMap { $0.text("group_id") } ?? []).count == 1)
    }

    @Test(.writes) func s9_2_sourceMediaLeftOutMeansAll() throws {
        let id = try server.orderID([.picture("a"), .picture("b")])
        #expect(try start(id, #"{"type": "biometry"}"#).list("source_media").count == 2)
    }

    @Test(.writes) func s9_2_sourceMediaMayBeNamedBesideOrInsideParams() throws {
        let folder = try server.order([.picture("a"), .picture("b"), .picture("c")]).object
        let ids = folder.list("media").prefix(2).compactMap { $0.text("media_id") }
        let list = #"["\#(ids.joined(separator: "\", \""))"]"#
        for analysis in [
            #"{"type": "biometry", "source_media": \#(list)}"#,
            #"{"type": "biometry", "params": {"source_media": \#(list)}}"#,
        ] {
            let media = try start(try #require(folder.text("folder_id")), analysis).list("source_media")
            #expect(media.compactMap { $0.text("media_id") } == ids)
        }
    }

    @Test(.writes) func s9_2_unknownTopLevelKeysAreLeftAlone() throws {
        let id = try server.orderID()
        let json = #"{"analyses": [{"type": "quality"}], "params": {"extract_best_shot": true}}"#
        #expect(try server.send("POST", "/api/folders/\(id)/analyses", json: json).status == 201)
    }

    @Test(
        .writes,
        arguments: [
            #"{"type": "quality", "params": {"extract_best_shot": true, "threshold_spoofing": 0.5}}"#,
            #"{"type": "biometry", "params": {"threshold_min": 0.75, "threshold_max": 0.85}}"#,
            #"{"type": "collection", "params": {"decision_count": 10, "decision_threshold": 0.7}}"#,
            #"{"type": "documents", "params": {"capabilities": 492}}"#,
        ])
    func s9_2_paramsOfRealClientsAreTaken(_ analysis: String) throws {
        let id = try server.orderID([.picture("a"), .picture("b")])
        #expect(try server.analyse(id, "[\(analysis)]").status == 201)
    }

    @Test(.writes) func s9_2_metaDataOfAnAnalysisIsKept() throws {
        let analysis = try start(server.orderID(), #"{"type": "quality", "meta_data": {"a": 1}}"#)
        #expect(analysis.object("meta_data")["a"] as? Int == 1)
    }

    @Test func s9_3_livenessHasAProbabilityOfAttack() throws {
        let found = try server.get("/api/analyses/?type=quality&state=FINISHED&limit=50").items
        var compared = 0
        for analysis in found {
            let scores = analysis.list("results_media").compactMap {
                $0.object("results_data")["confidence_spoofing"] as? Double
            }
            #expect(scores.allSatisfy { 0...1 ~= $0 })
            guard let worst = scores.max(), analysis["resolution_operator"] is NSNull else { continue }
            let threshold = analysis.object("confs")["threshold_spoofing"] as? Double ?? 0.5
            #expect(analysis.text("resolution_status") == (worst >= threshold ? "DECLINED" : "SUCCESS"))
            compared += 1
        }
        #expect(compared > 0)
    }

    @Test func s9_3_faceMatchHasALeastAndAGreatestSimilarity() throws {
        let analyses = try server.get("/api/analyses/?type=biometry&state=FINISHED&limit=50").items
        #expect(!analyses.isEmpty)
        for analysis in analyses {
            let data = analysis.object("results_data")
            let (least, greatest) = (data["min_confidence"] as? Double ?? -1, data["max_confidence"] as? Double ?? 2)
            #expect(0 <= least && least <= greatest && greatest <= 1)
        }
    }

    @Test(.own) func s9_3_theThresholdsOfLivenessAndFacesAreThoseOfTheDocuments() throws {
        let id = try server.orderID([.picture("a"), .picture("b")])
        let asked = #"[{"type": "quality"}, {"type": "biometry"}, {"type": "collection"}]"#
        let confs = try server.analyse(id, asked).items.map { $0.object("confs") }
        try #require(confs.count == 3)
        #expect(confs[0]["threshold_spoofing"] as? Double == 0.5)
        #expect(confs[1]["threshold_min"] as? Double == 0.85 && confs[1]["threshold_max"] as? Double == 0.85)
        #expect(confs[2]["decision_threshold"] as? Double == 0.85)
    }

    @Test(.writes) func s9_1_faceMatchOfOneMediumFails() throws {
        let id = try server.orderID([.picture("only")])
        let answer = try server.analyse(id, #"[{"type": "biometry"}]"#)
        guard answer.status == 201, let analysis = answer.array?.first?.text("analyse_id") else {
            #expect(400...499 ~= answer.status)
            return
        }
        #expect(try server.finished(analysis).object.text("resolution_status") == "FAILED")
    }

    @Test(.own, arguments: [[], [FormBody.Part.picture("card")]])
    func s9_1_livenessOfNothingSuitableIsOkWithoutAScore(_ files: [FormBody.Part]) throws {
        let payload = #"{"media:tags": {"card": ["photo_id", "photo_id_front"]}}"#
        let analysis = try run(server.order(files, payload: payload).text("folder_id"), #"{"type": "quality"}"#)
        #expect(analysis.text("resolution_status") == "SUCCESS")
        #expect(analysis.list("results_media").isEmpty && analysis["results_data"] is NSNull)
    }

    @Test(.own) func s9_3_aMatchInACollectionNamesThePersonAndDeclines() throws {
        let found = try server.get("/api/analyses/?type=collection&state=FINISHED&limit=-1", as: .admin).items
        let hits = found.filter { $0.list("results_media").contains { $0.text("person_id") != nil } }
        #expect(!hits.isEmpty)
        #expect(hits.allSatisfy { $0.text("resolution_status") == "DECLINED" || $0["resolution_operator"] is String })
    }

    @Test(.own) func s9_3_documentsAnswerTheirFields() throws {
        let found = try server.get("/api/analyses/?type=documents&state=FINISHED&limit=20", as: .admin).items
        let fields = found.flatMap { $0.object("results_data").list("text_fields") }
        #expect(fields.allSatisfy { $0.keys.contains("field_name") && $0.keys.contains("visual") })
        #expect(!fields.isEmpty)
    }
}
