import Foundation
import TestSupport
import Testing

@Suite(.onLanes) struct SandboxFaultTests {
    @Test func aDroppedDecisionHasNoAnswerAndIsDone() throws {
        let home = try Home()
        let calm = try RunningSandbox(orders: 60)
        let client = try Client(calm, as: "operator")
        let id = try #require(try client.doubtful().first)
        calm.end()
        // The log-in lives on, since the seed is the same; under this fault its answer would be lost as well.
        let faulty = try RunningSandbox(
            orders: 60, port: calm.port, log: "\(home.path)/sandbox.log", ["--drop", "1"])
        let refused = #expect(throws: Client.Refused.self) { try client.decide(id, "SUCCESS") }
        #expect(refused?.answer.contains("Empty reply") == true)
        let entries = try faulty.log().entries
        let entry = try #require(entries.first)
        #expect(entries.count == 1 && entry.lost == true && entry.status == nil)
        #expect(entry.decision?.after.verdict == "SUCCESS")
    }

    @Test func aChangeThatFailsIsNotDone() throws {
        let home = try Home()
        let sandbox = try RunningSandbox(orders: 60, log: "\(home.path)/sandbox.log", ["--fail-changes", "1"])
        let client = try Client(sandbox, as: "operator")
        let before = try client.doubtful()
        #expect(try client.decide(#require(before.first), "SUCCESS") == 500)
        #expect(try client.doubtful() == before)
        let entry = try #require(try sandbox.log().entries.first { $0.method == "PATCH" })
        #expect(entry.status == 500 && entry.decision == nil && entry.lost == nil)
        #expect(entry.user == sandbox.email("operator"))
    }

    @Test func theHelpNamesThemAndARateIsAShare() throws {
        let home = try Home()
        let help = try Program.run("oz-sandbox", ["--help"], home: home).output
        for name in ["--fail", "--fail-changes", "--drop", "--log"] {
            #expect(help.contains("\(name) <"))
            guard name != "--log" else { continue }
            let run = try Program.run("oz-sandbox", [name, "1.5"], home: home)
            #expect(run.code == 2 && run.errors.contains("\(name) must be from 0 to 1, not 1.5"))
        }
    }

    @Test func aLogThatCannotBeWrittenEndsIt() throws {
        let run = try Program.run("oz-sandbox", ["--port", "0", "--log", "/nowhere/at/all"], home: Home())
        #expect(run.code == 1)
        #expect(run.errors == "oz-sandbox: the log /nowhere/at/all cannot be written: No such file or directory\n")
    }
}
