import OzModel
import Store
import Sync
import Testing

/// The mirror keeps what it is told to keep.
@Suite(.timeLimit(.minutes(15))) struct KeepTests {
    @Test func whatIsTooOldLeavesAndIsNotFetchedAgain() async throws {
        let world = try World()
        world.fill(40)
        _ = try await world.syncer().pull()
        #expect(try world.orders() == 40)
        let syncer = try world.syncer(SyncPolicy(keeps: 1950, pageSize: 5))
        _ = await syncer.pull()
        #expect(try world.orders() == 20)
        #expect(world.allEvents.contains(.left(orders: 20)))
        // Old, and only just decided.
        world.order(39, created: World.now - 2900, updated: World.now - 1)
        world.server.forgetRequests()
        _ = await syncer.pull()
        #expect(try world.orders() == 20)
        #expect(world.server.requests.count == 2)
        // An hour later all of it is too old.
        world.clock.advance(by: 3600)
        _ = await syncer.pull()
        #expect(try world.orders() == 0)
        #expect(try world.mirror.reader.counts()[.analyses] == 0)
    }

    @Test func whoKeepsMoreAgainGetsTheRestAgain() async throws {
        let world = try World()
        world.fill(40)
        _ = try await world.syncer().pull()
        _ = try await world.syncer(SyncPolicy(keeps: 1950, pageSize: 5)).pull()
        _ = try await world.syncer().pull()
        #expect(try world.orders() == 40)
    }

    @Test func aCaseAboutWhichSomethingIsToBeSentStays() async throws {
        let world = try World()
        world.fill(40)
        _ = try await world.syncer().pull()
        world.hold(["a-39", "f-38"])
        _ = try await world.syncer(SyncPolicy(keeps: 1950, pageSize: 5)).pull()
        #expect(try world.orders() == 22)
        #expect(try world.has(39) && world.has(38))
    }

    @Test func aMirrorThatIsFullKeepsTheNewest() async throws {
        let folder = try Folder()
        let mirror = try Store.Mirror(path: folder.path + "/mirror.sqlite")
        let world = try World(mirror: mirror)
        for number in 0..<3000 { world.order(number, created: World.now - 1000 - Double(number)) }
        let room = try mirror.reader.size() + 700_000
        let policy = SyncPolicy(size: room, pageSize: 200)
        let syncer = try world.syncer(policy)
        guard case .done = await syncer.pull() else { return #expect(Bool(false)) }
        let count = try world.orders()
        #expect((300..<2900).contains(count))
        #expect(try world.has(0) && world.has(count / 2))
        #expect(try !world.has(2999))
        #expect(try mirror.reader.size() <= room)
        // Nothing older is asked for again.
        world.server.forgetRequests()
        _ = await syncer.pull()
        #expect(world.server.requests.count == 2)
        // With more room it goes on.
        _ = try await world.syncer(SyncPolicy(size: room * 100, pageSize: 200)).pull()
        #expect(try world.orders() == 3000)
        try mirror.close()
    }

    @Test func theReachThatWasAskedForIsRemembered() throws {
        let mirror = try Store.Mirror.inMemory()
        #expect(try Syncer.keeps(mirror, depth: 100) == 100)
        try Syncer.remember(reach: 500, in: mirror)
        #expect(try Syncer.keeps(mirror, depth: 100) == 500)
        #expect(try Syncer.keeps(mirror, depth: 900) == 900)
        #expect(try Syncer.keeps(mirror, depth: nil) == nil)
        try Syncer.remember(reach: nil, in: mirror)
        #expect(try Syncer.keeps(mirror, depth: 100) == nil)
    }
}
