import OzModel
import Remote
import Store
import Sync
import Testing

/// What changes on a server arrives, whatever its lists or the clocks are like.
@Suite(.timeLimit(.minutes(15))) struct NewsTests {
    @Test(arguments: [nil, World.now + 7200, World.now - 7200])
    func theFirstOrderOfAnEmptyServerArrives(_ date: Double?) async throws {
        let world = try World(FakeServer.Habits(date: date))
        let syncer = try world.syncer()
        guard case .done = await syncer.pull() else { return #expect(Bool(false)) }
        world.order(1, created: date ?? World.now)
        _ = await syncer.pull()
        #expect(try world.has(1))
        world.server.forgetRequests()
        _ = await syncer.pull()
        #expect(world.server.requests.count == 2)
    }

    @Test func aMirrorThatBeganWithoutAMarkIsRepaired() async throws {
        let world = try World()
        _ = try await world.syncer().pull()
        try world.mirror.save([Checkpoint("updated.orders", nil), Checkpoint("updated.analyses", nil)])
        // Long before the overlap: only a look from the beginning finds it.
        world.order(1, created: World.now - 500_000)
        _ = try await world.syncer().pull()
        #expect(try world.has(1))
        #expect(try world.mirror.checkpoint("updated.orders") != nil)
    }

    @Test func onlyAWholeLookCountsAsNews() async throws {
        let world = try World()
        world.fill(23)
        let syncer = try world.syncer()
        _ = await syncer.pull()
        #expect(await syncer.lastNews() == World.now)
        world.clock.advance(by: 100)
        #expect(await syncer.open(.orders, id: "f-2") == .done(changed: 0))
        #expect(await syncer.lastNews() == World.now)
        world.server.change { $0.statuses = ["analyses": 500] }
        guard case .failed = await syncer.pull() else { return #expect(Bool(false)) }
        #expect(await syncer.lastNews() == World.now)
        world.server.change { $0.statuses = [:] }
        _ = await syncer.pull()
        #expect(await syncer.lastNews() == World.now + 100)
    }

    @Test func oldOrdersThatArriveAreNoNews() async throws {
        let world = try World()
        world.fill(40)
        world.server.change { $0.diesAt = 1 }
        _ = try await world.syncer().pull()
        #expect(Syncer.lastNews(of: world.mirror) == World.now)
        world.clock.advance(by: 100)
        world.server.change { $0.diesAt = nil }
        world.server.change { $0.statuses = ["analyses": 500] }
        _ = try await world.syncer().pull()
        #expect(Syncer.lastNews(of: world.mirror) == World.now)
    }

    @Test(arguments: [false, true])
    func newOrdersShowWhereChangesCannotBeAskedFor(_ isCapped: Bool) async throws {
        var habits = FakeServer.Habits(ignoresTime: true)
        habits.cap = isCapped ? 3 : nil
        let world = try World(habits)
        world.fill(23)
        let syncer = try world.syncer()
        _ = await syncer.pull()
        _ = await syncer.pull()
        for number in 100..<117 { world.order(number, created: World.now + Double(number)) }
        _ = await syncer.pull()
        #expect(try world.orders() == 40)
        world.server.forgetRequests()
        _ = await syncer.pull()
        #expect(world.server.requests.count == 2)
        #expect(world.refusals == ["orders", "analyses"])
        let sentence =
            "it does not list orders by time of change: new orders show; changes of older ones show when one is opened"
        #expect(world.allEvents.contains(.refused(what: "orders", sentence: sentence)))
    }

    @Test(arguments: [-7200.0, -3600, 0, 3600, 7200], [false, true])
    func aClockThatIsWrongLosesNothing(_ ahead: Double, _ isSaid: Bool) async throws {
        // The server's clock is right, and this machine's differs from it.
        let now = World.now - ahead
        let world = try World(FakeServer.Habits(date: isSaid ? now : nil))
        for number in 0..<7 { world.order(number, created: now - Double(number) * 1000) }
        let syncer = try world.syncer()
        _ = await syncer.pull()
        for round in 1...5 {
            world.server.forgetRequests()
            world.order(100 + round, created: now + Double(round) * 5)
            world.server.change { $0.date = isSaid ? now + Double(round) * 5 : nil }
            world.clock.advance(by: 5)
            _ = await syncer.pull()
            #expect(try world.has(100 + round))
            #expect(world.server.requests.count < 12)
        }
    }

    @Test(arguments: [-3600.0, 0, 3600])
    func aRowFromTheNearFutureDoesNotHideWhatFollows(_ ahead: Double) async throws {
        let now = World.now - ahead
        let world = try World(FakeServer.Habits(date: now))
        world.fill(3)
        world.order(50, created: now - 1, updated: now + 1800)
        let syncer = try world.syncer()
        _ = await syncer.pull()
        world.order(51, created: now + 60)
        world.server.change { $0.date = now + 60 }
        world.clock.advance(by: 60)
        _ = await syncer.pull()
        #expect(try world.has(51))
    }

    @Test func aDateOutOfAllReasonIsNotBelieved() async throws {
        let world = try World(FakeServer.Habits(date: 0))
        world.fill(23)
        let syncer = try world.syncer()
        _ = await syncer.pull()
        world.server.forgetRequests()
        _ = await syncer.pull()
        #expect(world.server.requests.count == 2)
    }

    @Test func aServersClockThatWasSetBackDoesNotEndTheNews() async throws {
        let world = try World(FakeServer.Habits(date: World.now))
        world.order(1, created: World.now)
        let syncer = try world.syncer()
        _ = await syncer.pull()
        world.server.change { $0.date = World.now - 3000 }
        _ = await syncer.pull()
        world.order(2, created: World.now - 2990)
        _ = await syncer.pull()
        #expect(try world.has(2))
    }

    @Test func aClockThatIsSetBackDelaysNothing() async throws {
        let world = try World()
        world.fill(4)
        let syncer = try world.syncer()
        _ = await syncer.pull()
        world.clock.advance(by: -3600)
        world.server.put("companies", .init(id: "c-1", created: 0, updated: 1, json: world.company("Other")))
        _ = await syncer.pull()
        #expect(try world.mirror.reader.record(Company.self, id: "c-1")?.name == "Other")
    }
}
