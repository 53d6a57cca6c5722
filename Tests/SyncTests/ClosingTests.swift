import HTTP
import OzModel
import Remote
import Store
import Sync
import Testing

/// What is still on its way when a session ends changes the mirror no more: it may be another user's by then.
@Suite(.timeLimit(.minutes(15))) struct ClosingTests {
    /// A server whose answers wait at a gate, whether or not anybody still wants them.
    private final class Gate: Transport {
        let server: any Transport
        let arrivals: AsyncStream<Void>
        private let arrived: AsyncStream<Void>.Continuation
        private let passes: AsyncStream<Void>
        private let pass: AsyncStream<Void>.Continuation

        init(_ server: any Transport) {
            self.server = server
            (arrivals, arrived) = AsyncStream.makeStream()
            (passes, pass) = AsyncStream.makeStream()
        }

        func open() { pass.finish() }

        func send(_ request: Request) async throws(TransportError) -> Response {
            let answer: Result<Response, TransportError>
            do { answer = .success(try await server.send(request)) } catch { answer = .failure(error) }
            arrived.yield()
            let passes = passes
            // In a task of its own, which no cancellation reaches.
            await Task { for await _ in passes {} }.value
            return try answer.get()
        }
    }

    private func syncer(_ world: World, _ gate: Gate) throws -> Syncer {
        let api = OzAPI(
            server: try Server("http://127.0.0.1:1"), transport: gate,
            keeper: MemoryKeeper(Tokens(access: Secret("t"))),
            policy: .none, pace: world.clock.pace)
        return Syncer(api: api, mirror: world.mirror, pace: world.clock.pace) { _ in }
    }

    @Test(arguments: [true, false]) func whatArrivesAfterTheEndIsNotKept(_ isRound: Bool) async throws {
        let world = try World()
        world.fill(7)
        let gate = Gate(world.server)
        let syncer = try syncer(world, gate)
        let task = Task { isRound ? await syncer.pull() : await syncer.open(.orders, id: "f-1") }
        for await _ in gate.arrivals { break }
        await syncer.close()
        gate.open()
        #expect(await task.value == .cancelled)
        #expect(try world.mirror.reader.counts().values.allSatisfy { $0 == 0 })
        #expect(try world.mirror.checkpoint("backfill") == nil)
        // Nor is anything asked any more.
        let count = world.server.requests.count
        #expect(await syncer.pull() == .cancelled)
        #expect(await syncer.open(.orders, id: "f-2") == .cancelled)
        #expect(world.server.requests.count == count)
    }

    @Test func whatHasGoneMeanwhileIsNotTakenFromTheNextMirror() async throws {
        let world = try World()
        world.fill(3)
        _ = try await world.syncer().pull()
        world.server.remove("folders", "f-1")
        let gate = Gate(world.server)
        let syncer = try syncer(world, gate)
        let task = Task { await syncer.open(.orders, id: "f-1") }
        for await _ in gate.arrivals { break }
        await syncer.close()
        gate.open()
        #expect(await task.value == .cancelled)
        #expect(try world.has(1))
    }

    @Test func aSenderThatIsClosedSendsNothingMore() async throws {
        let world = try PushWorld()
        for number in 1...3 { try world.decide(number) }
        let pusher = world.pusher()
        world.server.before(.patch) { $0.fail(.get, .silence) }
        let task = Task { await pusher.push() }
        for await asked in world.server.questions where asked.description == "GET analyses/a-2" { break }
        await pusher.close()
        _ = await task.value
        let count = world.server.asked.count
        #expect(await pusher.push() == .done)
        #expect(world.server.asked.count == count && world.server.decided == ["a-1"])
    }
}
