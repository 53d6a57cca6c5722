import OzModel
import Remote
import Store
import Sync
import Synchronization
import Testing

/// Looks are politeness itself: none where nothing shall be asked, none beside the budget, none that a server refused.
@Suite(.timeLimit(.minutes(15))) struct WatchPolitenessTests {
    private static let policy = SyncPolicy(pageSize: 5, pagesInFlight: 1)

    private func begun(_ habits: FakeServer.Habits = FakeServer.Habits()) async throws -> World {
        let world = try World(habits)
        world.fill(60)
        _ = try await world.syncer(SyncPolicy(limit: 20, pageSize: 5, pagesInFlight: 1)).pull()
        world.server.forgetRequests()
        return world
    }

    @Test func nothingIsAskedForWhilePaused() async throws {
        let world = try await begun()
        let syncer = try world.syncer(Self.policy)
        await syncer.pause(true)
        await syncer.watch(["f-1"])
        _ = await syncer.pull()
        #expect(!world.server.requests.isEmpty)
        #expect(world.server.requests.allSatisfy { $0.query["folder_id"] == nil })
    }

    @Test func nothingIsAskedForWhereEachByteCosts() async throws {
        let world = try await begun()
        let syncer = try world.syncer(SyncPolicy(isMetered: true, pageSize: 5))
        await syncer.watch(["f-1"])
        _ = await syncer.pull()
        #expect(!world.server.requests.isEmpty)
        #expect(world.server.requests.allSatisfy { $0.query["folder_id"] == nil })
    }

    @Test func aServerThatIsNotThereIsNotAskedForRows() async throws {
        let world = try await begun()
        let gate = Gate(world.server, holding: .max)
        let syncer = try world.syncer(gate, Self.policy)
        world.server.change { $0.diesAt = 0 }
        _ = await syncer.pull()
        // Not among those that the news bring again.
        await syncer.watch(["f-15"])
        _ = await syncer.pull()
        #expect(gate.asked.count == 2 && gate.looks.isEmpty)
        // It is there again: the rows come as soon as that is known.
        world.server.change { $0.diesAt = nil }
        _ = await syncer.pull()
        #expect(try #require(gate.asked.dropFirst(2).first).query["folder_id"] == nil)
        #expect(gate.looks == ["f-15"])
    }

    @Test func theBudgetIsKept() async throws {
        let world = try await begun()
        let gate = Gate(world.server, holding: 0)
        // Ten at once, then one a second.
        let syncer = try world.syncer(gate, SyncPolicy(pageSize: 5, pagesInFlight: 1, requestsPerMinute: 60))
        let round = Task { await syncer.pull() }
        try await gate.holds()
        // The pull is held by its page: whoever pauses now is a look.
        let pauses = Mutex<[Double]>([])
        let clock = world.clock
        let listening = Task { for await pause in clock.pauses { pauses.withLock { $0.append(pause) } } }
        var (number, budget) = (0, nil as Double?)
        while budget == nil, number < 20 {
            let known = pauses.withLock { $0.count }
            // Not among those that the news bring again.
            await syncer.watch(["f-\(5 + number)"])
            number += 1
            while pauses.withLock({ $0.count }) == known { try await Task.sleep(for: .milliseconds(2)) }
            clock.advance(by: pauses.withLock { $0[known] })
            while gate.looks.count < number, pauses.withLock({ $0.count }) == known + 1 {
                try await Task.sleep(for: .milliseconds(2))
            }
            budget = pauses.withLock { $0.count > known + 1 ? $0[known + 1] : nil }
        }
        let pause = try #require(budget)
        #expect(pause > 0 && pause <= 1 && number > 3 && number < 20)
        #expect(gate.looks.count == number - 1)
        clock.advance(by: pause)
        while gate.looks.count < number { try await Task.sleep(for: .milliseconds(2)) }
        gate.open()
        round.cancel()
        _ = await round.value
        listening.cancel()
    }

    @Test(arguments: [true, false])
    func aServerThatDoesNotChooseByIDIsAskedOnce(_ refuses: Bool) async throws {
        var habits = FakeServer.Habits()
        habits.ignoresIDs = !refuses
        let world = try await begun(habits)
        if refuses { world.server.change { $0.statuses = ["folders": 403] } }
        let syncer = try world.syncer(Self.policy)
        await syncer.watch(["f-50"])
        _ = await syncer.pull()
        await syncer.watch(["f-51"])
        _ = await syncer.pull()
        #expect(world.server.requests.filter { $0.query["folder_id"] != nil }.count == 1)
        // What is refused is said by the pull, and for the rows on screen not a second time.
        #expect(world.refusals.count <= 1)
    }
}
