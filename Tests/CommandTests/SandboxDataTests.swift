import Foundation
import TestSupport
import Testing

/// A sandbox with a data folder loses nothing that it answered for.
@Suite(.onLanes) struct SandboxDataTests {
    @Test func aKillLosesNothingThatWasAnswered() throws {
        let tool = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("bench/sessions")
        let run = try Program.run(
            "/usr/bin/env",
            [
                "python3", tool.path, "--program", Built.path("oz-sandbox"), "--sessions", "24", "--seconds", "3",
                "--orders", "500",
            ], home: Home())
        #expect(run.code == 0, "\(run.output)\(run.errors)")
        #expect(run.output.contains("told and lost: 0 of"))
    }

    @Test func aFolderKeepsItsOrdersAndItsLogIns() throws {
        let home = try Home()
        let data = ["--data", "\(home.path)/data"]
        let first = try RunningSandbox(orders: 60, data)
        let client = try Client(first, as: "operator")
        let id = try #require(try client.doubtful().first)
        #expect(try client.decide(id, "DECLINED") == 200)
        let left = try client.doubtful()
        first.end()
        // Another number of orders changes nothing: the folder knows its own.
        let second = try RunningSandbox(orders: 5, seed: 9, port: first.port, data)
        #expect(try client.doubtful() == left && !left.contains(id))
        withExtendedLifetime(second) {}
    }

    @Test func aFolderServesOneSandboxAtATime() throws {
        let home = try Home()
        let first = try RunningSandbox(["--data", "\(home.path)/data"])
        let run = try Program.run("oz-sandbox", ["--port", "0", "--data", "\(home.path)/data"], home: home)
        #expect(run.code == 1 && run.errors.contains("the data folder \(home.path)/data cannot be used"))
        withExtendedLifetime(first) {}
    }

    @Test func aFolderThatCannotBeWrittenEndsIt() throws {
        let run = try Program.run("oz-sandbox", ["--port", "0", "--data", "/proc/nowhere"], home: Home())
        #expect(run.code == 1 && run.errors.hasPrefix("oz-sandbox: the data folder /proc/nowhere cannot be used"))
    }
}
