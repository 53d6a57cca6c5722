import Foundation
import TestSupport
import Testing

@Suite("Sections 8 and 13 Kinds and tags of media", .onLanes, .writes) struct AreaMedia {
    let server: Subject

    init() throws { server = try Subject.open() }

    private func send(_ part: FormBody.Part, tags: [String] = []) throws -> Answer {
        let list = tags.map { "\"\($0)\"" }.joined(separator: ", ")
        return try server.order([part], payload: #"{"media:tags": {"\#(part.name)": [\#(list)]}}"#)
    }

    @Test(
        arguments: ["mpeg", "mp4", "ogg", "quicktime", "webm", "x-ms-wmv", "x-msvideo"].map { ("video/\($0)", "VIDEO") }
            + ["jpeg", "jpg", "png"].map { ("image/\($0)", "IMAGE") } + [("application/zip", "SHOTS_SET")])
    func s13_theKindOfAFileIsThatOfItsType(_ type: String, _ kind: String) throws {
        let part: FormBody.Part =
            switch kind {
            case "VIDEO": .video("file")
            case "IMAGE": .picture("file")
            default: .archive("file")
            }
        let sent = FormBody.Part(name: "file", fileName: "a.bin", type: type, bytes: part.bytes)
        let answer = try send(sent)
        #expect(answer.status == 201, "\(answer.body)")
        #expect(answer.object.list("media").map { $0.text("media_type") } == ["\(kind)_FOLDER"])
    }

    @Test(.own, arguments: ["image/gif", "video/x-matroska", "text/html"])
    func s13_otherKindsAreRefused(_ type: String) throws {
        let bytes = FormBody.Part.picture("file").bytes
        let answer = try send(FormBody.Part(name: "file", fileName: "a.bin", type: type, bytes: bytes))
        #expect(answer.status == 400 && answer.code == 4, "\(answer.body)")
    }

    @Test func s8_everyTagOfTheDocumentsIsKept() throws {
        let actions = ["left", "right", "down", "high", "smile", "eyes", "scan", "blank", "oneshot", "zoom_in"]
        let films =
            ["video_selfie", "orientation_portrait", "orientation_landscape"] + actions.map { "video_selfie_\($0)" }
        #expect(try send(.video("film"), tags: films).object.list("media").first?["tags"] as? [String] == films)
        let photos = ["photo_selfie", "photo_id", "photo_id_front", "photo_id_back", "orientation_portrait"]
        #expect(try send(.picture("photo"), tags: photos).object.list("media").first?["tags"] as? [String] == photos)
    }

    @Test(.own) func s9_1_bestShotIsMadeUnlessSwitchedOff() throws {
        let frames = TestArchive.bytes([("1.jpg", Array(FormBody.Part.picture("photo").bytes))])
        let set = FormBody.Part(name: "set", fileName: "set.zip", type: "application/zip", bytes: Data(frames))
        let id = try send(set, tags: ["video_selfie", "video_selfie_blank"]).text("folder_id")
        for (params, isMade) in [("{}", true), (#"{"extract_best_shot": false}"#, false)] {
            let started = try server.analyse(id, #"[{"type": "quality", "params": \#(params)}]"#)
            let analysis = try server.finished(try #require(started.items.first?.text("analyse_id"))).object
            #expect(analysis.text("resolution_status") == "SUCCESS")
            let result = try #require(analysis.list("results_media").first)
            let images = result.list("output_images")
            #expect(images.count == (isMade ? 1 : 0), "\(params)")
            guard isMade else { continue }
            let file = try server.get(try #require(images.first?.text("original_url")), as: nil)
            #expect(file.status == 200 && file.bytes.starts(with: [0xFF, 0xD8]))
        }
    }

    @Test(.own) func s9_1_underTheNewerRulesEveryMediumIsTaken() throws {
        let sandbox = try RunningSandbox(orders: 1, ["--assignment", "newer", "--analysis-time", "50ms"])
        defer { sandbox.end() }
        let newer = Subject(sandbox)
        let token = try newer.logIn().text("access_token")
        let payload = #"{"media:tags": {"a": ["photo_id_back"], "b": ["photo_id_front"]}}"#
        let form = FormBody(parts: [.text("payload", payload), .picture("a"), .picture("b")])
        let folder = try newer.send("POST", "/api/folders/", body: form.bytes, type: form.type, token: token)
        let asked = #"{"analyses": [{"type": "quality"}, {"type": "biometry"}, {"type": "collection"}]}"#
        let path = "/api/folders/\(try folder.text("folder_id"))/analyses/"
        let started = try newer.send("POST", path, json: asked, token: token)
        #expect(started.items.map { $0.list("source_media").count } == [2, 2, 2])
        // Under the older ones the card is not looked at for liveness, nor its back for faces.
        let old = try server.order([.picture("a"), .picture("b")], payload: payload).text("folder_id")
        let before = try server.send("POST", "/api/folders/\(old)/analyses/", json: asked)
        #expect(before.items.map { $0.list("source_media").count } == [0, 1, 1])
    }
}
