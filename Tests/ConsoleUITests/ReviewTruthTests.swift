import Canvas
import ConsoleUI
import OzModel
import Store
import Testing

/// What is decided is what was seen, and what is shown is what is so.
@Suite struct ReviewTruthTests {
    private func rows(_ stage: Stage, _ states: [OutboxState] = [.queued]) throws -> [OutboxRow] {
        try stage.ledger.reader.rows(states)
    }

    /// Somebody else decides a case of the sample, and the mirror hears of it.
    private func decideElsewhere(_ number: Int, _ stage: Stage) throws {
        let id = SampleMirror.id(0xE0, number * 4 + 1)
        let text = try #require(try stage.mirror.reader.json(.analyses, id: id))
        let decided = text.replacing("\"OPERATOR_REQUIRED\"", with: "\"DECLINED\"")
            .replacing("{\"analyse_id\"", with: "{\"resolution_operator\":\"DECLINED\",\"analyse_id\"")
        let newer = try #require(decided.firstRange(of: /"time_updated":[0-9.]+/))
        let changed = decided.replacingCharacters(in: newer, with: "\"time_updated\":\(SampleMirror.now)")
        _ = try stage.mirror.ingest(.analyses, Array(changed.utf8))
    }

    @Test func whatChangedSinceItWasDrawnIsNotDecided() throws {
        let stage = try Stage()
        try stage.press("1 <enter>")
        let id = try #require(stage.console.state.detail?.id)
        #expect(id == SampleMirror.id(0xE0, 51 * 4 + 1))
        _ = stage.console.frame()
        try decideElsewhere(51, stage)
        // No frame in between: the key comes before the change is seen.
        _ = stage.console.press(.character("a"))
        #expect(stage.console.state.overlays.isEmpty)
        #expect(stage.text.contains("The case has just changed: look again"))
        try stage.receive(.mirrorChanged(revision: stage.mirror.reader.revision))
        #expect(stage.text.contains("✗ declined"))
        try stage.press("a")
        #expect(stage.text.contains("✗ declined → ✓ success"))
    }

    @Test func aCaseThatLeavesUnderTheCursorIsTold() throws {
        let stage = try Stage()
        try stage.press("1 j")
        try decideElsewhere(41, stage)
        try stage.receive(.mirrorChanged(revision: stage.mirror.reader.revision))
        #expect(stage.text.contains("left the queue"))
    }

    @Test func markedCasesThatSomebodyElseDecidedAreLeftOut() throws {
        let stage = try Stage()
        try stage.press("1 <space> <space> <space>")
        try decideElsewhere(41, stage)
        try stage.receive(.mirrorChanged(revision: stage.mirror.reader.revision))
        try stage.press("a")
        #expect(stage.text.contains("Approve 2 analyses?"))
        #expect(stage.text.contains("1 × it left the queue since it was marked"))
        try stage.press("<enter>")
        #expect(try rows(stage).count == 2)
    }

    @Test func theWayBackSendsNothing() throws {
        let stage = try Stage()
        try stage.press("1 a <enter>")
        let row = try #require(try rows(stage).first)
        let found = Sight(verdict: "DECLINED", decided: "DECLINED", updated: SampleMirror.now)
        try stage.ledger.settle(row, as: .refused, answer: "the case is declined now", found: found, now: 1)
        try stage.press("9 S q")
        #expect(stage.console.state.overlays.isEmpty)
        #expect(try rows(stage, [.refused]).count == 1)
        try stage.press("S <enter>")
        #expect(try rows(stage).count == 1)
    }

    @Test func anotherUsersDecisionIsTheirsToAnswer() throws {
        let stage = try Stage()
        try stage.press("1 a <enter>")
        var identity = stage.console.state.identity
        identity.owner = LedgerOwner(
            server: Stage.owner.server, user: "u-2", email: "bob@acme.test", profile: Stage.owner.profile)
        try stage.receive(.loggedIn(identity, last: nil))
        #expect(stage.console.state.undos.isEmpty)
        try stage.press("9 D")
        #expect(stage.text.contains("decided by jane@acme.test"))
        #expect(stage.console.state.overlays.isEmpty)
        #expect(try rows(stage).count == 1)
    }

    @Test func anOrderKeepsTheServersVerdictBesideTheSign() throws {
        let stage = try Stage()
        try stage.press("j a <enter>")
        #expect(stage.text.contains("⧗ operator required"))
        try stage.press("3")
        #expect(stage.text.contains("⧗ success pending"))
        let row = try #require(try rows(stage).first)
        try stage.ledger.settle(row, as: .failed, answer: "no", found: nil, now: 1)
        try stage.receive(.ledgerChanged)
        #expect(stage.text.contains("! operator required"))
        #expect(!stage.text.contains("success pending"))
    }
}
