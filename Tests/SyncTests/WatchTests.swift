import OzModel
import Remote
import Store
import Sync
import Testing

/// What is on the glass goes before what nobody looks at, and costs nothing where the rounds tell it anyway.
@Suite(.timeLimit(.minutes(15))) struct WatchTests {
    private static let policy = SyncPolicy(pageSize: 5, pagesInFlight: 1)

    /// A mirror that has the newest twenty of sixty orders.
    private func begun(_ habits: FakeServer.Habits = FakeServer.Habits()) async throws -> World {
        let world = try World(habits)
        world.fill(60)
        _ = try await world.syncer(SyncPolicy(limit: 20, pageSize: 5, pagesInFlight: 1)).pull()
        world.server.forgetRequests()
        return world
    }

    /// A round that is going back, with one page on its way.
    private func goingBack(
        _ world: World, _ policy: SyncPolicy = policy, holding page: Int = 1
    ) async throws -> (syncer: Syncer, gate: Gate, round: Task<PullOutcome, Never>) {
        let gate = Gate(world.server, holding: page)
        let syncer = try world.syncer(gate, policy)
        let round = Task { await syncer.pull() }
        try await gate.holds()
        return (syncer, gate, round)
    }

    /// Waits until so many looks were asked for; the test's own time limit ends a wait in vain.
    private func looks(_ count: Int, _ gate: Gate) async throws {
        while gate.looks.count < count { try await Task.sleep(for: .milliseconds(2)) }
    }

    @Test func whatIsOnTheGlassAtTheBeginningIsAskedForFirst() async throws {
        let world = try await begun()
        let syncer = try world.syncer(Self.policy)
        await syncer.watch(["f-15", "f-16"])
        _ = await syncer.pull()
        #expect(world.server.requests.first?.query["folder_id"] == "f-15,f-16")
        #expect(world.server.requests.filter { $0.query["folder_id"] != nil }.count == 1)
        #expect(try world.orders() == 60)
    }

    @Test func aDeepPageThatSomeoneLooksAtComesBeforeThePullGoesBack() async throws {
        let world = try await begun()
        let (syncer, gate, round) = try await goingBack(world)
        var pauses = world.clock.pauses.makeAsyncIterator()
        await syncer.watch(["f-19", "f-18"])
        let rest = await pauses.next() ?? 0
        world.clock.advance(by: rest)
        try await looks(1, gate)
        let before = gate.asked
        #expect(before.last?.query["folder_id"] == "f-19,f-18")
        // Only the page that was on its way already came before it.
        #expect(before.filter(\.isBackward).count == 2)
        gate.open()
        _ = await round.value
        #expect(gate.asked.filter(\.isBackward).count > 5)
        #expect(gate.looks.count == 1)
        #expect(try world.orders() == 60)
    }

    @Test func whatCameAMomentAgoIsNotAskedForAgain() async throws {
        let world = try await begun()
        let (syncer, gate, round) = try await goingBack(world)
        var pauses = world.clock.pauses.makeAsyncIterator()
        // The first page back brought the one, and nothing the other since this console began.
        await syncer.watch(["f-21", "f-2"])
        world.clock.advance(by: await pauses.next() ?? 0)
        try await looks(1, gate)
        await syncer.watch(["f-2", "f-21", "f-3"])
        world.clock.advance(by: await pauses.next() ?? 0)
        try await looks(2, gate)
        #expect(gate.looks == ["f-2", "f-3"])
        // Later they may have changed.
        world.clock.advance(by: 11)
        await syncer.watch(["f-2", "f-3"])
        world.clock.advance(by: await pauses.next() ?? 0)
        try await looks(3, gate)
        #expect(gate.looks.last == "f-2,f-3")
        gate.open()
        _ = await round.value
    }

    @Test func rowsThatOnlyPassByAreNotAskedFor() async throws {
        let world = try await begun()
        let (syncer, gate, round) = try await goingBack(world)
        var pauses = world.clock.pauses.makeAsyncIterator()
        for row in ["f-1", "f-2", "f-3"] {
            await syncer.watch([row])
            _ = await pauses.next()
        }
        world.clock.advance(by: 1)
        try await looks(1, gate)
        gate.open()
        _ = await round.value
        #expect(gate.looks == ["f-3"])
    }

    @Test func restCostsNothing() async throws {
        let world = try World()
        world.fill(60)
        let syncer = try world.syncer(Self.policy)
        _ = await syncer.pull()
        world.server.forgetRequests()
        world.clock.advance(by: 60)
        await syncer.watch(["f-1", "f-2", "f-3"])
        #expect(world.server.requests.isEmpty)
        _ = await syncer.pull()
        // Nothing new: orders and analyses by time of change, and no more.
        #expect(world.server.requests.count == 2)
        #expect(world.server.requests.allSatisfy { $0.query["folder_id"] == nil })
    }
}
