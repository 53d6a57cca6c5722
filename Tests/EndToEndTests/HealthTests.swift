import Foundation
import TestSupport
import Testing

/// The checklist in a real terminal, live.
@Suite(.onLanes) struct HealthTests {
    @Test func aKeyBringsTheChecklistAndItFollowsTheServer() throws {
        let log = FileManager.default.temporaryDirectory.appendingPathComponent("ozc-health-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: log) }
        let sandbox = try RunningSandbox(orders: 12, log: log)
        let home = try Home()
        try sandbox.logIn(home)
        let text = try String(contentsOfFile: home.config, encoding: .utf8)
        try home.configure("\(text)\nbio = \"\(sandbox.url)\"\n")
        let desk = try Desk("console", home: home, columns: 120, rows: 36)
        try desk.see("1 of 12")
        try desk.see("● live")
        func probes() throws -> Int { try sandbox.log().entries.count { $0.path == "/api/version" } }
        #expect(try probes() == 0, "nobody looks, nobody asks")

        try desk.press("0")
        try desk.see("all that is asked is fine") {
            $0.contains("✓ fine       server version") && $0.contains("✓ fine       licence") && $0.contains("6.0.1")
        }
        let first = try probes()
        #expect(first >= 1)
        try desk.press("r")
        try eventually("an answer to r") { try probes() > first }
        try desk.press("l")
        try desk.see("queues.tfss")
        try desk.press("h")

        sandbox.end()
        try desk.press("r")
        try desk.see("the server gone") {
            $0.contains("✗ failing    server version") && $0.contains("◌ not known  parts of the server")
        }
        try desk.press("2")
        try desk.see("1 of 12")
        try desk.press("C-c")
        try desk.left(with: 0)
    }
}
