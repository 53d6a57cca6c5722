import HTTP
import OzModel
import Remote
import Store
import Sync
import Testing

/// What becomes of a decision, whatever the server does: sent once, or not at all, and the operator learns which.
@Suite(.timeLimit(.minutes(15))) struct PushTests {
    private let world: PushWorld

    init() throws { world = try PushWorld() }

    @Test func anUnchangedCaseIsReadAndDecidedOnce() async throws {
        let operation = try world.decide(1, comment: "clear")
        #expect(await world.pusher().push() == .done)
        let row = try world.row(operation)
        #expect(row.state == .accepted && row.answer == nil && row.found?.verdict == "SUCCESS")
        #expect(world.server.asked.prefix(2).map(\.description) == ["GET analyses/a-1", "PATCH analyses/a-1"])
        #expect(world.server.bodies == [#"{"resolution_comment":"clear","resolution_operator":"SUCCESS"}"#])
        #expect(try world.mirrored(1)?.verdict == .success && world.mirrored(1)?.comment == "clear")
        #expect(try world.deeds(operation) == ["decided", "accepted"])
        #expect(await world.pusher().push() == .done)
        #expect(world.server.decided == ["a-1"])
    }

    @Test(arguments: [(nil, nil), ("", nil), ("ok", "ok")]) func anEmptyCommentIsNone(
        _ comment: String?, _ sent: String?
    ) async throws {
        try world.decide(1, .declined, comment: comment)
        await world.pusher().push()
        #expect(world.server["a-1"]?.comment == sent && world.server["a-1"]?.decided == "DECLINED")
        #expect(world.server.bodies.first?.contains("resolution_comment") == (sent != nil))
    }

    @Test func aCaseWithAnotherVerdictIsRefusedWithBothSights() async throws {
        let operation = try world.decide(1)
        let seen = try world.row(operation).decision.seen
        world.server.decide("a-1", "DECLINED", comment: "mine")
        #expect(await world.pusher().push() == .done)
        let row = try world.row(operation)
        #expect(row.state == .refused && world.server.patches.isEmpty)
        #expect(row.decision.seen == seen && seen.verdict == "OPERATOR_REQUIRED")
        #expect(row.found == Sight(verdict: "DECLINED", decided: "DECLINED", comment: "mine", updated: 101))
        #expect(row.answer == "the case is declined now, decided by somebody; you saw it operator required")
        #expect(world.events.contains(.settled(row)))
        #expect(try world.deeds(operation) == ["decided", "refused"])
    }

    @Test func aCaseThatWasOnlyTouchedIsRefused() async throws {
        let operation = try world.decide(1)
        world.server.touch("a-1")
        await world.pusher().push()
        let row = try world.row(operation)
        #expect(row.state == .refused && world.server.patches.isEmpty)
        #expect(row.answer == "the case was changed since you saw it")
        #expect(row.found?.updated == 10.000_001 && row.decision.seen.updated == 10)
    }

    @Test func theSameDecisionBySomebodyElseIsNoDecisionOfOurs() async throws {
        let operation = try world.decide(1, comment: "seen")
        world.server.decide("a-1", "SUCCESS", comment: "seen")
        await world.pusher().push()
        #expect(try world.row(operation).state == .refused)
    }

    @Test func aRefusedDecisionThatIsSentAnywayIsComparedWithWhatWasFound() async throws {
        let operation = try world.decide(1)
        world.server.decide("a-1", "DECLINED")
        await world.pusher().push()
        try world.ledger.retry([operation], owner: PushWorld.anna, now: world.clock.now)
        world.server.touch("a-1")
        await world.pusher().push()
        #expect(try world.row(operation).state == .refused && world.server.decided.isEmpty)
        try world.ledger.retry([operation], owner: PushWorld.anna, now: world.clock.now)
        await world.pusher().push()
        #expect(try world.row(operation).state == .accepted && world.server.decided == ["a-1"])
        let deeds = try world.deeds(operation)
        #expect(deeds == ["decided", "refused", "overridden", "refused", "overridden", "accepted"])
    }

    @Test(arguments: [TransportError.cut(received: 0), .idle(seconds: 30), .timedOut(seconds: 60)])
    func anAnswerThatWasLostAfterTheDeedIsAskedFor(_ error: TransportError) async throws {
        let operation = try world.decide(1)
        world.server.fail(.patch, .doneAndLost(error))
        guard case .offline = await world.pusher().push() else { return #expect(Bool(false)) }
        var row = try world.row(operation)
        #expect(row.state == .queued && row.unanswered == 1 && !row.isUndoable)
        #expect(try world.ledger.withdraw([operation], owner: PushWorld.anna, now: world.clock.now).isEmpty)
        world.clock.advance(by: 2)
        #expect(await world.pusher().push() == .done)
        row = try world.row(operation)
        #expect(row.state == .accepted && row.answer == "the answer was lost, but the server has this decision")
        #expect(world.server.decided == ["a-1"] && world.server.patches.count == 1)
        #expect(try world.deeds(operation) == ["decided", "unanswered", "accepted"])
        #expect(try world.mirrored(1)?.verdict == .success)
    }

    @Test func anAnswerThatWasLostBeforeTheDeedIsSentAgainAndDoneOnce() async throws {
        let operation = try world.decide(1)
        world.server.fail(.patch, .lost(.cut(received: 0)))
        await world.pusher().push()
        #expect(try world.row(operation).unanswered == 1)
        world.clock.advance(by: 2)
        #expect(await world.pusher().push() == .done)
        #expect(try world.row(operation).state == .accepted)
        #expect(world.server.decided == ["a-1"] && world.server.patches.count == 2)
    }

    @Test(arguments: [
        CaseServer.Fault.done(200, "<html>welcome to the hotel</html>"), .done(200, "{\"half\": "), .done(200, "[]"),
        .done(204, ""), .done(200, "{\"verdict\": \"SUCCESS\"}"), .done(500, "{}"), .done(502, "<html></html>"),
        .done(500, "{\"error_code\": 3, \"error_message\": \"broken\"}"),
    ])
    func anAnswerThatCannotBeReadCountsAsNone(_ fault: CaseServer.Fault) async throws {
        let operation = try world.decide(1)
        world.server.fail(.patch, fault)
        await world.pusher().push()
        let row = try world.row(operation)
        #expect(row.state == .queued && row.unanswered == 1 && row.tries == 1)
        world.clock.advance(by: 2)
        #expect(await world.pusher().push() == .done)
        #expect(try world.row(operation).state == .accepted)
        #expect(world.server.decided == ["a-1"] && world.server.patches.count == 1)
    }

    @Test func somebodyElsesDecisionAfterALostAnswerIsRefused() async throws {
        let operation = try world.decide(1)
        world.server.fail(.patch, .doneAndLost(.cut(received: 0)))
        await world.pusher().push()
        world.server.decide("a-1", "DECLINED", comment: "no")
        world.clock.advance(by: 2)
        await world.pusher().push()
        #expect(try world.row(operation).state == .refused)
        #expect(world.server.decided == ["a-1"])
    }

    @Test func aServerThatTakesItAndChangesNothingIsBelievedInWhatItShows() async throws {
        let operation = try world.decide(1)
        world.server.fail(.patch, .answer(200, world.server.json("a-1")))
        await world.pusher().push()
        let row = try world.row(operation)
        #expect(row.state == .failed)
        #expect(row.answer == "the server took it, but calls the case operator required")
    }

    @Test(arguments: [
        (403, #"{"error_code": 4, "error_message": "Not yours"}"#, "the server does not allow this: Not yours"),
        (400, #"{"error_code": 2, "error_message": "Bad word"}"#, "the server answered 400: Bad word"),
        (404, #"{"error_code": 10, "error_message": "Object not exist"}"#, "the case is no longer on the server"),
        (409, #"{"error_code": 2, "error_message": "Closed"}"#, "the server answered 409: Closed"),
        (302, "", "the server answered 302 and points to nowhere: use that address if you trust it"),
    ])
    func aNoOfTheServerEndsItInItsOwnWords(_ status: Int, _ body: String, _ sentence: String) async throws {
        for (number, method) in [(1, HTTP.Method.patch), (2, .get)] {
            let operation = try world.decide(number)
            world.server.fail(method, .answer(status, body))
            #expect(await world.pusher().push() == .done)
            let row = try world.row(operation)
            #expect(row.state == .failed && row.answer == sentence && row.unanswered == 0)
            #expect(try world.deeds(operation) == ["decided", "failed"])
        }
        #expect(world.server.decided.isEmpty && world.server.patches.count == 1)
    }

    @Test(arguments: [403, 404, 400, 302]) func aNoAfterALostAnswerSaysThatItMayHaveArrived(_ status: Int) async throws
    {
        let operation = try world.decide(1)
        world.server.fail(.patch, .doneAndLost(.cut(received: 0)))
        await world.pusher().push()
        world.clock.advance(by: 2)
        let body = status == 302 ? "" : #"{"error_code": 10, "error_message": "no"}"#
        world.server.fail(.get, .answer(status, body))
        await world.pusher().push()
        let row = try world.row(operation)
        #expect(row.state == .failed && row.answer?.hasSuffix("; it may have arrived") == true)
    }

    @Test func aCaseThatHasGoneLeavesTheMirror() async throws {
        let operation = try world.decide(1)
        world.server["a-1"] = nil
        #expect(await world.pusher().push() == .done)
        #expect(try world.row(operation).state == .failed)
        #expect(try world.mirrored(1) == nil)
    }

    @Test func whatAServerSaysCannotBreakTheAudit() async throws {
        let operation = try world.decide(1)
        world.server.decide("a-1", #"A\u0000B\u001b[2J"#)
        await world.pusher().push()
        #expect(try world.row(operation).state == .refused)
        #expect(try world.ledger.reader.verifyAudit().isEmpty)
    }
}
