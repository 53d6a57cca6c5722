import HTTP
import OzModel
import Remote
import Testing

/// What a server may say of its parts, in whichever shape.
@Suite struct HealthcheckTests {
    private func probe(_ status: Int, _ body: String) async throws -> ServerProbe {
        let transport = ScriptedTransport { request in
            request.url.hasSuffix("/api/healthcheck") ? .answer(status, body) : .answer(200, #"{"version": "6.0.1"}"#)
        }
        let server = try Server("https://oz.example.test")
        return await Prober(server: server, bio: .init(nil), transport: transport).probe()
    }

    @Test(arguments: [
        (#"{"database": "ok", "queues": {"tfss": "ok", "regula": "DOWN"}}"#, "database+ queues.regula- queues.tfss+"),
        (
            #"{"status": "UP", "components": {"db": {"status": "UP", "details": {"version": "14"}}}}"#,
            "server+ components.db+ components.db.details.version?"
        ),
        (
            #"{"checks": [{"name": "redis", "status": "pass"}, {"name": "bio", "status": "warn"}]}"#,
            "checks.redis+ checks.bio!"
        ),
        (#"{"celery": true, "redis": false, "tfss": null, "waiting": 3}"#, "celery+ redis- tfss? waiting?"),
        (#"["ok", "failed"]"#, "1+ 2-"),
        (#"{"ok": true}"#, "server+"), (#"{"healthy": false, "since": 5}"#, "server-"),
        (#"{"db": "error: connection refused"}"#, "db-"), (#"{"db": "who knows"}"#, "db?"),
        (#"{}"#, ""), (#"[]"#, ""),
    ])
    func anyShapeIsRead(_ body: String, _ parts: String) async throws {
        let signs: [HealthState: String] = [.fine: "+", .warning: "!", .failing: "-", .unknown: "?"]
        let found = try await probe(200, body).parts.map { "\($0.name)\(signs[$0.state] ?? "")" }
        #expect(found.joined(separator: " ") == parts)
    }

    @Test(arguments: [
        (200, #"{"a": "ok"}"#, HealthState.fine), (200, #"{"a": "ok", "b": "down"}"#, .failing),
        (503, #"{"status": "DOWN"}"#, .failing), (200, #"{"a": "ok", "b": "degraded"}"#, .warning),
        (200, "{}", .unknown), (200, #"{"uptime": 5}"#, .unknown), (200, "<html></html>", .warning),
        (200, #"{"a": "o"#, .warning), (200, "", .warning), (404, "<html></html>", .unknown),
        (403, #"{"error_code": 9, "error_message": "no", "details": null}"#, .unknown),
        (500, #"{"error_code": 0, "error_message": "no", "details": null}"#, .failing),
        (503, #"{"error_code": 0, "error_message": "no", "details": null}"#, .failing),
    ])
    func theWholeIsAsWellAsItsWorstPart(_ status: Int, _ body: String, _ state: HealthState) async throws {
        let found = try await probe(status, body)
        #expect(found.check.state == state, "\(found.check)")
        #expect(found.version == .good && found.versionName == "6.0.1")
    }

    @Test func whatIsWrongIsNamedInTheServersWords() async throws {
        let bad = try await probe(200, #"{"a": "down", "b": "ok", "c": "failed", "d": "dead", "e": "stopped"}"#)
        #expect(bad.check == .bad("part a says “down”, c says “failed”, d says “dead” and 1 more"))
    }

    @Test func aHostileAnswerIsNotReadForever() async throws {
        let deep = String(repeating: "[", count: 400) + String(repeating: "]", count: 400)
        _ = try await probe(200, deep)
        let wide = "[" + Array(repeating: #""ok\u001b[31m""#, count: 5000).joined(separator: ",") + "]"
        let found = try await probe(200, wide)
        #expect(found.parts.count == 200 && found.parts.allSatisfy { !$0.word.contains("\u{1B}") })
    }
}
