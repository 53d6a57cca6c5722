import Foundation
import Hummingbird
import Testing

@testable import SandboxServer

/// Requests that are meant to hurt, and refusals that must leave everything as it was.
@Suite struct HardeningTests {
    @Test(arguments: ["1e17", "9e307", "-1e300", "1e15", "99999999999999999999999", "-1e13"])
    func noTimeIsTooFarAway(_ text: String) async throws {
        try await Bench.run { bench in
            for name in ["time_created.min", "time_updated.max"] {
                let answer = try await bench.get("/api/folders/?\(name)=\(text)")
                #expect(answer.status == 200)
            }
        }
    }

    @Test func noNumberOfTheLogIsTooSmall() async throws {
        try await Bench.run { bench in
            _ = try await bench.get("/api/folders/")
            _ = try await bench.send("DELETE", "/_sandbox/log")
            #expect(try await bench.send("GET", "/_sandbox/log?since=\(Int.min)").status == 200)
        }
    }

    @Test func aMediumNamedTwiceIsOneMedium() async throws {
        try await Bench.run { bench in
            let made = try await bench.makeFolder(["a.jpg"]).body
            let id = made["media"]?[0]?["media_id"] ?? .null
            let path = "/api/folders/\(made["folder_id"]?.text ?? "")/analyses/"
            let many = JSON.array(Array(repeating: id, count: 20_000))
            let started = try await bench.send(
                "POST", path, token: bench.token(.client),
                body: ["analyses": [["type": "biometry", "source_media": many]]])
            #expect(started.items.first?["source_media"]?.elements?.count == 1)
            let wishes = JSON.array(Array(repeating: ["type": "quality"], count: AnalysisRequest.most + 1))
            let refused = try await bench.send(
                "POST", path, token: bench.token(.client), body: ["analyses": wishes])
            #expect(refused.status == 400 && refused.code == 4)
        }
    }

    @Test func metadataHaveABoundWhereverTheyCome() async throws {
        let large: JSON = ["note": .string(String(repeating: "x", count: MetaData.mostBytes))]
        try await Bench.run { bench in
            let order = try await bench.makeFolder(["a.jpg"], metaData: large)
            #expect(order.status == 400 && order.code == 14)
            let company = try await bench.send(
                "POST", "/api/companies", token: bench.token(.admin), body: ["name": "x", "meta_data": large])
            #expect(company.status == 400 && company.code == 14)
        }
    }

    @Test func aStrangersBodyIsShort() async throws {
        try await Bench.run { bench in
            let bytes = [UInt8](repeating: 0x20, count: Responder.largestOfStrangers + 1)
            for token in [nil, "nobody's"] {
                let answer = try await bench.send("POST", "/api/folders", token: token, bytes: bytes)
                #expect(answer.status == 400 && answer.code == 14)
            }
            let known = try await bench.send("POST", "/api/folders", token: bench.token(.client), bytes: bytes)
            #expect(known.status == 201)
        }
    }

    @Test func aPasswordDoesNotEndAtNUL() async throws {
        try await Bench.run { bench in
            let token = try await bench.token(.admin)
            let account: JSON = [
                "email": "nul@example.test", "password": "a\u{0}rest", "first_name": "N", "last_name": "U",
                "user_type": "ADMIN",
            ]
            #expect(try await bench.send("POST", "/api/users", token: token, body: account).status == 400)
        }
        #expect(await Password.hash("a\u{0}rest") == nil)
    }

    @Test func whatIsRefusedChangesNothing() async throws {
        try await Bench.run { bench in
            let admin = try await bench.token(.admin)
            let company = try await bench.get("/api/companies").items[0]
            let path = "/api/companies/\(company["company_id"]?.text ?? "")"
            let refused = try await bench.send(
                "PATCH", path, token: admin, body: ["name": "Another", "meta_data": 5])
            #expect(refused.status == 400)
            #expect(try await bench.get(path).body["name"] == company["name"])

            let order = try await bench.makeFolder(["a.jpg"]).body["folder_id"]?.text ?? ""
            let word: JSON = ["operator_status": "SUCCESS", "operator_comment": "seen"]
            let wrong = try await bench.send(
                "PATCH", "/api/folders/\(order)?with_user=maybe", token: bench.token(.operator), body: word)
            #expect(wrong.status == 400)
            let after = try await bench.get("/api/folders/\(order)").body
            #expect(after["operator_status"] == .null && after["operator_comment"] == .null)
        }
    }

    @Test func aDecisionWithoutACommentKeepsTheOrdersComment() async throws {
        try await Bench.run { bench in
            let order = try await bench.makeFolder(["a.jpg", "b.jpg"]).body["folder_id"]?.text ?? ""
            let analysis = try await bench.analyse(order, ["quality"]).items[0]["analyse_id"]?.text ?? ""
            bench.clock.advance(600)
            let token = try await bench.token(.operator)
            let path = "/api/folders/\(order)"
            _ = try await bench.send("PATCH", path, token: token, body: ["resolution_comment": "by phone"])
            let decided = try await bench.send(
                "PATCH", "/api/analyses/\(analysis)", token: token, body: ["resolution_operator": "SUCCESS"])
            #expect(decided.status == 200)
            #expect(try await bench.get(path).body["resolution_comment"] == "by phone")
        }
    }

    @Test func timesFollowTheClockOnceItIsRightAgain() async throws {
        try await Bench.run { bench in
            let skew: JSON = ["fault": ["clock_skew_s": 1_000_000_000]]
            #expect(try await bench.send("POST", "/_sandbox/faults", body: skew).status == 201)
            let ahead = try await bench.makeFolder(["a.jpg"]).body["time_created"]?.number ?? 0
            #expect(ahead >= Bench.start + 1_000_000_000)
            _ = try await bench.send("DELETE", "/_sandbox/faults")
            bench.clock.advance(5)
            let right = try await bench.makeFolder(["a.jpg"]).body["time_created"]?.number ?? 0
            #expect(right >= Bench.start && right < Bench.start + 60)
        }
    }

    @Test func aDeletedAnalysisShowsNoBestShot() async throws {
        try await Bench.run(orders: 200) { bench in
            let all = try await bench.get("/api/analyses/?type=quality&limit=-1").items
            let shown = try #require(
                all.first { $0["results_media"]?[0]?["output_images"]?[0]?["original_url"]?.text != nil })
            let link = shown["results_media"]?[0]?["output_images"]?[0]?["original_url"]?.text ?? ""
            let path = "/" + link.split(separator: "/").dropFirst(2).joined(separator: "/")
            #expect(try await bench.send("GET", path).status == 200)
            let id = shown["analyse_id"]?.text ?? ""
            #expect(try await bench.send("DELETE", "/api/analyses/\(id)", token: bench.token(.admin)).status < 300)
            #expect(try await bench.send("GET", path).status == 404)
        }
    }

    @Test func guessingTokensEarnsNoAllowance() async throws {
        try await Bench.run(configure: { $0.rateLimit = 2 }) { bench in
            var statuses: [Int] = []
            for number in 0..<6 {
                let answer = try await bench.send("GET", "/api/folders/", token: "guess-\(number)")
                statuses.append(answer.status)
            }
            #expect(statuses == [401, 401, 429, 429, 429, 429])
        }
        var slow = RateLimit(rate: 0.1)
        var call = Call(
            method: "GET", path: "/api/version", query: Query(), accessToken: nil, contentType: "", range: nil,
            body: [], base: "")
        call.now = Moment(seconds: Bench.start)
        try slow.count(call, isKnown: false)
        let refusal = #expect(throws: ApiError.self) { () throws in try slow.count(call, isKnown: false) }
        #expect(refusal?.retryAfter == 10)
    }
}
