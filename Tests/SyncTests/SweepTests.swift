import OzModel
import Store
import Sync
import Testing

/// What the server deleted leaves the mirror, and nothing else does.
@Suite(.timeLimit(.minutes(15))) struct SweepTests {
    private static let policy = SyncPolicy(sweepRequests: 1000, sweepBurst: 1000, secondLook: 60, pageSize: 10)

    /// A world whose mirror is complete, with so many orders that a page does not hold them.
    private func filled(_ habits: FakeServer.Habits = FakeServer.Habits()) async throws -> World {
        let world = try World(habits)
        world.fill(120)
        guard case .done = try await world.syncer(Self.policy).pull() else { throw NotFilled() }
        world.server.forgetRequests()
        return world
    }

    private struct NotFilled: Error {}

    @Test func nothingDeletedCostsOneRequest() async throws {
        let world = try await filled()
        #expect(await whole(world) == .done(changed: 0))
        #expect(world.server.requests.count == 1)
        #expect(try world.orders() == 120)
    }

    @Test func whatIsGoneIsFoundAndOnlyThat() async throws {
        let world = try await filled()
        for number in [3, 40, 41, 42, 119] { world.server.remove("folders", "f-\(number)") }
        #expect(await whole(world) == .done(changed: 5))
        #expect(try world.orders() == 115)
        for number in [3, 40, 41, 42, 119] {
            #expect(try !world.has(number))
            #expect(try world.mirror.reader.analyses(of: Order.ID("f-\(number)")) == [])
        }
        // Fewer than asking for every order's id, and a second look for all.
        #expect(world.server.requests.count < 40)
        #expect(world.allEvents.contains(.gone(.orders, id: "f-40")))
    }

    @Test func whatCameBackMeanwhileStays() async throws {
        let world = try await filled()
        world.server.remove("folders", "f-40")
        let syncer = try world.syncer(Self.policy)
        let living = Task { await syncer.findDeleted() }
        var pauses = world.clock.pauses.makeAsyncIterator()
        #expect(await pauses.next() == 60)
        world.order(40, created: World.now - 1000 - 20 * 100)
        world.clock.advance(by: 60)
        #expect(await living.value == .done(changed: 0))
        #expect(try world.has(40))
    }

    @Test(arguments: ["refused", "unknown route", "another role", "no filter", "offline"])
    func anAnswerThatIsShortForAnotherReasonRemovesNothing(_ reason: String) async throws {
        let world = try await filled()
        for number in 0..<60 { world.server.remove("folders", "f-\(number)") }
        let syncer = try world.syncer(Self.policy)
        let living = Task { await syncer.findDeleted() }
        var pauses = world.clock.pauses.makeAsyncIterator()
        _ = await pauses.next()
        world.server.change { habits in
            switch reason {
            case "refused": habits.statuses = ["folders": 403]
            case "unknown route": (habits.statuses, habits.errorCode) = (["folders": 404], 1)
            // Left out of lists, and refused by themselves.
            case "another role": habits.refusesObjects = true
            case "no filter": (habits.ignoresIDs, habits.refusesObjects) = (true, true)
            default: habits.diesAt = 0
            }
        }
        world.clock.advance(by: 60)
        _ = await living.value
        #expect(try world.orders() == 120)
    }

    @Test func whoeverSeesLessThanBeforeRemovesNothing() async throws {
        let world = try await filled()
        _ = await whole(world, as: "ADMIN")
        for number in 0..<60 { world.server.remove("folders", "f-\(number)") }
        #expect(await whole(world, as: "CLIENT_OPERATOR") == .done(changed: 0))
        #expect(try world.orders() == 120)
        #expect(await whole(world, as: "ADMIN") == .done(changed: 60))
    }

    @Test(arguments: [FakeServer.Habits(ignoresTime: true), FakeServer.Habits(sendsArrays: true)])
    func aServerThatFiltersOrCountsNotIsNotSearched(_ habits: FakeServer.Habits) async throws {
        let world = try await filled(habits)
        for number in 0..<60 { world.server.remove("folders", "f-\(number)") }
        #expect(await whole(world) == .done(changed: 0))
        #expect(world.server.requests.count <= 1)
        #expect(try world.orders() == 120)
    }

    @Test func anOrderAboutWhichSomethingIsToBeSentStays() async throws {
        let world = try await filled()
        world.server.remove("folders", "f-40")
        world.server.remove("folders", "f-41")
        world.hold(["a-40"])
        #expect(await whole(world) == .done(changed: 1))
        #expect(try world.has(40))
        #expect(try !world.has(41))
    }

    @Test func theHourHasOnlySoManyRequestsAndTheNextProgramGoesOn() async throws {
        let world = try await filled()
        for number in [3, 40, 80, 119] { world.server.remove("folders", "f-\(number)") }
        var policy = Self.policy
        policy.sweepRequests = 5
        policy.shortestPause = 300
        policy.longestPause = 300
        policy.referenceInterval = 1e9
        for hour in 0..<12 {
            world.server.forgetRequests()
            // Another program each hour.
            let syncer = try world.syncer(policy)
            let living = Task { await syncer.live() }
            var pauses = world.clock.pauses.makeAsyncIterator()
            for _ in 0..<4 {
                _ = await pauses.next()
                world.clock.advance(by: 300)
            }
            living.cancel()
            await living.value
            let swept = world.server.requests.count { $0.query["sorting"] != "time_updated{asc}" }
            // The answer about a single order comes on top.
            #expect(swept <= 5 + 2, "hour \(hour)")
            world.clock.advance(by: 3600)
        }
        #expect(try world.orders() == 116)
    }

    @Test func whatWentPastTheNewsIsFetched() async throws {
        let world = try await filled()
        // Older than every look back, as if its page had been read a moment before it was there.
        for number in 500..<502 { world.order(number, created: World.now - 3000, updated: World.now - 90_000) }
        world.server.remove("folders", "f-40")
        #expect(await whole(world) == .done(changed: 1))
        #expect(try world.has(500) && world.has(501))
    }

    /// A whole search without the pause before the second look.
    private func whole(_ world: World, as role: String = "") async -> PullOutcome {
        var policy = Self.policy
        policy.secondLook = 0
        return (try? await world.syncer(policy, role: role).findDeleted()) ?? .gone
    }
}
