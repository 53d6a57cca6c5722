import Foundation
import TestSupport
import Testing

@Suite("Section 12 Flows", .onLanes) struct Section12Flows {
    let server: Subject

    init() throws { server = try Subject.open() }

    @Test(.writes) func s12_1_classic() throws {
        let token = try server.logIn().text("access_token")
        let payload = #"{"media:tags": {"film": ["video_selfie", "video_selfie_blank", "orientation_portrait"]}}"#
        let form = FormBody(parts: [.text("payload", payload), .video("film")])
        let folder = try server.send("POST", "/api/folders/", body: form.bytes, type: form.type, token: token)
        let id = try folder.text("folder_id")
        #expect(try server.analyse(id, #"[{"type": "quality"}]"#).status == 201)
        var answer = folder
        try eventually("the order to be done") {
            answer = try server.send("GET", "/api/folders/\(id)?with_analyses=true", token: token)
            return !["INITIAL", "PROCESSING"].contains(answer.object.text("resolution_status"))
        }
        let analysis = try #require(answer.object.list("analyses").first)
        #expect(analysis.text("resolution") != "PROCESSING")
        #expect(analysis.list("results_media").count == 1 || analysis.text("state") == "FAILED")
    }

    @Test(.writes) func s12_2_findByOwnId() throws {
        let mark = UUID().uuidString.lowercased()
        let id = try server.order(payload: #"{"folder:meta_data": {"transaction_id": "\#(mark)"}}"#).text("folder_id")
        let since = Int(Date().timeIntervalSince1970) - 3600
        let found = try server.get(
            "/api/folders/?meta_data=transaction_id==\(mark)&with_analyses=true&time_created.min=\(since)")
        #expect(found.items.map { $0.text("folder_id") } == [id])
        #expect(found.items.first?["analyses"] is [Any])
    }

    @Test(.writes) func s12_3_faceMatchWithAReferencePhoto() throws {
        let payload = #"{"media:tags": {"film": ["video_selfie", "video_selfie_blank"]}}"#
        let id = try server.order([.video("film")], payload: payload).text("folder_id")
        let form = FormBody(
            parts: [.text("payload", #"{"media:tags": {"photo": ["photo_id", "photo_id_front"]}}"#), .picture("photo")])
        #expect(try server.send("POST", "/api/folders/\(id)/media/", body: form.bytes, type: form.type).status == 201)
        let started = try server.analyse(id, #"[{"type": "biometry"}]"#)
        let analysis = try server.finished(try #require(started.array?.first?.text("analyse_id"))).object
        #expect(analysis.list("source_media").count == 2)
        #expect(analysis.object("results_data")["min_confidence"] is Double)
    }

    @Test func s12_9_healthProbe() throws {
        let answer = try server.get("/api/version", as: nil)
        #expect(answer.status == 200)
        #expect(answer.json is [String: Any])
    }
}
