import FaultServer
import Foundation
import TestSupport
import Testing

/// `ozc health`: what it says, in which shape, and with which code it leaves.
@Suite(.onLanes) struct HealthTests {
    private static let names = [
        "version", "parts", "latency", "unfinished", "bio", "licence", "mirror", "outbox_waiting", "outbox_failed",
        "outbox_refused",
    ]

    private func checks(_ run: Program) throws -> [String: [String: Any]] {
        let rows = try #require(try run.json() as? [[String: Any]])
        #expect(rows.compactMap { $0["check"] as? String } == Self.names)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0["check"] as? String ?? "", $0) })
    }

    private func state(_ checks: [String: [String: Any]], _ name: String) -> String? {
        checks[name]?["state"] as? String
    }

    /// Names the sandbox as the bio server of the profile.
    private func nameBio(_ station: Station, _ address: String? = nil) throws {
        let text = try String(contentsOfFile: station.home.config, encoding: .utf8)
        try station.home.configure("\(text)\nbio = \"\(address ?? station.sandbox.url)\"\n")
    }

    private func spoil(_ station: Station, _ rule: String) throws {
        let run = try Program.run(
            "/usr/bin/curl", ["-sS", "--fail", "-d", rule, "\(station.sandbox.url)/_sandbox/faults"],
            home: station.home)
        #expect(run.code == 0, "\(run.errors)")
    }

    @Test func allFineIs0AndEveryFormatTellsTheSame() throws {
        let station = try Station()
        try nameBio(station)
        let run = try station.ozc("health --format json")
        #expect(run.code == 0, "\(run.errors)")
        let found = try checks(run)
        for name in ["version", "parts", "bio", "licence", "outbox_waiting", "outbox_failed", "outbox_refused"] {
            #expect(state(found, name) == "fine", "\(name): \(found[name] ?? [:])")
        }
        #expect(found["version"]?["measured"] as? String ?? "" != "-")
        #expect(found["version"]?["value"] is NSNumber && found["licence"]?["value"] is NSNull)
        // Nothing was synced here: the server itself was asked.
        #expect(state(found, "mirror") == "unknown")
        #expect(state(found, "unfinished") != "unknown")
        let table = try station.ozc("health --format table")
        #expect(table.output.contains("STATE") && table.output.contains("The server answers: nothing to do."))
        let lines = try station.ozc("health").lines
        #expect(lines.count == 11 && lines[0].hasPrefix("check\tstate\t"))
        #expect(try station.ozc("health --format jsonl").lines.count == 10)
        #expect(try station.ozc("health --format csv").output.hasPrefix("check,state,"))
    }

    @Test func whatIsFailingIs1AndNamed() throws {
        let station = try Station(orders: 4, ["--licence", "expired"])
        try nameBio(station)
        let run = try station.ozc("health --format json")
        #expect(run.code == 1 && run.errors.contains("failing: licence"), "\(run.errors)")
        let found = try checks(run)
        #expect(state(found, "licence") == "failing" && state(found, "bio") == "fine")
        #expect((found["licence"]?["sentence"] as? String)?.contains("license.key") == true)
    }

    @Test(arguments: [
        ("/api/version", #"{"status": 500}"#, "version", "failing", 1),
        ("/api/version", #"{"malformed": true}"#, "version", "warning", 0),
        ("/api/version", #"{"delay_ms": 60000}"#, "version", "failing", 3),
        ("/api/healthcheck", #"{"status": 500}"#, "parts", "failing", 1),
        ("/api/healthcheck", #"{"malformed": true}"#, "parts", "warning", 0),
        ("/api/analyses", #"{"status": 500}"#, "latency", "failing", 1),
        ("/api/analyses", #"{"malformed": true}"#, "latency", "failing", 1),
        ("/api/analyses", #"{"status": 403}"#, "latency", "unknown", 4),
        ("/v1", #"{"delay_ms": 60000}"#, "bio", "failing", 1),
    ])
    func aFaultIsToldWhereItIs(_ path: String, _ fault: String, _ name: String, _ state: String, _ code: Int32) throws {
        let station = try Station(orders: 4)
        try nameBio(station)
        try spoil(station, #"{"path": "\#(path)", "fault": \#(fault)}"#)
        let run = try station.ozc("health --format json --timeout 2")
        #expect(run.code == code, "\(run.errors)")
        #expect(self.state(try checks(run), name) == state, "\(run.output)")
        #expect(!run.errors.contains(station.sandbox.email("operator")))
    }

    @Test func aServerThatIsGoneIs3AndItsLastWordStaysUnknown() throws {
        let station = try Station(orders: 4)
        station.sandbox.end()
        let run = try station.ozc("health --format json")
        #expect(run.code == 3 && run.errors.contains("nothing answers"), "\(run.errors)")
        let found = try checks(run)
        #expect(state(found, "version") == "failing")
        for name in ["parts", "latency", "unfinished", "bio", "licence"] { #expect(state(found, name) == "unknown") }
    }

    @Test func withoutALogInTheServerIsAskedAllTheSame() throws {
        let station = try Station(orders: 4)
        _ = try station.ozc("logout")
        let run = try station.ozc("health --format json")
        #expect(run.code == 4 && run.errors.contains("ozc login"), "\(run.errors)")
        let found = try checks(run)
        #expect(state(found, "version") == "fine" && state(found, "latency") == "unknown")
        #expect(try Program.ozc("health", Home()).code == 4)
    }

    @Test func offlineAsksNobodyAndTellsWhatTheMirrorHas() throws {
        let log = FileManager.default.temporaryDirectory.appendingPathComponent("ozc-health-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: log) }
        let sandbox = try RunningSandbox(orders: 20, log: log)
        let home = try Home()
        try sandbox.logIn(home, as: "client-admin")
        _ = try Program.ozc("sync", home)
        let before = try sandbox.log().entries.count
        let run = try Program.ozc("health --offline --format json", home)
        #expect(run.code == 0, "\(run.errors)")
        let found = try checks(run)
        #expect(state(found, "version") == "unknown" && state(found, "mirror") == "fine")
        #expect((found["unfinished"]?["sentence"] as? String)?.contains("Counted: your company only.") == true)
        #expect(try sandbox.log().entries.count == before)
    }

    @Test func noTokenReachesTheBioServerAndTheServerIsAskedSixTimesAtMost() throws {
        let api = try FaultServer { request in
            request.path == "/api/version" ? .answer(200, #"{"version": "6"}"#) : .answer(200, "[]")
        }
        let bio = try FaultServer { _ in .answer(400, #"{"error": "Assertion failed"}"#) }
        defer {
            api.stop()
            bio.stop()
        }
        let home = try Home()
        try home.configure(
            """
            [profiles.p]
            server = "\(api.url())"
            token_command = ["echo", "secret-token"]
            bio = "\(bio.url())"
            """)
        _ = try Program.ozc("health", home)
        #expect(bio.requests.count == 2 && api.requests.count == 4)
        for request in bio.requests { #expect(!"\(request)".contains("secret-token"), "\(request)") }
        let asked = api.requests.filter { "\($0)".contains("secret-token") }
        #expect(asked.allSatisfy { $0.path == "/api/analyses/" } && asked.count == 2)
    }

    @Test func wrongUsageIs2() throws {
        let station = try Station(orders: 2)
        #expect(try station.ozc("health --format xml").code == 2)
        #expect(try station.ozc("health --timeout 0").code == 2)
        try nameBio(station, "ftp://bio")
        let run = try station.ozc("health --format json")
        let sentence = try checks(run)["bio"]?["sentence"] as? String
        #expect(run.code == 0 && sentence?.contains("cannot be used") == true, "\(run.output)")
    }
}
