import HTTP
import OzModel
import Remote
import Store
import Sync
import Testing

/// How the sender waits: for a server in trouble, for the network, for a log-in, for its turn.
@Suite(.timeLimit(.minutes(15))) struct PushPatienceTests {
    private let world: PushWorld

    init() throws { world = try PushWorld() }

    @Test(arguments: [HTTP.Method.get, .patch]) func aServerInTroubleIsTriedSoOftenAndThenTheDecisionRests(
        _ method: HTTP.Method
    ) async throws {
        let operation = try world.decide(1)
        world.server.fail(
            method, .answer(500, "oops"), .answer(500, "oops"),
            .answer(500, #"{"error_code": 3, "error_message": "x"}"#))
        let pusher = world.pusher()
        for pause in [2.0, 4] {
            #expect(await pusher.push() == .done)
            let row = try world.row(operation)
            #expect(row.state == .queued && row.notBefore == world.clock.now + pause)
            // Not a moment earlier.
            await pusher.push()
            #expect(try world.row(operation).tries == row.tries)
            world.clock.advance(by: pause)
        }
        #expect(await pusher.push() == .done)
        let row = try world.row(operation)
        let doubt = "; it may have arrived, and the server is asked before it is sent again"
        #expect(row.state == .failed && row.tries == 3)
        #expect(row.answer == "rests after 3 tries: the server answered 500: x\(method == .patch ? doubt : "")")
        #expect(world.server.decided.isEmpty)
        // It rests until the operator says so, and all is counted anew.
        world.clock.advance(by: 1000)
        await pusher.push()
        #expect(try world.row(operation) == row)
        try world.ledger.retry([operation], owner: PushWorld.anna, now: world.clock.now)
        #expect(await pusher.push() == .done)
        #expect(try world.row(operation).state == .accepted && world.server.decided == ["a-1"])
    }

    @Test func aDecisionThatRestsInDoubtIsAskedForFirst() async throws {
        let operation = try world.decide(1)
        world.server.fail(.patch, .done(500, "{}"))
        await world.pusher(PushPolicy(tries: 1)).push()
        #expect(try world.row(operation).state == .failed)
        try world.ledger.retry([operation], owner: PushWorld.anna, now: world.clock.now)
        await world.pusher(PushPolicy(tries: 1)).push()
        #expect(try world.row(operation).state == .accepted)
        #expect(world.server.patches.count == 1 && world.server.decided == ["a-1"])
    }

    @Test(arguments: [
        TransportError.refused(host: "test", port: 1), .unresolved(host: "test"), .noRoute(host: "test"),
        .connectTimedOut(host: "test"),
    ])
    func beingOfflineIsNoTry(_ error: TransportError) async throws {
        let operation = try world.decide(1)
        for _ in 1...20 {
            world.server.fail(.get, .lost(error))
            #expect(await world.pusher().push() == .offline(sentence: error.sentence))
        }
        world.server.fail(.patch, .lost(error))
        #expect(await world.pusher().push() == .offline(sentence: error.sentence))
        let row = try world.row(operation)
        #expect(row.state == .queued && row.tries == 0 && row.unanswered == 0 && row.isUndoable)
        #expect(row.answer == error.sentence)
        #expect(world.events.contains(.offline(sentence: error.sentence)))
        #expect(await world.pusher().push() == .done)
        #expect(try world.row(operation).state == .accepted && world.server.decided == ["a-1"])
    }

    @Test(arguments: [502, 503, 504], ["<html>bad gateway</html>", #"{"error_code": 1, "error_message": "away"}"#])
    func aGatewayWithoutItsServerIsOffline(_ status: Int, _ body: String) async throws {
        let operations = try [1, 2].map { try world.decide($0) }
        for _ in 1...20 {
            world.server.fail(.get, .answer(status, body))
            guard case .offline = await world.pusher().push() else { return #expect(Bool(false)) }
            world.clock.advance(by: 60)
        }
        #expect(world.server.asked.count == 20)
        var row = try world.row(operations[0])
        #expect(row.state == .queued && row.tries == 0 && row.isUndoable)
        // A decision that it was given may have gone through.
        world.server.fail(.patch, .done(status, body))
        guard case .offline = await world.pusher().push() else { return #expect(Bool(false)) }
        row = try world.row(operations[0])
        #expect(row.state == .queued && row.tries == 1 && row.unanswered == 1 && world.server.decided == ["a-1"])
        world.clock.advance(by: 2)
        #expect(await world.pusher().push() == .done)
        #expect(world.server.decided == ["a-1", "a-2"] && world.server.patches.count == 2)
    }

    @Test func aGatewayThatFailsForOneCaseHoldsUpNoOther() async throws {
        let operations = try [1, 2].map { try world.decide($0) }
        for _ in 1...2 {
            world.server.fail(.get, .answer(504, "<html>"))
            guard case .offline = await world.pusher().push() else { return #expect(Bool(false)) }
        }
        #expect(await world.pusher().push() == .done)
        #expect(world.server.decided == ["a-2"])
        #expect(try world.row(operations[0]).state == .queued)
        world.clock.advance(by: 60)
        #expect(await world.pusher().push() == .done)
        #expect(world.server.decided == ["a-2", "a-1"])
    }

    @Test func whatWasDecidedOfflineArrivesInItsOrder() async throws {
        let operations = try [4, 2, 9, 1, 7].map { try world.decide($0) }
        for _ in 1...3 {
            world.server.fail(.get, .lost(.noRoute(host: "test")))
            await world.pusher().push()
        }
        #expect(world.server.asked.count == 3)
        #expect(await world.pusher().push() == .done)
        #expect(world.server.decided == ["a-4", "a-2", "a-9", "a-1", "a-7"])
        #expect(try operations.allSatisfy { try world.row($0).state == .accepted })
    }

    @Test func oneThatWaitsHoldsUpNoOther() async throws {
        let first = try world.decide(1)
        try world.decide(2)
        world.server.fail(.patch, .answer(500))
        #expect(await world.pusher().push() == .done)
        #expect(world.server.decided == ["a-2"])
        #expect(try world.row(first).state == .queued)
    }

    @Test func nothingIsSentWithinTheUndoWindow() async throws {
        world.server["a-1"] = CaseServer.Case()
        let decision = Decision(
            operation: "op", analysisID: Analysis.ID("a-1"), orderID: nil, type: "QUALITY", orderLabel: "tr-1",
            verdict: .success, seen: Sight(verdict: "OPERATOR_REQUIRED", updated: 10))
        try world.ledger.confirm([decision], owner: PushWorld.anna, now: 1000, notBefore: 1005)
        world.clock.advance(by: 4.9)
        #expect(await world.pusher().push() == .done)
        #expect(world.server.asked.isEmpty)
        #expect(try world.ledger.withdraw(["op"], owner: PushWorld.anna, now: 1004.9) == ["op"])
        world.clock.advance(by: 100)
        #expect(await world.pusher().push() == .done)
        #expect(world.server.patches.isEmpty && world.server["a-1"] == CaseServer.Case())
    }

    @Test func anEndedSessionWaitsForALogIn() async throws {
        let operation = try world.decide(1)
        try world.decide(2)
        for method in [HTTP.Method.get, .patch] {
            world.server.fail(method, .answer(401, #"{"error_code": 1, "error_message": "Token expired"}"#))
            guard case .logInNeeded = await world.pusher(api: try api()).push() else { return #expect(Bool(false)) }
            let row = try world.row(operation)
            #expect(row.state == .queued && row.tries == 0 && row.isUndoable)
        }
        #expect(world.server.decided.isEmpty)
        #expect(await world.pusher(api: try api()).push() == .done)
        #expect(world.server.decided == ["a-1", "a-2"])
    }

    @Test(arguments: [HTTP.Method.get, .patch]) func aServerThatAsksForPatienceGetsIt(
        _ method: HTTP.Method
    ) async throws {
        let operation = try world.decide(1)
        world.server.fail(method, .answer(429, "{}", headers: ["Retry-After": "90"]))
        let sentence = "the server asks for a pause of 90 s"
        #expect(await world.pusher().push() == .held(sentence: sentence, seconds: 90))
        let row = try world.row(operation)
        #expect(row.state == .queued && row.tries == 0 && row.unanswered == 0 && row.answer == sentence)
        #expect(await world.pusher().push() == .done)
        #expect(world.server.decided == ["a-1"])
    }

    @Test func aReadOnlyConsoleSendsNothing() async throws {
        let operation = try world.decide(1)
        guard case .held = await world.pusher(api: try api(readOnly: true)).push() else { return #expect(Bool(false)) }
        #expect(try world.row(operation).isUndoable && world.server.patches.isEmpty)
    }

    /// A session of its own: one that the server has refused is not offered again.
    private func api(readOnly: Bool = false) throws -> OzAPI {
        OzAPI(
            server: try Server("http://127.0.0.1:1"), transport: world.server,
            keeper: MemoryKeeper(Tokens(access: Secret("other"))), policy: .none, readOnly: readOnly,
            pace: world.clock.pace)
    }
}
