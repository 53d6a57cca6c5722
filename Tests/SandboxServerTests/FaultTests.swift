import Foundation
import HummingbirdTesting
import Testing

@testable import SandboxServer

struct FaultTests {
    @Test func aShareOfAnswersFails() async throws {
        try await Bench.run(configure: { $0.failureRate = 1 }) { bench in
            let answer = try await bench.send("GET", "/api/version")
            #expect(answer.status == 500)
            #expect(answer.code == 0)
            #expect(try await bench.send("GET", "/static/nothing").status == 404)
        }
        try await Bench.run(configure: { $0.failureRate = 0.5 }) { bench in
            var failed = 0
            for _ in 0..<200 { failed += try await bench.send("GET", "/api/version").status == 500 ? 1 : 0 }
            #expect(60...140 ~= failed)
        }
    }

    @Test func changesThatFailAreNotDone() async throws {
        try await Bench.run(configure: { $0.changeFailureRate = 1 }) { bench in
            let before = try await bench.get("/api/analyses/?resolution_status=OPERATOR_REQUIRED").items
            let first = try #require(before.first)
            let id = first["analyse_id"]?.text ?? ""
            let token = try await bench.token(.operator)
            let decided = try await bench.decide(id, "SUCCESS", token: token)
            #expect(decided.status == 500 && decided.code == 0)
            #expect(try await bench.get("/api/analyses/\(id)").body == first)
            let orders = try await bench.get("/api/folders/").body["total_count"]
            #expect(try await bench.makeFolder(["a.jpg"]).status == 500)
            let order = first["folder_id"]?.text ?? ""
            let admin = try await bench.token(.admin)
            #expect(try await bench.send("DELETE", "/api/folders/\(order)", token: admin).status == 500)
            #expect(try await bench.get("/api/folders/").body["total_count"] == orders)
            // A refusal goes before: it would have come without the fault as well.
            #expect(try await bench.decide(id, "SUCCESS", token: admin).status == 403)
        }
    }

    @Test func aShareOfChangesFailsAndNoReadDoes() async throws {
        try await Bench.run(configure: { $0.changeFailureRate = 0.5 }) { bench in
            var failed = 0
            for _ in 0..<100 {
                failed += try await bench.makeFolder(["a.jpg"]).status == 500 ? 1 : 0
                #expect(try await bench.get("/api/version").status == 200)
            }
            #expect(25...75 ~= failed)
            #expect(try await bench.get("/api/folders/").body["total_count"] == .int(140 - failed))
        }
    }

    @Test func aShareOfAnswersIsDropped() {
        var configuration = SandboxConfiguration()
        configuration.dropRate = 0.5
        var faults = Faults(configuration)
        let call = Call(
            method: "GET", path: "/api/version", query: Query(), accessToken: nil, contentType: "", range: nil,
            body: [], base: "")
        let dropped = (0..<200).filter { _ in faults.strike(call)?.drop == true }
        #expect(60...140 ~= dropped.count)
        configuration.dropRate = 0
        faults = Faults(configuration)
        #expect(!(0..<200).contains { _ in faults.strike(call) != nil })
    }

    @Test func aDroppedAnswerIsNoneAtAll() async throws {
        var configuration = SandboxConfiguration()
        configuration.port = 0
        configuration.orders = 0
        configuration.dropRate = 1
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).log").path
        configuration.log = path
        defer { unlink(path) }
        let application = try Sandbox.application(configuration)
        await #expect(throws: (any Error).self) {
            try await application.test(.live) { client in
                let answer = try await Bench(client: client, clock: ManualClock(0)).logIn(.operator)
                Issue.record("an answer came: \(answer)")
            }
        }
        let line = try JSON(parsing: Array(String(contentsOfFile: path, encoding: .utf8).utf8))
        #expect(line["status"] == .null && line["lost"] == true)
    }
}
