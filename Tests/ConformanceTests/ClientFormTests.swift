import Foundation
import TestSupport
import Testing

/// Requests in the very forms in which clients in public code send them.
@Suite("Forms of real clients", .onLanes) struct ClientFormTests {
    let server: Subject

    init() throws { server = try Subject.open() }

    /// `curl` itself, as a shell script calls it; answers the body.
    private func curl(_ arguments: [String], input: String = "") throws -> String {
        let run = try Program.run(
            "/usr/bin/curl", ["-sS", "-k", "--max-time", "30"] + arguments, home: Home(), input: input)
        #expect(run.code == 0, "\(run.errors)")
        return run.output
    }

    @Test func curlSendsJSONAsAForm() throws {
        let body = try curl(["-d", server.credentials(.anyone), "\(server.url)/api/authorize/auth"])
        #expect(body.contains(#""access_token": ""#))
    }

    @Test func theTokenIsTheEighthWordOfTheAnswer() throws {
        let script = """
            curl -sS -k --max-time 30 --data-binary @- "$1/api/authorize/auth/" | awk '{print $8}' \
            | grep -o '[0-9a-z]*' | head -n 1
            """
        let run = try Program.run(
            "/bin/sh", ["-c", script, "sh", server.url], home: Home(), input: server.credentials(.anyone))
        let token = run.output.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(token.count == 128)
        #expect(try server.send("GET", "/api/folders/?limit=1", token: token).status == 200)
    }

    @Test func aFailedLogInBeginsWithTheErrorsCode() throws {
        let json = #"{"credentials": {"email": "nobody@example.com", "password": "no"}}"#
        let body = try curl(["-d", json, "\(server.url)/api/authorize/auth"])
        #expect(body.split(separator: " ").first == #"{"error_code":"#)
    }

    @Test(.writes) func curlSendsAnalysesAsAForm() throws {
        let id = try server.orderID()
        for path in ["analyses", "analyses/"] {
            let body = try curl([
                "-H", "X-Forensic-Access-Token: \(server.token())", "-d", #"{"analyses": [{"type": "quality"}]}"#,
                "\(server.url)/api/folders/\(id)/\(path)",
            ])
            #expect(body.hasPrefix("[{"))
        }
    }

    @Test(.writes) func aBrowserSendsFormData() throws {
        let payload = #"""
            {"folder:meta_data":{"transaction_id":"web"},
             "media:tags":{"video1":["video_selfie","video_selfie_blank"],"photo1":["photo_id","photo_id_front"]}}
            """#
        // FormData appends the files first, and a Blob without a name is called "blob".
        let blob = FormBody.Part(
            name: "video1", fileName: "blob", type: "video/mp4", bytes: FormBody.Part.video("video1").bytes)
        let form = FormBody(parts: [blob, .picture("photo1", fileName: "Снимок 1.jpg"), .text("payload", payload)])
        #expect(form.type.contains("WebKitFormBoundary"))
        let folder = try server.send(
            "POST", "/api/folders/", body: form.bytes, type: form.type, headers: ["Origin: https://shop.example"])
        #expect(folder.status == 201, "\(folder.body)")
        let media = folder.object.list("media")
        #expect(Set(media.compactMap { $0.text("original_name") }) == ["blob", "Снимок 1.jpg"])
        let film = media.first { $0.text("original_name") == "blob" }
        #expect(film?["tags"] as? [String] == ["video_selfie", "video_selfie_blank"])
        #expect(folder.body.contains("Снимок 1.jpg"), "it is not escaped")
    }

    @Test(.writes) func axiosSendsAZIPOfFrames() throws {
        let payload = #"{"media:tags": {"video_file": ["video_selfie", "video_selfie_eyes"]}}"#
        let form = FormBody(
            boundary: "axios-1.7.2-boundary-1b2c3d4e5f60718293a4b5c6d",
            parts: [.archive("video_file"), .text("payload", payload)])
        let folder = try server.send(
            "POST", "/api/folders", body: form.bytes, type: form.type,
            headers: ["Accept: application/json, text/plain, */*", "User-Agent: axios/1.7.2"])
        #expect(folder.status == 201, "\(folder.body)")
        let media = try #require(folder.object.list("media").first)
        #expect(media.text("media_type") == "SHOTS_SET_FOLDER")
        #expect(media["tags"] as? [String] == ["video_selfie", "video_selfie_eyes"])
    }

    @Test(.writes) func aPollerAsksEverySecondUntilItIsDone() throws {
        let id = try server.orderID()
        let started = try server.analyse(id, #"[{"type": "quality", "params": {"extract_best_shot": true}}]"#)
        let analysis = try #require(started.array?.first?.text("analyse_id"))
        var status = "PROCESSING"
        for _ in 0..<60 where ["PROCESSING", "INITIAL"].contains(status) {
            sleep(1)
            status = try server.get("/api/analyses/\(analysis)/").object.text("resolution_status") ?? ""
        }
        #expect(["SUCCESS", "DECLINED", "FAILED"].contains(status))
    }

    @Test(.writes) func aBackendLooksUpItsTransaction() throws {
        let mark = UUID().uuidString.lowercased()
        let payload = #"{"folder:meta_data": {"transaction_id": "\#(mark)"}}"#
        let id = try server.order(payload: payload).text("folder_id")
        _ = try server.analyse(id, #"[{"type": "quality"}]"#)
        let since = Int(Date().timeIntervalSince1970 * 1000) - 60_000
        for separator in ["==", "%3D%3D"] {
            let found = try server.get(
                "/api/folders/?meta_data=transaction_id\(separator)\(mark)&time_created.min=\(since)&with_analyses=true"
            )
            #expect(found.items.map { $0.text("folder_id") } == [id])
            #expect(found.items.first?.list("analyses").count == 1)
        }
    }

    @Test(.writes) func theOldPhoneSDKSendsJSONAsAForm() throws {
        let form = "application/x-www-form-urlencoded; charset=utf-8"
        let phone = #"{"phone_info": {"manufacturer": "Apple", "model": "iPhone", "version_liveness_sdk": "1.0"}}"#
        let parts: [FormBody.Part] = [
            .text("payload", #"{"folder:meta_data": \#(phone), "media:tags": {"video_0": ["video_selfie_zoom_in"]}}"#),
            .video("video_0"), .picture("photo_document_front"), .picture("photo_document_back"),
        ]
        let body = FormBody(boundary: "alamofire.boundary.0a1b2c3d4e5f6071", parts: parts)
        let folder = try server.send("POST", "/api/folders/", body: body.bytes, type: body.type)
        #expect(folder.object.list("media").count == 3)
        let id = try folder.text("folder_id")
        let json = #"{"analyses": [{"type": "quality", "params": {"threshold_spoofing": 0.5}}]}"#
        #expect(try server.send("POST", "/api/folders/\(id)/analyses/", json: json, type: form).status == 201)
        let collections = try server.get("/api/collections").array ?? []
        #expect(collections.contains { $0.text("alias") == "blacklist" })
    }
}
