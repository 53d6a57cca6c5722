import OzModel
import Store
import Sync
import Testing

/// What a server deleted leaves the mirror, and only that.
@Suite(.timeLimit(.minutes(15))) struct WholeListTests {
    private func users(_ world: World) throws -> Int { try world.mirror.reader.counts()[.users] ?? 0 }

    @Test(arguments: [FakeServer.Habits(), FakeServer.Habits(sendsArrays: true), FakeServer.Habits(cap: 3)])
    func aUserThatWasDeletedGoes(_ habits: FakeServer.Habits) async throws {
        let world = try World(habits)
        world.fill(4)
        let syncer = try world.syncer()
        _ = await syncer.pull()
        #expect(try users(world) == 7)
        world.server.remove("users", "u-3")
        world.clock.advance(by: 600)
        let revision = world.mirror.reader.revision
        #expect(await syncer.pull() == .done(changed: 1))
        #expect(try users(world) == 6)
        #expect(try world.mirror.reader.record(User.self, id: "u-3") == nil)
        #expect(world.allEvents.contains(.changed(revision: revision + 1)))
        world.server.remove("users", "u-4")
        #expect(try await syncer.freshen(.users, newest: nil) == .done(changed: 1))
        #expect(try users(world) == 5)
    }

    @Test func theLastCompanyGoesWhenTheServerCountsNone() async throws {
        let world = try World()
        world.fill(4)
        let syncer = try world.syncer()
        _ = await syncer.pull()
        world.server.remove("companies", "c-1")
        world.clock.advance(by: 600)
        _ = await syncer.pull()
        #expect(try world.mirror.reader.counts()[.companies] == 0)
    }

    @Test(arguments: [
        FakeServer.Habits(ignoresOffset: true), FakeServer.Habits(ignoresOffset: true, sendsArrays: true),
        FakeServer.Habits(statuses: ["users": 403]), FakeServer.Habits(statuses: ["users": 500]),
    ])
    func aListThatWasNotReadWholeTakesNothingAway(_ habits: FakeServer.Habits) async throws {
        let world = try World()
        world.fill(4)
        let syncer = try world.syncer()
        _ = await syncer.pull()
        world.server.change { $0 = habits }
        world.server.remove("users", "u-6")
        world.clock.advance(by: 600)
        _ = await syncer.pull()
        #expect(try users(world) == 7)
    }

    @Test func aListWithAnUnreadableElementTakesNothingAway() async throws {
        let world = try World()
        world.fill(4)
        let syncer = try world.syncer()
        _ = await syncer.pull()
        world.server.remove("users", "u-6")
        world.server.put("users", .init(id: "bad", created: 0, updated: 0, json: "{\"bad\": 1}"))
        world.clock.advance(by: 600)
        _ = await syncer.pull()
        #expect(try users(world) == 7)
    }

    @Test func anEmptyArrayIsNoProof() async throws {
        let world = try World(FakeServer.Habits(sendsArrays: true))
        world.fill(4)
        let syncer = try world.syncer()
        _ = await syncer.pull()
        for user in 0..<7 { world.server.remove("users", "u-\(user)") }
        world.clock.advance(by: 600)
        _ = await syncer.pull()
        #expect(try users(world) == 7)
    }
}
