import OzModel
import Store
import Sync
import Testing

@Suite(.timeLimit(.minutes(15))) struct LiveTests {
    @Test func pausesGrowWhileNothingHappensAndANudgeEndsThem() async throws {
        let world = try World()
        world.fill(4)
        let syncer = try world.syncer(SyncPolicy(pageSize: 5, shortestPause: 2, longestPause: 30))
        let living = Task { await syncer.live() }
        var pauses = world.clock.pauses.makeAsyncIterator()
        var seen: [Double] = []
        for _ in 0..<10 {
            seen.append(try #require(await pauses.next()))
            world.clock.advance(by: 1)
        }
        #expect(seen.first == 2)
        #expect(seen == seen.sorted())
        #expect(seen.last == 30)
        _ = await pauses.next()
        world.order(99, created: World.now)
        await syncer.nudge()
        #expect(await pauses.next() == 2)
        #expect(try world.orders() == 5)
        living.cancel()
        await living.value
    }

    @Test func theNetworkGoesAndComesBackByItself() async throws {
        let world = try World()
        world.fill(4)
        let syncer = try world.syncer()
        let living = Task { await syncer.live() }
        var pauses = world.clock.pauses.makeAsyncIterator()
        _ = await pauses.next()
        world.server.change { $0.diesAt = 0 }
        let before = world.clock.now
        world.clock.advance(by: 50)
        let event = await world.next { if case .offline = $0 { true } else { false } }
        guard case .offline(_, let lastNews) = event else { return #expect(Bool(false)) }
        #expect(lastNews == before)
        _ = await pauses.next()
        world.order(99, created: World.now)
        world.server.change { $0.diesAt = nil }
        world.clock.advance(by: 50)
        #expect(await world.next { if case .online = $0 { true } else { false } } != nil)
        _ = await pauses.next()
        #expect(try world.orders() == 5)
        living.cancel()
        await living.value
    }

    @Test func withoutASessionNothingIsAskedUntilANudge() async throws {
        let world = try World()
        world.fill(4)
        world.server.change { $0.statuses = ["folders": 401] }
        let syncer = try world.syncer()
        let living = Task { await syncer.live() }
        _ = await world.next { if case .logInNeeded = $0 { true } else { false } }
        let asked = world.server.requests.count
        world.clock.advance(by: 10_000)
        #expect(world.server.requests.count == asked)
        living.cancel()
        await living.value
    }

    @Test func openingFetchesAnOrderWhole() async throws {
        let world = try World()
        world.fill(4)
        let syncer = try world.syncer()
        #expect(await syncer.open(.orders, id: "f-2") == .done(changed: 3))
        #expect(try world.mirror.reader.analyses(of: Order.ID("f-2")).count == 1)
        #expect(world.server.requests.first?.query["with_analyses"] == "true")
    }

    @Test func whatTheServerNoLongerHasLeavesTheMirror() async throws {
        let world = try World()
        world.fill(4)
        let syncer = try world.syncer()
        _ = await syncer.pull()
        world.server.remove("folders", "f-2")
        #expect(await syncer.open(.orders, id: "f-2") == .gone)
        #expect(try world.mirror.reader.record(Order.self, id: "f-2") == nil)
        #expect(try world.mirror.reader.analyses(of: Order.ID("f-2")) == [])
        #expect(world.allEvents.contains(.gone(.orders, id: "f-2")))
    }

    @Test(arguments: [0, 1, 9])
    func anUnknownRouteRemovesNothing(_ code: Int) async throws {
        let world = try World()
        world.fill(4)
        let syncer = try world.syncer()
        _ = await syncer.pull()
        world.server.change { $0.statuses = ["folders": 404] }
        world.server.change { $0.errorCode = code }
        guard case .failed = await syncer.open(.orders, id: "f-2") else { return #expect(Bool(false)) }
        #expect(try world.mirror.reader.record(Order.self, id: "f-2") != nil)
        #expect(world.allEvents.contains { if case .refused("order", _) = $0 { true } else { false } })
        world.server.change { $0.errorCode = 10 }
        #expect(await syncer.open(.orders, id: "f-2") == .gone)
        #expect(try world.mirror.reader.record(Order.self, id: "f-2") == nil)
    }

    @Test func theAgeOfTheNewsOutlivesTheProcess() async throws {
        let world = try World()
        world.fill(4)
        _ = try await world.syncer().pull()
        let later = try World(mirror: world.mirror)
        later.server.change { $0.diesAt = 0 }
        let syncer = try later.syncer()
        #expect(await syncer.lastNews() == World.now)
        _ = await syncer.pull()
        let isTold = later.allEvents.contains { event in
            guard case .offline(_, let lastNews) = event else { return false }
            return lastNews == World.now
        }
        #expect(isTold)
    }

    @Test func aCancelledRoundKeepsWhatArrived() async throws {
        let world = try World()
        world.fill(4)
        let syncer = try world.syncer()
        let task = Task { await syncer.pull() }
        task.cancel()
        let outcome = await task.value
        #expect(outcome == .cancelled)
        guard case .done = await syncer.pull() else { return #expect(Bool(false)) }
        #expect(try world.orders() == 4)
    }
}
