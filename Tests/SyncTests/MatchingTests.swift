import OzModel
import Query
import Store
import Sync
import Testing

/// What a list is narrowed to is asked of the server where the mirror does not reach.
@Suite(.timeLimit(.minutes(15))) struct MatchingTests {
    private func clauses(_ text: String) throws -> [Clause] {
        try Criteria(text, of: .orders).clauses(Clock(now: World.now, zone: .utc))
    }

    @Test func ordersOlderThanTheMirrorComeByTheQuery() async throws {
        let world = try World()
        world.fill(4)
        for number in 100..<110 { world.order(number, created: World.now - 100_000 - Double(number)) }
        let syncer = try world.syncer(SyncPolicy(since: World.now - 50_000, limit: 4, pageSize: 5))
        _ = await syncer.pull()
        #expect(try world.orders() == 4)
        _ = try await syncer.freshen(.orders, newest: 3, matching: try clauses("created<1d"))
        #expect(try world.orders() == 7)
        // What the server cannot be asked for is not asked for.
        world.server.forgetRequests()
        _ = try await syncer.freshen(.orders, newest: 3, matching: try clauses("company:bank words"))
        #expect(try world.orders() == 7)
    }

    @Test func aServerThatRefusesTheQuestionIsNoReasonToShowNothing() async throws {
        let world = try World()
        world.fill(4)
        let syncer = try world.syncer()
        _ = await syncer.pull()
        world.server.change { $0.statuses = ["analyses": 403] }
        let outcome = try await syncer.freshen(.analyses, newest: 3, matching: try clauses("status:success"))
        guard case .done = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(try world.mirror.reader.counts()[.analyses] == 4)
    }
}
