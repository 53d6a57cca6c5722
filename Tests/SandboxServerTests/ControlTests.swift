import Foundation
import Hummingbird
import HummingbirdTesting
import Testing

@testable import SandboxServer

/// Faults on demand by the control path, and the log that it gives.
@Suite struct ControlTests {
    private func add(_ bench: Bench, _ rule: JSON) async throws {
        let answer = try await bench.send("POST", "/_sandbox/faults", body: rule)
        #expect(answer.status == 201, "\(answer.body)")
    }

    @Test func aRuleBefallsWhatFitsAsOftenAsItSays() async throws {
        try await Bench.run { bench in
            let fault: JSON = ["method": "get", "path": "/api/version", "times": 2, "fault": ["status": 503]]
            try await add(bench, fault)
            #expect(try await bench.send("OPTIONS", "/api/version").status == 200)
            #expect(try await bench.send("GET", "/api/healthcheck").status == 200)
            for expected in [503, 503, 200] {
                #expect(try await bench.send("GET", "/api/version").status == expected)
            }
            try await add(bench, ["fault": ["html": true]])
            let page = try await bench.send("GET", "/api/version")
            #expect(page.status == 502 && page.response.headers[.contentType] == "text/html")
            #expect(try await bench.send("GET", "/_sandbox/faults").items.count == 2)
            #expect(try await bench.send("DELETE", "/_sandbox/faults").status == 204)
            #expect(try await bench.send("GET", "/api/version").status == 200)
        }
    }

    @Test func theDeedIsDoneThoughItsAnswerIsLost() async throws {
        try await Bench.run { bench in
            try await add(bench, ["method": "POST", "path": "/api/folders", "fault": ["malformed": true]])
            let before = try await bench.get("/api/folders/").body["total_count"]?.number ?? 0
            let made = try await bench.makeFolder(["a.jpg"])
            #expect(made.status == 201 && made.body == .null)
            #expect(try await bench.get("/api/folders/").body["total_count"]?.number == before + 1)
            let log = try await bench.send("GET", "/_sandbox/log").body["items"]?.elements ?? []
            #expect(log.contains { $0["method"] == "POST" && $0["lost"] == true && $0["path"] == "/api/folders/" })
        }
    }

    @Test func tokensExpireAndTheClockGoesWrong() async throws {
        try await Bench.run { bench in
            let token = try await bench.token(.operator)
            try await add(bench, ["path": "/api/folders", "times": 1, "fault": ["expire_tokens": true]])
            let refused = try await bench.send("GET", "/api/folders/", token: token)
            #expect(refused.status == 401 && refused.code == 8)
            #expect(try await bench.send("GET", "/api/folders/", token: token).status == 200)
            try await add(bench, ["path": "/api/version", "times": 1, "fault": ["clock_skew_s": 100_000]])
            _ = try await bench.send("GET", "/api/version")
            #expect(try await bench.send("GET", "/api/folders/", token: token).code == 8)
            let date = try await bench.logIn(.operator).body["time_created"]?.number ?? 0
            #expect(date >= Bench.start + 99_999)
        }
    }

    @Test func aBadRuleIsRefusedAndSaysWhy() async throws {
        try await Bench.run { bench in
            let cases: [(JSON, Int)] = [
                ([:], 3), (["fault": 1], 5), (["fault": ["status": 200]], 4), (["fault": ["status": "x"]], 5),
                (["fault": ["nonsense": true]], 4), (["times": 0, "fault": [:]], 5), (["share": 2, "fault": [:]], 5),
            ]
            for (rule, code) in cases {
                let answer = try await bench.send("POST", "/_sandbox/faults", body: rule)
                #expect(answer.status == 400 && answer.code == code, "\(rule)")
            }
            #expect(try await bench.send("GET", "/_sandbox/nothing").status == 404)
            #expect(try await bench.send("PATCH", "/_sandbox/log").status == 405)
        }
    }

    @Test func theLogHoldsNoSecretAndGoesOn() async throws {
        try await Bench.run { bench in
            let token = try await bench.token(.operator)
            _ = try await bench.send("GET", "/api/folders/?search_text=Doe", token: token)
            let log = try await bench.send("GET", "/_sandbox/log")
            let text = String(buffer: log.response.body)
            #expect(!text.contains(token) && !text.contains("Doe") && !text.contains("sandbox-operator"))
            let next = Int(log.body["next"]?.number ?? 0)
            #expect(try await bench.send("GET", "/_sandbox/log?since=\(next)").body["items"] == [])
            _ = try await bench.send("GET", "/api/version")
            #expect(try await bench.send("GET", "/_sandbox/log?since=\(next)").body["items"]?.elements?.count == 1)
            #expect(try await bench.send("DELETE", "/_sandbox/log").status == 204)
            #expect(try await bench.send("GET", "/_sandbox/log").body["items"] == [])
        }
    }

    @Test func tooManyRequestsAreToldWhenToComeAgain() async throws {
        try await Bench.run(configure: { $0.rateLimit = 3 }) { bench in
            let token = try await bench.token(.operator)
            var answers: [Bench.Answer] = []
            for _ in 0..<5 { answers.append(try await bench.send("GET", "/api/users/", token: token)) }
            #expect(answers.map(\.status) == [200, 200, 200, 429, 429])
            #expect(answers[4].code == 101)
            #expect(answers[4].response.headers[.init("Retry-After")!] == "1")
            bench.clock.advance(1)
            #expect(try await bench.send("GET", "/api/users/", token: token).status == 200)
        }
    }

    @Test(arguments: [("cut", JSON.bool(true)), ("drop", true), ("drip_bytes_per_s", 2_000), ("delay_ms", 50)])
    func faultsOfTheWire(_ name: String, _ value: JSON) async throws {
        var configuration = SandboxConfiguration()
        (configuration.port, configuration.orders) = (0, 3)
        let application = try Sandbox.application(configuration)
        try await application.test(.live) { client in
            let bench = Bench(client: client, clock: ManualClock(0))
            let token = try await bench.token(.admin)
            let whole = try await bench.send("GET", "/api/users/?limit=2", token: token)
            try await add(bench, ["path": "/api/users", "times": 1, "fault": .object([.init(name, value)])])
            let answer = try? await bench.send("GET", "/api/users/?limit=2", token: token)
            if name == "cut" || name == "drop" {
                #expect(answer == nil, "the answer came whole")
            } else {
                #expect(answer?.body == whole.body)
            }
        }
    }

    @Test func everyAnswerLetsAnyPageAskAndCarriesATrace() async throws {
        try await Bench.run { bench in
            let trace = try #require(HTTPFields.Element.Name("X-Lamb-XRay"))
            let origin = try #require(HTTPFields.Element.Name("Access-Control-Allow-Origin"))
            let own = "0B0E6E9C-7B1C-4C9A-8F2E-000000000001"
            for (method, path) in [("GET", "/api/version"), ("OPTIONS", "/api/folders/"), ("GET", "/api/users/")] {
                let answer = try await bench.send(method, path, headers: ["X-Lamb-XRay": own])
                #expect(answer.response.headers[origin] == "*")
                #expect(answer.response.headers[trace] == own.lowercased())
            }
            let made = try await bench.send("GET", "/api/version").response.headers[trace]
            #expect(made.flatMap(UUID.init(uuidString:)) != nil)
        }
    }
}
