import OzModel
import Store
import Sync
import Testing

/// What is said, and asked, again and what is not.
@Suite(.timeLimit(.minutes(15))) struct ReportTests {
    private func offline(_ world: World) -> Int {
        world.allEvents.count { if case .offline = $0 { true } else { false } }
    }

    private func trouble(_ world: World) -> Int {
        world.allEvents.count { if case .trouble = $0 { true } else { false } }
    }

    @Test func refusedOrdersAreAskedForAgainOnlyAfterAWhile() async throws {
        let world = try World(FakeServer.Habits(statuses: ["folders": 403]))
        let syncer = try world.syncer(SyncPolicy(pageSize: 5, referenceInterval: 600))
        var asked: Int { world.server.requests.count { $0.list == "folders" } }
        for _ in 0..<4 { _ = await syncer.pull() }
        #expect(asked == 1)
        #expect(world.refusals == ["orders"])
        world.clock.advance(by: 600)
        for _ in 0..<4 { _ = await syncer.pull() }
        #expect(asked == 2)
        #expect(world.refusals == ["orders"])
        await syncer.nudge()
        _ = await syncer.pull()
        #expect(asked == 3)
        #expect(world.refusals == ["orders", "orders"])
        world.server.change { $0.statuses = [:] }
        world.fill(4)
        world.clock.advance(by: 600)
        _ = await syncer.pull()
        #expect(try world.orders() == 4)
    }

    @Test func theSameTroubleIsSaidOnce() async throws {
        let world = try World()
        world.fill(4)
        let syncer = try world.syncer()
        _ = await syncer.pull()
        world.server.change { $0.statuses = ["folders": 500] }
        for _ in 0..<3 { _ = await syncer.pull() }
        #expect(trouble(world) == 1)
        world.server.change { $0.statuses = ["folders": 507] }
        _ = await syncer.pull()
        #expect(trouble(world) == 2)
        world.server.change { $0.statuses = [:] }
        _ = await syncer.pull()
        world.server.change { $0.statuses = ["folders": 507] }
        _ = await syncer.pull()
        #expect(trouble(world) == 3)
    }

    @Test func beingOfflineIsSaidOnceUntilItEnds() async throws {
        let world = try World()
        world.fill(4)
        let syncer = try world.syncer()
        _ = await syncer.pull()
        for times in 1...3 {
            world.server.change { $0.diesAt = 0 }
            for _ in 0..<3 { _ = await syncer.pull() }
            #expect(offline(world) == times)
            world.server.change { $0.diesAt = nil }
            _ = await syncer.pull()
        }
    }

    @Test func aPauseThatAServerAsksForHasAnEnd() async throws {
        let world = try World(FakeServer.Habits(statuses: ["folders": 429], retryAfter: 80_000))
        let syncer = try world.syncer()
        let living = Task { await syncer.live() }
        var pauses = world.clock.pauses.makeAsyncIterator()
        #expect(await pauses.next() == 300)
        living.cancel()
        await living.value
    }

    @Test func startingOverStopsAtItsLimit() async throws {
        let world = try World()
        world.fill(40)
        _ = try await world.syncer().pull()
        try Syncer.startOver(world.mirror)
        world.server.forgetRequests()
        _ = try await world.syncer(SyncPolicy(limit: 10, pageSize: 5)).pull()
        let pages = world.server.requests.filter { $0.query["sorting"] == "time_created{desc}" }
        #expect(pages.count == 3)
        #expect(world.allEvents.last == .progress(done: 13, total: 40, phase: .news, rate: nil))
    }

    @Test(arguments: [2, 3, 5, 7, 50])
    func everyOrderIsCountedOnce(_ pageSize: Int) async throws {
        let world = try World()
        for number in 0..<30 { world.order(number, created: World.now - Double(number / 12) * 100) }
        for _ in 0..<2 {
            _ = try await world.syncer(SyncPolicy(pageSize: pageSize)).pull()
            #expect(world.allEvents.last == .progress(done: 30, total: 30, phase: .news, rate: nil))
            try Syncer.startOver(world.mirror)
        }
    }
}
