import OzModel
import Store
import Sync
import Testing

@Suite(.timeLimit(.minutes(15))) struct PullTests {
    @Test func theFirstPageIsUsefulAndTheRestFollows() async throws {
        let world = try World()
        world.fill(23)
        let outcome = try await world.syncer().pull()
        guard case .done(let changed) = outcome else { return #expect(Bool(false), "\(outcome)") }
        #expect(changed > 0)
        #expect(try world.orders() == 23)
        #expect(try world.mirror.reader.counts()[.analyses] == 23)
        #expect(try world.mirror.reader.counts()[.users] == 7)
        #expect(try world.mirror.reader.record(Order.self, id: "f-3")?.companyName == "Bank")
        let lists = world.server.requests.map(\.list)
        #expect(lists.prefix(3) == ["folders", "companies", "users"])
        #expect(world.server.requests[0].query["sorting"] == "time_created{desc}")
        #expect(world.server.requests[0].query["with_analyses"] == "true")
        #expect(world.allEvents.contains(.progress(done: 5, total: 23, phase: .orders, rate: nil)))
    }

    @Test func nothingNewCostsTwoRequests() async throws {
        let world = try World()
        world.fill(12)
        let syncer = try world.syncer()
        _ = await syncer.pull()
        world.server.forgetRequests()
        let revision = world.mirror.reader.revision
        #expect(await syncer.pull() == .done(changed: 0))
        #expect(world.server.requests.count == 2)
        #expect(world.mirror.reader.revision == revision)
    }

    @Test func changesAndNewOrdersArrive() async throws {
        let world = try World()
        world.fill(12)
        let syncer = try world.syncer()
        _ = await syncer.pull()
        world.order(3, created: World.now - 1100, updated: World.now - 1, verdict: "DECLINED")
        for number in 100..<120 { world.order(number, created: World.now - 2) }
        _ = await syncer.pull()
        #expect(try world.orders() == 32)
        #expect(try world.mirror.reader.record(Order.self, id: "f-3")?.verdict == .declined)
    }

    @Test(arguments: [FakeServer.Habits(), FakeServer.Habits(ignoresTime: true), FakeServer.Habits(cap: 3)])
    func aSyncBrokenBetweenAnyTwoPagesEndsLikeAnUnbrokenOne(_ habits: FakeServer.Habits) async throws {
        let whole = try World(habits)
        whole.fill(23)
        _ = try await whole.syncer().pull()
        let wanted = try whole.contents()
        #expect(try whole.orders() == 23)
        for end in 0..<whole.server.requests.count {
            let world = try World(habits)
            world.fill(23)
            world.server.change { $0.diesAt = end }
            let outcome = try await world.syncer().pull()
            guard case .offline = outcome else { return #expect(Bool(false), "request \(end): \(outcome)") }
            world.server.change { $0.diesAt = nil }
            // A new process: nothing is left but the mirror.
            guard case .done = try await world.syncer().pull() else { return #expect(Bool(false), "no end") }
            #expect(try world.contents() == wanted, "broken at request \(end)")
        }
    }

    @Test(arguments: [1, 2, 3, 5, 50])
    func ordersThatShareTheirTimeAreNotLost(_ pageSize: Int) async throws {
        let world = try World()
        for number in 0..<17 { world.order(number, created: World.now - (number < 12 ? 500 : 900)) }
        _ = try await world.syncer(SyncPolicy(pageSize: pageSize)).pull()
        #expect(try world.orders() == 17)
        #expect(world.server.requests.count < 120)
    }

    @Test func aServerThatIgnoresWhatItIsAskedIsNotAskedForEver() async throws {
        for bits in 0..<32 {
            var habits = FakeServer.Habits()
            habits.ignoresOffset = bits & 1 != 0
            habits.ignoresTime = bits & 2 != 0
            habits.ignoresSorting = bits & 4 != 0
            habits.sendsArrays = bits & 8 != 0
            habits.cap = bits & 16 != 0 ? 3 : nil
            let world = try World(habits)
            world.fill(23)
            let syncer = try world.syncer()
            let outcome = await syncer.pull()
            guard case .done = outcome else { return #expect(Bool(false), "\(bits): \(outcome)") }
            #expect(world.server.requests.count < 80, "\(bits)")
            if !habits.ignoresOffset { #expect(try world.orders() == 23, "\(bits)") }
            _ = await syncer.pull()
            #expect(world.server.requests.count < 120, "\(bits)")
        }
    }

    @Test func theDepthIsKeptAndCanGrow() async throws {
        let world = try World()
        world.fill(40)
        _ = try await world.syncer(SyncPolicy(since: World.now - 1500, pageSize: 5)).pull()
        #expect(try world.orders() == 12)
        world.server.forgetRequests()
        _ = try await world.syncer(SyncPolicy(since: World.now - 1400, pageSize: 5)).pull()
        #expect(!world.server.requests.contains { $0.query["sorting"] == "time_created{desc}" })
        _ = try await world.syncer(SyncPolicy(since: World.now - 2000, pageSize: 5)).pull()
        #expect(try world.orders() == 22)
        _ = try await world.syncer().pull()
        #expect(try world.orders() == 40)
    }

    @Test func aLimitEndsTheFirstSync() async throws {
        let world = try World()
        world.fill(40)
        _ = try await world.syncer(SyncPolicy(limit: 10, pageSize: 5)).pull()
        #expect(try (10...14).contains(world.orders()))
    }

    @Test func whatIsRefusedDoesNotStopTheRest() async throws {
        var habits = FakeServer.Habits()
        habits.statuses = ["users": 403, "collections": 404, "analyses": 405]
        let world = try World(habits)
        world.fill(12)
        let syncer = try world.syncer()
        guard case .done = await syncer.pull() else { return #expect(Bool(false)) }
        #expect(try world.orders() == 12)
        let refused = world.allEvents.compactMap { event -> String? in
            guard case .refused(let what, _) = event else { return nil }
            return what
        }
        #expect(Set(refused).isSuperset(of: ["users", "collections"]))
        _ = await syncer.pull()
        world.server.forgetRequests()
        _ = await syncer.pull()
        #expect(world.server.requests.map(\.list) == ["folders"])
    }

    @Test func whatCannotBeReadIsReported() async throws {
        let world = try World()
        world.fill(4)
        world.server.put("folders", .init(id: "bad", created: World.now - 1, updated: 0, json: "{\"bad\": 1}"))
        _ = try await world.syncer().pull()
        #expect(try world.orders() == 4)
        #expect(world.allEvents.contains(.unreadable(count: 1, first: "order 1: no folder_id")))
    }

    @Test func anOrderFromTheFutureDoesNotEndTheNews() async throws {
        let world = try World()
        world.fill(4)
        world.order(50, created: World.now - 1, updated: World.now * 30)
        let syncer = try world.syncer()
        _ = await syncer.pull()
        world.order(51, created: World.now + 5)
        _ = await syncer.pull()
        #expect(try world.mirror.reader.record(Order.self, id: "f-51") != nil)
    }

    @Test func theEndOfTheSessionIsSaid() async throws {
        var habits = FakeServer.Habits()
        habits.statuses = ["folders": 401]
        let world = try World(habits)
        guard case .logInNeeded = try await world.syncer().pull() else { return #expect(Bool(false)) }
        #expect(world.allEvents.contains { if case .logInNeeded = $0 { true } else { false } })
    }
}
