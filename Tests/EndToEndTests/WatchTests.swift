import Foundation
import TestSupport
import Testing

/// From the key to the server: what is on the glass is asked for before the sync goes on.
@Suite(.onLanes) struct WatchTests {
    /// Which of the answered requests asked for rows.
    private func looks(_ entries: [SandboxLog.Entry]) -> [Int] {
        entries.indices.filter { entries[$0].query?.contains("folder_id=") ?? false }
    }

    private func isBackward(_ entry: SandboxLog.Entry) -> Bool {
        entry.path.hasPrefix("/api/folders") && entry.query?.contains("sorting=time_created{desc}") ?? false
    }

    @Test func theRowsOfADeepPageComeWhileThePullGoesBack() throws {
        let log = FileManager.default.temporaryDirectory.appendingPathComponent("ozc-watch-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: log) }
        let sandbox = try RunningSandbox(orders: 3000, log: log, ["--latency", "40ms"])
        let home = try Home()
        try home.configure("[sync]\npage = 20\nahead = 1\ndepth = \"all\"\n")
        try sandbox.logIn(home)
        // What this leaves is old to the next console, and much is still to come.
        _ = try Program.run("ozc", ["sync", "--since", "1d"], home: home)
        let before = try sandbox.log().entries.count
        let desk = try Desk("console", home: home)
        try desk.see("1 of ")
        try desk.press("C-f", "C-f", "C-f")
        var entries: [SandboxLog.Entry] = []
        try eventually("a look at the rows on screen, and a pull that goes on") {
            entries = Array(try sandbox.log().entries.dropFirst(before))
            return looks(entries).last.map { entries[$0...].filter(isBackward).count > 2 } ?? false
        }
        let last = try #require(looks(entries).last)
        #expect(entries[..<last].filter(isBackward).count < 100, "most of the pull was over before")
        #expect(looks(entries).count <= 4)
        try desk.press("C-c")
        try desk.left(with: 0)
    }

    @Test func theFirstTableWaitsForNobodyAndItsRowsAreAskedForFirst() throws {
        let log = FileManager.default.temporaryDirectory.appendingPathComponent("ozc-watch-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: log) }
        let sandbox = try RunningSandbox(orders: 40, log: log)
        let home = try Home()
        try sandbox.logIn(home)
        _ = try Program.run("ozc", ["sync"], home: home)
        let before = try sandbox.log().entries.count
        // It takes the connection and says nothing.
        sandbox.pause()
        let desk = try Desk("console", home: home)
        try desk.see("1 of 40")
        try desk.isUsable()
        sandbox.resume()
        try desk.see("● live")
        let entries = Array(try sandbox.log().entries.dropFirst(before))
        #expect(looks(entries).first == 0, "\(entries.prefix(4))")
        try desk.press("C-c")
        try desk.left(with: 0)
    }

    @Test func aConsoleAtRestAsksForNoRows() throws {
        let log = FileManager.default.temporaryDirectory.appendingPathComponent("ozc-watch-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: log) }
        let sandbox = try RunningSandbox(orders: 60, log: log)
        let home = try Home()
        try home.configure("[sync]\ninterval = \"200ms\"\nidle_interval = \"300ms\"\n")
        try sandbox.logIn(home)
        let desk = try Desk("console", home: home)
        try desk.see("all orders") { $0.contains(" of 60") && $0.contains("● live") }
        // Keys cost nothing either: the rounds tell what changes.
        let before = try sandbox.log().entries.count
        try desk.press("j", "G", "k", "3", "G", "2")
        try eventually("a few rounds") { try sandbox.log().entries.count > before + 12 }
        #expect(looks(try sandbox.log().entries) == [])
        try desk.press("C-c")
        try desk.left(with: 0)
    }
}
