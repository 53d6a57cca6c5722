import Foundation
import Hummingbird
import Testing

@testable import SandboxServer

struct LogTests {
    @Test func everyAnsweredRequestIsALine() async throws {
        let (_, text) = try await log { bench in
            let token = try await bench.token(.client)
            _ = try await bench.send("GET", "/api/folders/?limit=1&time_created.min=5", token: token)
            _ = try await bench.send("GET", "/api/folders/", token: "unknown")
            _ = try await bench.send("GET", "/static/nothing")
            bench.clock.advance(1)
            _ = try await bench.send("DELETE", "/api/folders/x", token: token)
        }
        let (start, later) = (Bench.start, Bench.start + 1)
        let lines = text.replacing(/, "xray": "[0-9a-f-]{36}"/, with: "")
        #expect(text.matches(of: /"xray"/).count == 4)
        #expect(
            lines == """
                {"time": \(start), "method": "POST", "path": "/api/authorize/auth", "user": null, "status": 200}
                {"time": \(start), "method": "GET", "path": "/api/folders/", "query": "limit=1&time_created.min=5", \
                "user": "client@sandbox.test", "status": 200}
                {"time": \(start), "method": "GET", "path": "/api/folders/", "user": null, "status": 401}
                {"time": \(later), "method": "DELETE", "path": "/api/folders/x", "user": "client@sandbox.test", \
                "status": 403}

                """)
    }

    @Test func aRequestIsFoundByItsTrace() async throws {
        let (traces, text) = try await log { bench in
            let trace = try #require(HTTPFields.Element.Name("X-Lamb-XRay"))
            let own = "0B0E6E9C-7B1C-4C9A-8F2E-000000000001"
            _ = try await bench.send("GET", "/api/version", headers: ["X-Lamb-XRay": own])
            let made = try await bench.send("GET", "/api/version", headers: ["X-Lamb-XRay": "a secret"])
            return [own.lowercased(), made.response.headers[trace] ?? ""]
        }
        #expect(try entries(text).map { $0["xray"] } == traces.map { .string($0) })
        #expect(Set(traces).count == 2)
    }

    @Test func aDecisionIsToldWithBothSides() async throws {
        let (sides, text) = try await log { bench in
            let id = try await bench.doubtful()
            let before = try await bench.get("/api/analyses/\(id)").body
            let token = try await bench.token(.operator)
            #expect(try await bench.decide(id, "MAYBE", token: token).status == 400)
            let after = try await bench.decide(id, "DECLINED", comment: "two\nlines", token: token)
            return (id: id, before: before["time_updated"], after: after.body["time_updated"])
        }
        let decisions = try entries(text).filter { $0["decision"] != nil }
        #expect(
            decisions.map { $0["decision"] } == [
                [
                    "analyse_id": .string(sides.id),
                    "before": [
                        "resolution_status": "OPERATOR_REQUIRED", "resolution_operator": nil,
                        "time_updated": sides.before ?? nil,
                    ],
                    "after": [
                        "resolution_status": "DECLINED", "resolution_operator": "DECLINED",
                        "resolution_comment": "two\nlines", "time_updated": sides.after ?? nil,
                    ],
                ]
            ])
        let line = try #require(decisions.first)
        #expect(line["user"] == "operator@sandbox.test" && line["status"] == 200 && line["lost"] == nil)
    }

    @Test func aDecisionWhoseAnswerIsLostIsStillTold() async throws {
        let (_, text) = try await log(failureRate: 0.5) { bench in
            // A lost answer is no answer: everything is asked again until it comes.
            let session = try await again { try await bench.logIn(.operator) }
            let token = session.body["access_token"]?.text ?? ""
            let path = "/api/analyses/?resolution_status=OPERATOR_REQUIRED"
            let doubtful = try await again { try await bench.send("GET", path, token: token) }
            for id in doubtful.items.compactMap({ $0["analyse_id"]?.text }) {
                _ = try await again { try await bench.decide(id, "SUCCESS", token: token) }
            }
        }
        let decisions = try entries(text).filter { $0["decision"] != nil }
        let lost = decisions.filter { $0["lost"] == true }
        #expect(!lost.isEmpty && lost.count < decisions.count)
        for decision in decisions { #expect(decision["status"] == (decision["lost"] == true ? 500 : 200)) }
    }

    @Test func noSecretAndNoNameIsWritten() async throws {
        let (secrets, text) = try await log { bench in
            let session = try await bench.logIn(.client).body
            let (token, renewal) = (session["access_token"]?.text ?? "", session["expire_token"]?.text ?? "")
            let search = "/api/folders/?meta_data=person_info.last_name==Kowalczyk&search_text=Anna"
            _ = try await bench.send("GET", search, token: token)
            _ = try await bench.send(
                "POST", "/api/authorize/refresh", token: token, body: ["expire_token": .string(renewal)])
            return [token, renewal, Login.standard(.client).password, "Kowalczyk", "Anna"]
        }
        for secret in secrets { #expect(secret.count > 3 && !text.contains(secret)) }
        #expect(text.contains("meta_data=…&search_text=…"))
    }

    @Test func itGrowsAndIsItsOwnersAlone() throws {
        let path = Self.freshPath()
        defer { unlink(path) }
        let call = Call(
            method: "GET", path: "/api/version", query: Query(), accessToken: nil, contentType: "", range: nil,
            body: [], base: "", trace: "t")
        for _ in 1...2 {
            try RequestLog(path: path).append(LogEntry(call: call, reply: .noContent, instead: nil))
        }
        let line =
            #"{"time": 0.0, "method": "GET", "path": "/api/version", "user": null, "xray": "t", "status": 204}"# + "\n"
        #expect(try String(contentsOfFile: path, encoding: .utf8) == line + line)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func aLogThatCannotBeWrittenIsOneSentence() {
        var configuration = SandboxConfiguration()
        configuration.orders = 0
        configuration.log = "/nowhere/at/all"
        let error = SandboxError.logUnwritable(path: "/nowhere/at/all", reason: "No such file or directory")
        #expect(throws: error) { try Sandbox.application(configuration) }
        #expect(error.description == "the log /nowhere/at/all cannot be written: No such file or directory")
    }

    /// Runs a test against a sandbox that writes a log; answers what the test answers, and the log.
    private func log<Value: Sendable>(
        failureRate: Double = 0, _ test: @Sendable (Bench) async throws -> Value
    ) async throws -> (value: Value, text: String) {
        let path = Self.freshPath()
        defer { unlink(path) }
        return try await Bench.run(
            configure: {
                $0.failureRate = failureRate
                $0.log = path
            },
            { bench in
                let value = try await test(bench)
                // Read while the server still runs.
                return (value, try String(contentsOfFile: path, encoding: .utf8))
            })
    }

    private func entries(_ text: String) throws -> [JSON] {
        try text.split(separator: "\n").map { try JSON(parsing: Array($0.utf8)) }
    }

    private func again(_ ask: () async throws -> Bench.Answer) async throws -> Bench.Answer {
        for _ in 1..<50 {
            let answer = try await ask()
            if answer.status != 500 { return answer }
        }
        return try await ask()
    }

    private static func freshPath() -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).log").path
    }
}
