import OzModel
import Store
import Sync
import Testing

/// Nothing is asked of its own accord while that is not wanted.
@Suite(.timeLimit(.minutes(15))) struct PauseTests {
    @Test func whileItIsPausedOnlyWhatIsAskedForComes() async throws {
        let world = try World()
        world.fill(60)
        let syncer = try world.syncer()
        await syncer.pause(true)
        let living = Task { await syncer.live() }
        #expect(await syncer.open(.orders, id: "f-50") == .done(changed: 3))
        #expect(world.server.requests.count == 1)
        // A refresh brings the news, and no older orders.
        await syncer.nudge()
        var pauses = world.clock.pauses.makeAsyncIterator()
        _ = await pauses.next()
        #expect(try world.orders() == 6)
        await syncer.pause(false)
        _ = await pauses.next()
        #expect(try world.orders() == 60)
        #expect(world.allEvents.contains(.paused(true)) && world.allEvents.contains(.paused(false)))
        living.cancel()
        await living.value
    }

    @Test func aPauseEndsTheFirstSyncWithThePageItIsAt() async throws {
        let world = try World()
        world.fill(60)
        let syncer = try world.syncer(SyncPolicy(pageSize: 5, pagesInFlight: 1))
        let round = Task { await syncer.pull() }
        _ = await world.next { if case .progress(10..., _, .orders, _) = $0 { true } else { false } }
        await syncer.pause(true)
        guard case .done = await round.value else { return #expect(Bool(false)) }
        let count = try world.orders()
        await syncer.pause(false)
        _ = await syncer.pull()
        #expect(try count <= world.orders() && world.orders() == 60)
    }

    @Test func whereEachByteCostsOneNewestPageIsEnough() async throws {
        let world = try World()
        world.fill(60)
        let syncer = try world.syncer(SyncPolicy(isMetered: true, pageSize: 5, shortestPause: 2, longestPause: 30))
        let living = Task { await syncer.live() }
        var pauses = world.clock.pauses.makeAsyncIterator()
        #expect(await pauses.next() == 30)
        #expect(try world.orders() == 5)
        world.order(100, created: World.now)
        world.clock.advance(by: 30)
        #expect(await pauses.next() == 30)
        #expect(try world.orders() == 6)
        living.cancel()
        await living.value
    }
}
