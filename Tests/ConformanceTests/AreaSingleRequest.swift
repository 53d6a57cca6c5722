import Foundation
import TestSupport
import Testing

@Suite("Section 12.4 Single request", .onLanes, .writes) struct AreaSingleRequest {
    let server: Subject

    init() throws { server = try Subject.open() }

    private static let payload = #"""
        {"folder:meta_data": {"transaction_id": "single"},
         "media:tags": {"video1": ["video_selfie", "video_selfie_blank", "orientation_portrait"],
                        "photo1": ["photo_id", "photo_id_front"]},
         "analyses": [{"type": "quality", "source_media": ["video1"]},
                      {"type": "biometry", "source_media": ["video1", "photo1"]}]}
        """#

    @Test func s12_4_theAnswerHoldsTheOrderItsMediaAndFinishedAnalyses() throws {
        let answer = try server.order([.video("video1"), .picture("photo1")], payload: Self.payload)
        #expect(answer.status == 201, "\(answer.body)")
        #expect(answer.object.list("media").count == 2)
        let analyses = answer.object.list("analyses")
        #expect(Set(analyses.compactMap { $0.text("type") }) == ["QUALITY", "BIOMETRY"])
        for analysis in analyses {
            #expect(["FINISHED", "FAILED"].contains(analysis.text("state")))
            #expect(analysis.text("resolution_status") != "PROCESSING")
        }
    }

    @Test func s12_4_whatWasAskedForIsKept() throws {
        let answer = try server.order([.video("video1"), .picture("photo1")], payload: Self.payload)
        let folder = try server.get("/api/folders/\(answer.text("folder_id"))?with_analyses=true").object
        #expect(folder.list("analyses").count == 2)
        #expect(folder.object("meta_data").text("transaction_id") == "single")
    }

    @Test func s12_4_withoutAnalysesNothingIsWaitedFor() throws {
        let answer = try server.order()
        #expect(answer.status == 201)
        #expect(answer.object.list("analyses").isEmpty)
    }
}

@Suite("Section 12.5 Instant", .onLanes, .writes) struct AreaInstant {
    let server: Subject

    init() throws { server = try Subject.open() }

    private func instant(_ analyses: String) throws -> Answer {
        let payload = #"{"media:tags": {"video1": ["video_selfie", "video_selfie_blank"]}, "analyses": \#(analyses)}"#
        let form = FormBody(parts: [.text("payload", payload), .video("video1")])
        return try server.send("POST", "/api/instant/folders/", body: form.bytes, type: form.type)
    }

    @Test func s12_5_theAnswerHoldsFinishedAnalyses() throws {
        let answer = try instant(#"[{"type": "quality", "source_media": ["video1"]}]"#)
        #expect(200...201 ~= answer.status, "\(answer.body)")
        let analysis = try #require(answer.object.list("analyses").first)
        #expect(["FINISHED", "FAILED"].contains(analysis.text("state")))
        #expect(answer.object.list("media").count == 1)
    }

    @Test func s12_5_nothingIsStored() throws {
        let id = try instant(#"[{"type": "quality"}]"#).text("folder_id")
        #expect(try server.get("/api/folders/\(id)").status == 404)
    }

    @Test func s11_6_collectionsAreNotSearched() throws {
        let refusal = try instant(#"[{"type": "collection"}]"#)
        #expect(400...499 ~= refusal.status)
        #expect(refusal.code != nil)
    }
}
