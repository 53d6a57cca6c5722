import OzModel
import Store
import Sync
import Synchronization
import Testing

/// Several pages on their way at once, and in the mirror one after the other.
@Suite(.timeLimit(.minutes(15))) struct PipelineTests {
    /// Only the questions of the first sync.
    private func pages(_ questions: [Question]) -> [Question] {
        questions.filter { $0.query["sorting"] == "time_created{desc}" }
    }

    @Test func theNextPagesAreAskedForBeforeThisOneIsHere() async throws {
        let world = try World()
        world.fill(60)
        // One page, four requests for the reference data, one page alone; then each waits for the one after it.
        let crowd = Crowd(world.server, holding: [6: 8, 7: 9, 12: 15])
        guard case .done = try await world.syncer(crowd).pull() else { return #expect(Bool(false)) }
        #expect(try world.orders() == 60)
        #expect(crowd.inVain == [])
    }

    @Test func onePageInFlightAsksForNothingAhead() async throws {
        let world = try World()
        world.fill(60)
        let crowd = Crowd(world.server)
        _ = try await world.syncer(crowd, SyncPolicy(pageSize: 5, pagesInFlight: 1)).pull()
        #expect(pages(crowd.asked).allSatisfy { $0.query["offset"] == "0" })
        #expect(try world.orders() == 60)
    }

    @Test(arguments: [1, 2, 3, 8, 16])
    func nothingIsAskedForBeyondTheEnd(_ width: Int) async throws {
        let world = try World()
        for number in 0..<83 { world.order(number, created: World.now - Double(number) * 10) }
        _ = try await world.syncer(SyncPolicy(pageSize: 5, pagesInFlight: width)).pull()
        #expect(try world.orders() == 83)
        // The first page brings five, each other one four new ones and the edge of the page before.
        #expect(pages(world.server.requests).count == 1 + (78 + 3) / 4)
    }

    @Test(arguments: 0..<12)
    func aListThatMovesMeanwhileIsReadWhole(_ seed: UInt64) async throws {
        let world = try World()
        for number in 0..<80 { world.order(number, created: World.now - Double(number / 3) * 10) }
        let chance = Mutex(seed)
        let gone = Mutex<Set<Int>>([])
        let crowd = Crowd(world.server) { request in
            // Orders come and go at random places of the list, also where nothing has been read yet.
            let (number, isGoing) = chance.withLock { state in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return (Int(state >> 33) % 80, (state >> 20) & 1 == 0)
            }
            if isGoing {
                world.server.remove("folders", "f-\(number)")
                gone.withLock { _ = $0.insert(number) }
            } else {
                world.order(1000 + request, created: World.now - Double(number) * 3)
            }
        }
        _ = try await world.syncer(crowd, SyncPolicy(pageSize: 5, pagesInFlight: 4)).pull()
        for number in 0..<80 where !gone.withLock({ $0.contains(number) }) {
            #expect(try world.has(number), "\(number)")
        }
    }

    @Test func manyOrdersOfOneTimeAreReadWhole() async throws {
        for size in [2, 3, 5, 9] {
            let world = try World()
            for number in 0..<70 { world.order(number, created: World.now - Double(number / 23) * 10) }
            _ = try await world.syncer(SyncPolicy(pageSize: size, pagesInFlight: 4)).pull()
            #expect(try world.orders() == 70, "\(size)")
        }
    }

    @Test func whatSomeoneLooksAtGoesFirst() async throws {
        let world = try World()
        world.fill(60)
        // The opened order's answer waits for a second question, which must not come before it.
        let crowd = Crowd(world.server, holding: [0: 2], patience: 0.3)
        let syncer = try world.syncer(crowd)
        async let opened = syncer.open(.orders, id: "f-50")
        while crowd.asked.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
        guard case .done = await syncer.pull() else { return #expect(Bool(false)) }
        #expect(await opened == .done(changed: 3))
        #expect(crowd.inVain == [0])
        #expect(try world.orders() == 60)
    }

    @Test func theRowsOnScreenComeInOneQuestion() async throws {
        let world = try World()
        world.fill(60)
        let syncer = try world.syncer()
        #expect(await syncer.look(at: ["f-40", "f-41", "f-0"]) == .done(changed: 9))
        #expect(world.server.requests.count == 1)
        #expect(world.server.requests.first?.query["folder_id"] == "f-40,f-41,f-0")
    }

    @Test func theBudgetSpreadsTheRequests() async throws {
        let world = try World()
        world.fill(60)
        let policy = SyncPolicy(pageSize: 5, pagesInFlight: 1, requestsPerMinute: 60)
        let syncer = try world.syncer(policy)
        let round = Task { await syncer.pull() }
        var pauses = world.clock.pauses.makeAsyncIterator()
        // Ten at once, then one a second.
        #expect(await pauses.next() == 1)
        #expect(world.server.requests.count == 10)
        world.clock.advance(by: 1)
        #expect(await pauses.next() == 1)
        #expect(world.server.requests.count == 11)
        round.cancel()
        #expect(await round.value == .cancelled)
    }

    @Test func aPauseThatTheServerAsksForIsTakenAndTheSyncGoesOn() async throws {
        let world = try World()
        world.fill(60)
        world.server.change { $0.statuses = ["folders": 429] }
        world.server.change { $0.retryAfter = 40 }
        let syncer = try world.syncer()
        let told = Mutex<[Double]>([])
        let round = Task { await syncer.bring { seconds in told.withLock { $0.append(seconds) } } }
        var pauses = world.clock.pauses.makeAsyncIterator()
        #expect(await pauses.next() == 40)
        world.server.change { $0.statuses = [:] }
        world.clock.advance(by: 40)
        guard case .done = await round.value else { return #expect(Bool(false)) }
        #expect(try world.orders() == 60)
        #expect(told.withLock { $0 } == [40])
    }
}
