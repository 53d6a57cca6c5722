import Testing

@testable import SandboxServer

struct GeneratorTests {
    @Test func sameSeedSameBytes() async throws {
        let paths = [
            "/api/folders/?limit=-1&with_analyses=1&with_user=1&with_company=1", "/api/analyses/?limit=-1",
            "/api/users/", "/api/companies/", "/api/collections/",
        ]
        for path in paths {
            let first = try await text(of: path, seed: 7)
            #expect(try await text(of: path, seed: 7) == first)
            if path != "/api/companies/" { #expect(try await text(of: path, seed: 8) != first) }
        }
    }

    @Test func lifeHasEverything() async throws {
        try await Bench.run(orders: 400) { bench in
            let folders = try await bench.get("/api/folders/?limit=-1&with_analyses=1").items
            let analyses = folders.flatMap { $0["analyses"]?.elements ?? [] }
            let systems = Dictionary(grouping: folders) { $0["system_resolution"]?.text ?? "" }.mapValues(\.count)
            for verdict in ["INITIAL", "PROCESSING", "FAILED", "DECLINED", "OPERATOR_REQUIRED", "SUCCESS"] {
                #expect(systems[verdict, default: 0] > 0, "\(verdict)")
            }
            #expect(systems["SUCCESS", default: 0] > 200)
            #expect(12...60 ~= systems["OPERATOR_REQUIRED", default: 0], "about eight of a hundred")
            #expect(Set(analyses.compactMap { $0["type"]?.text }).count == 4)
            #expect(analyses.contains { $0["resolution_operator"] == "SUCCESS" })
            #expect(analyses.contains { $0["resolution_operator"] == "DECLINED" })
            #expect(analyses.contains { $0["error_message"]?.text?.isEmpty == false })
            #expect(folders.contains { $0["meta_data"]?["phone_info"]?["device"] != nil })
            #expect(folders.contains { Set($0["analyses"]?.elements?.map { $0["group_id"]?.text } ?? []).count == 2 })
            let users = try await bench.get("/api/users/").items
            #expect(Set(users.compactMap { $0["user_type"]?.text }).count == 6)
            let newest = folders[0]["time_created"]?.number ?? 0
            let oldest = folders.last?["time_created"]?.number ?? 0
            #expect(0...300 ~= Bench.start - newest)
            #expect(Bench.start - oldest > 40 * 86_400)
            #expect(folders.allSatisfy { ($0["time_updated"]?.number ?? 0) <= Bench.start })
        }
    }

    @Test func namesStandInManyScripts() {
        let given = (0..<300).map { Person(seed: 1, number: $0).given.unicodeScalars }
        let scripts: [ClosedRange<UInt32>] = [
            0x41...0x7A, 0xC0...0x24F, 0x370...0x3FF, 0x400...0x4FF, 0x590...0x5FF, 0x600...0x6FF, 0x900...0x97F,
            0xE00...0xE7F, 0x3040...0x9FFF, 0xAC00...0xD7A3,
        ]
        for script in scripts {
            #expect(given.contains { $0.contains { script.contains($0.value) } }, "from \(script.lowerBound) on")
        }
    }

    @Test func scoresAgreeWithVerdicts() async throws {
        try await Bench.run(orders: 500) { bench in
            let analyses = try await bench.get("/api/analyses/?limit=-1&state=FINISHED").items
            for analysis in analyses where analysis["resolution_operator"] == .null {
                let verdict = analysis["resolution_status"]?.text
                let results = analysis["results_data"]
                let confs = analysis["confs"]
                switch analysis["type"]?.text {
                case "QUALITY":
                    let score = try #require(results?["confidence_spoofing"]?.number)
                    let limit = try #require(confs?["threshold_spoofing"]?.number)
                    #expect(verdict == (score >= limit ? "DECLINED" : "SUCCESS"))
                case "BIOMETRY":
                    let score = try #require(results?["min_confidence"]?.number)
                    let (low, high) = (confs?["threshold_min"]?.number ?? 0, confs?["threshold_max"]?.number ?? 0)
                    #expect(verdict == (score >= high ? "SUCCESS" : score >= low ? "OPERATOR_REQUIRED" : "DECLINED"))
                    #expect((analysis["source_media"]?.elements?.count ?? 0) >= 2)
                case "COLLECTION":
                    let score = try #require(results?["confidence"]?.number)
                    let isMatch = score >= (confs?["decision_threshold"]?.number ?? 1)
                    #expect(verdict == (isMatch ? "DECLINED" : "SUCCESS"))
                    #expect((analysis["results_media"]?[0]?["person_id"]?.text != nil) == isMatch)
                    #expect(analysis["collection"]?["alias"] == "blacklist")
                default:
                    #expect(results?["text_fields"]?.elements?.isEmpty == false)
                }
            }
        }
    }

    @Test func idsAreUUIDsOfVersionFour() {
        var seen: Set<ObjectID> = []
        for index in 0..<2_000 {
            let id = ObjectID(seed: 1, kind: .folder, index)
            let shape = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/
            #expect(id.description.wholeMatch(of: shape) != nil)
            #expect(ObjectID(id.description.uppercased()) == id)
            #expect(seen.insert(id).inserted)
        }
        #expect(ObjectID("37eeab22-91b8-42ff-b29e-6fd3aba4960") == nil)
        #expect(ObjectID("37eeab22x91b8-42ff-b29e-6fd3aba4960c") == nil)
    }

    @Test func thousandsOfOrdersKeepEveryTimeApart() throws {
        let database = try life(orders: 5_000)
        #expect(Set(database.folders.map(\.created)).count == 5_000)
        #expect(Set(database.folders.map(\.updated)).count == 5_000)
        let analyses = analyses(database)
        #expect(Set(analyses.map(\.updated)).count == analyses.count)
        #expect(Set(analyses.map(\.id)).count == analyses.count)
    }

    @Test(arguments: [200, 1_000, 5_000]) func queuesHoldWaitsFromMinutesToDays(_ orders: Int) throws {
        let database = try life(orders: orders)
        let analyses = analyses(database)
        let doubtful = analyses.filter { $0.resolution == .operatorRequired }
        let faces = analyses.filter { $0.type == .biometry }
        let share = Double(doubtful.filter { $0.type == .biometry }.count) / Double(faces.count)
        #expect(0.07...0.17 ~= share, "about a tenth of all face matchings waits")
        for company in [nil, 0] {
            let queue = doubtful.filter { company == nil || database.folders[$0.folder].company == company }
            let hours = queue.map { (Bench.start - $0.created.seconds) / 3_600 }
            for wait in [0...0.25, 0.25...4, 4...24, 24...72] as [ClosedRange<Double>] where orders == 200 {
                #expect(hours.contains(where: wait.contains), "nobody waits \(wait) h of \(hours.sorted())")
            }
            #expect(hours.contains { $0 < 0.25 } && hours.contains { $0 > 72 })
        }
    }

    private func life(orders: Int) throws -> Database {
        var configuration = SandboxConfiguration()
        configuration.orders = orders
        configuration.now = Bench.start
        return try Sandbox.database(configuration, start: Moment(seconds: Bench.start))
    }

    /// Every analysis that an order names; the table has empty slots between them.
    private func analyses(_ database: Database) -> [Analysis] {
        database.folders.flatMap { $0.analyses.map { database.analyses[$0] } }
    }

    private func text(of path: String, seed: UInt64) async throws -> String {
        var configuration = SandboxConfiguration()
        configuration.orders = 60
        configuration.seed = seed
        configuration.now = Bench.start
        let application = try Sandbox.application(configuration, clock: { Moment(seconds: Bench.start) })
        return try await application.test(.router) { client in
            let bench = Bench(client: client, clock: ManualClock(Bench.start))
            return String(buffer: try await bench.get(path).response.body)
        }
    }
}
