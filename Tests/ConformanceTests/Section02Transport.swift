import Foundation
import TestSupport
import Testing

@Suite("Section 2 Transport", .onLanes) struct Section02Transport {
    let server: Subject

    init() throws { server = try Subject.open() }

    @Test(arguments: ["version", "folders", "folders/?", "analyses", "collections", "companies", "users"])
    func s2_aSlashAtTheEndMayStandOrNot(_ path: String) throws {
        let bare = path.replacing("/?", with: "")
        for spelling in ["/api/\(path)", "/api/\(bare)/"] {
            let answer = try server.get(spelling)
            #expect(answer.status == 200, "\(spelling)")
            #expect(answer.headers["location"] == nil)
        }
    }

    @Test func s2_aPostIsNotRedirectedForItsSlash() throws {
        for path in ["/api/authorize/auth", "/api/authorize/auth/"] {
            let answer = try server.send("POST", path, as: nil, json: server.credentials(.anyone))
            #expect(200...299 ~= answer.status, "\(path)")
        }
    }

    @Test func s2_optionsIsAnswered() throws {
        let answer = try server.send("OPTIONS", "/api/folders/", as: nil)
        #expect(200...299 ~= answer.status)
    }

    @Test(arguments: ["application/x-www-form-urlencoded", "text/plain", ""])
    func s2_aBodyIsJSONWhateverItsTypeSays(_ type: String) throws {
        let answer = try server.send(
            "POST", "/api/authorize/auth", as: nil, json: server.credentials(.anyone), type: type)
        #expect(answer.object["access_token"] is String)
    }

    @Test func s2_theSeparatorsAreThoseOfPython() throws {
        let answer = try server.logIn()
        #expect(answer.body.contains(#""access_token": ""#))
        #expect(answer.body.contains(#"", "expire_token": ""#))
    }

    @Test func s2_idsAreDashedLowerCaseUUIDs() throws {
        let folder = try #require(try server.get("/api/folders/?limit=1&sorting=time_created%7Basc%7D").items.first)
        #expect(
            try #require(folder.text("folder_id")).wholeMatch(of: /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/) != nil)
    }

    @Test func s2_tokensAre128HexadecimalDigits() throws {
        let answer = try server.logIn()
        for name in ["access_token", "expire_token"] {
            #expect(try answer.text(name).wholeMatch(of: /[0-9a-f]{128}/) != nil)
        }
    }

    @Test func s2_timesAreSecondsSince1970WithFractions() throws {
        let folders = try server.get("/api/folders/?limit=20").items
        for folder in folders { #expect(1e9...1e10 ~= folder["time_created"] as? Double ?? 0) }
        let answer = try server.get("/api/folders/?limit=20")
        #expect(answer.body.contains(/"time_created": [0-9]+\.[0-9]+/))
    }

    @Test func s2_aTimeInMillisecondsIsUnderstood() throws {
        let folder = try #require(try server.get("/api/folders/?limit=1&offset=3").items.first)
        let created = try #require(folder["time_created"] as? Double)
        let found = try server.get(
            "/api/folders/?time_created.min=\(Int(created * 1000))&sorting=time_created%7Basc%7D&limit=2")
        let times = found.items.compactMap { $0["time_created"] as? Double }
        #expect(!times.isEmpty && times.allSatisfy { $0 >= created - 0.001 })
        let later = try server.get("/api/folders/?time_created.min=99999999999999")
        #expect(later.status == 200 && later.items.isEmpty)
    }

    @Test func s2_enumsAreTakenInAnyCaseAndGivenInCapitals() throws {
        let folder = try #require(try server.get("/api/folders/?limit=1&offset=3").items.first)
        let status = try #require(folder.text("resolution_status"))
        #expect(status == status.uppercased())
        for spelling in [status.lowercased(), status.capitalized, status] {
            let found = try server.get("/api/folders/?resolution_status=\(spelling)&limit=3").items
            #expect(!found.isEmpty && found.allSatisfy { $0.text("resolution_status") == status }, "\(spelling)")
        }
    }

    @Test func s2_filesNeedNoToken() throws {
        let id = try #require(
            try server.get("/api/folders/?limit=1&sorting=time_created%7Basc%7D").items.first?.text("folder_id"))
        let media = try server.get("/api/folders/\(id)").object.list("media")
        let link = try #require(media.compactMap { $0.text("original_url") }.first)
        let file = try server.get(link, as: nil)
        #expect(file.status == 200)
        #expect(!file.bytes.isEmpty)
        #expect(link.contains("/static/"))
    }

    @Test(.own) func s11_6_telemetryIsTakenWithoutAToken() throws {
        let json = #"{"device_info": {"device_platform": "web"}, "records": [{"event": "capture_started"}]}"#
        let answer = try server.send("POST", "/api/event_sessions", as: nil, json: json)
        #expect(answer.status == 201, "\(answer.body)")
        #expect(answer.object["session_id"] is String && answer.object.list("records").count == 1)
    }

    @Test(.own) func s2_filesMayBeKept30Days() throws {
        let id = try #require(
            try server.get("/api/folders/?limit=1&sorting=time_created%7Basc%7D").items.first?.text("folder_id"))
        let media = try server.get("/api/folders/\(id)").object.list("media")
        let file = try server.get(try #require(media.first?.text("original_url")), as: nil)
        #expect(file.headers["cache-control"]?.contains("max-age=2592000") == true)
    }

    @Test(.own) func s2_theTraceIsLoggedAsXray() throws {
        let trace = UUID().uuidString.lowercased()
        let answer = try server.send("GET", "/api/version", as: nil, headers: ["X-Lamb-XRay: \(trace)"])
        #expect(answer.headers["x-lamb-xray"] == trace)
        let log = try server.get("/_sandbox/log", as: nil).items
        #expect(log.filter { $0.text("xray") == trace }.map { $0.text("path") } == ["/api/version"])
    }

    @Test func s2_headersOfTracingAndDevicesDoNoHarm() throws {
        let headers = [
            "X-Lamb-XRay: 5e1b3a52-5a0b-4c22-a6a7-3c1c1f0f8a01", "X-Lamb-Device-Family: iPhone",
            "X-Lamb-Device-Platform: ios", "X-Lamb-App-Version: 1.0", "X-Lamb-App-Build: 1", "X-Lamb-App-Id: app",
        ]
        #expect(try server.send("GET", "/api/folders/?limit=1", headers: headers).status == 200)
    }
}
