import Foundation
import TestSupport
import Testing

@Suite(.onLanes) struct SandboxLogTests {
    @Test func aLogIsReadWhileTheServerRunsAndGoneOnByTheNext() throws {
        let home = try Home()
        let path = "\(home.path)/sandbox.log"
        let first = try RunningSandbox(orders: 2, log: path)
        #expect(try first.log().entries.isEmpty)
        #expect(try first.logIn(home).code == 0)
        let entry = try #require(try first.log().entries.first { $0.path.hasPrefix("/api/authorize/auth") })
        #expect(entry.method == "POST" && entry.status == 200 && entry.user == nil && entry.lost == nil)
        let count = try first.log().entries.count
        kill(first.process, SIGKILL)
        first.end()
        let second = try RunningSandbox(orders: 2, log: path)
        _ = try Client(second, as: "operator")
        #expect(try second.log().entries.count == count + 1)
        #expect(try RunningSandbox(orders: 0).log().entries.isEmpty)
    }

    @Test func aDecisionIsRead() throws {
        let home = try Home()
        let sandbox = try RunningSandbox(orders: 60, log: "\(home.path)/sandbox.log")
        let client = try Client(sandbox, as: "operator")
        let id = try #require(try client.doubtful().first)
        #expect(try client.decide(id, "DECLINED", comment: "nobody") == 200)
        #expect(try client.decide(id, "SUCCESS") == 200)
        let decisions = try sandbox.log().decisions(on: id)
        #expect(decisions == (try sandbox.log().decisions))
        #expect(decisions.map(\.before.verdict) == ["OPERATOR_REQUIRED", "DECLINED"])
        #expect(decisions.map(\.before.decision) == [nil, "DECLINED"])
        #expect(decisions.map(\.after.verdict) == ["DECLINED", "SUCCESS"])
        #expect(decisions.map(\.after.comment) == ["nobody", nil])
        let last = try #require(decisions.last)
        #expect(decisions.first?.after.updated == last.before.updated)
        #expect(last.after.updated > last.before.updated)
    }
}
