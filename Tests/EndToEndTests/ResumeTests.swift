import Foundation
import TestSupport
import Testing

/// `kill -9` in the middle of the first sync costs nothing.
@Suite(.timeLimit(.minutes(3))) struct ResumeTests {
    private static let config = "[sync]\npage = 25\ninterval = \"200ms\"\n"

    @Test func aBrokenSyncEndsAsAnUnbrokenOne() throws {
        let sandbox = try RunningSandbox(orders: 400, ["--latency", "15ms", "--analysis-time", "1h"])
        let whole = try Home()
        try whole.configure(Self.config)
        try sandbox.logIn(whole)
        _ = try Program.run("ozc", ["--headless"], home: whole)

        let broken = try Home()
        try broken.configure(Self.config)
        try sandbox.logIn(broken)
        var generator = SystemRandomNumberGenerator()
        var stops: [Int] = []
        var reached = 0
        for _ in 0..<6 {
            let goal = reached + Int.random(in: 1...60, using: &generator)
            let pty = try Pty([Built.path("ozc")], environment: broken.environment)
            try eventually("\(goal) orders") {
                pty.settle(1)
                reached = try count("orders", broken)
                return reached >= min(goal, 390)
            }
            kill(pty.process, SIGKILL)
            #expect(exitCode(try pty.end()) == 137)
            reached = try count("orders", broken)
            stops.append(reached)
            let check = try sqlite("PRAGMA integrity_check", broken)
            #expect(check == "ok", "after \(stops)")
        }
        let run = try Program.run("ozc", ["--headless"], home: broken)
        #expect(run.output.contains("of 400"), "\(stops) \(run.output)")
        for table in ["orders", "analyses", "media", "users", "companies", "collections"] {
            let sql = "SELECT * FROM (SELECT id, json FROM \(table) ORDER BY id)"
            #expect(try sqlite(sql, broken) == sqlite(sql, whole), "\(table) differs after \(stops)")
        }
        #expect(try count("orders", whole) == 400)
    }

    private func count(_ table: String, _ home: Home) throws -> Int {
        Int(try sqlite("SELECT count(*) FROM \(table)", home)) ?? 0
    }

    private func sqlite(_ sql: String, _ home: Home) throws -> String {
        let run = try Program.run("/usr/bin/sqlite3", ["-cmd", ".timeout 5000", home.mirror(), sql], home: home)
        return run.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
