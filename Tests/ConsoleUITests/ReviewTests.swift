import Canvas
import ConsoleUI
import OzModel
import Store
import Testing

/// Deciding by keys: what is kept, what is asked, what is refused.
@Suite struct ReviewTests {
    private func rows(_ stage: Stage, _ states: [OutboxState] = [.queued]) throws -> [OutboxRow] {
        try stage.ledger.reader.rows(states)
    }

    @Test func aDecisionTakesTwoKeysAndTheNextCaseOpens() throws {
        let stage = try Stage()
        try stage.press("1 <enter>")
        let first = stage.console.state.detail?.id
        try stage.press("a <enter>")
        let row = try #require(try rows(stage).first)
        #expect(row.decision.analysisID.rawValue == first)
        #expect(row.decision.verdict == .success)
        #expect(row.decision.seen.verdict == "OPERATOR_REQUIRED")
        let next = try #require(stage.console.state.detail)
        #expect(next.subject == .object(.analyses))
        #expect(next.id != first)
        #expect(stage.text.contains("1 of 5"))
    }

    @Test func theLastDecisionLeadsBackToTheEmptyQueue() throws {
        let stage = try Stage()
        try stage.press("1 <enter> a <enter> a <enter> a <enter> x <enter> a <enter> a <enter>")
        #expect(try rows(stage).count == 6)
        #expect(stage.console.state.places.count == 1)
        #expect(stage.text.contains("Nothing waits for an operator"))
    }

    @Test func oneKeyAloneDecidesNothing() throws {
        let stage = try Stage()
        try stage.press("1 a <esc> x <esc> <enter> a <esc>")
        #expect(try rows(stage).isEmpty)
        #expect(stage.effects.allSatisfy { if case .decide = $0 { false } else { true } })
    }

    @Test func takingBackOpensTheCaseAgain() throws {
        let stage = try Stage()
        try stage.press("1 <enter>")
        let first = stage.console.state.detail?.id
        try stage.press("a <enter> u")
        #expect(try rows(stage).isEmpty)
        #expect(try rows(stage, [.dropped]).count == 1)
        #expect(stage.console.state.detail?.id == first)
        #expect(stage.text.contains("1 of 6"))
    }

    @Test func severalAreTakenBackNewestFirst() throws {
        let stage = try Stage()
        try stage.press("1 a <enter> x <enter> u")
        #expect(try rows(stage).map(\.decision.verdict) == [.success])
        try stage.press("u")
        #expect(try rows(stage).isEmpty)
        try stage.press("u")
        #expect(stage.text.contains("There is nothing to take back"))
    }

    @Test func theWindowIsCountedDownSecondBySecond() throws {
        let stage = try Stage()
        try stage.press("1 a <enter>")
        #expect(stage.text.contains("(5 s)"))
        #expect(stage.console.nextChange == SampleMirror.now + 1)
        try stage.receive(.tick(now: SampleMirror.now + 3.2))
        #expect(stage.text.contains("(2 s)"))
        try stage.receive(.tick(now: SampleMirror.now + 5))
        #expect(!stage.text.contains("undo:"))
    }

    @Test func reasonAndCommentAreKeptAsTheyAreTyped() throws {
        let stage = try Stage()
        try stage.press("1 x other<space>ear <down> <down> <esc>")
        let draft = try #require(try rows(stage, [.draft]).first)
        #expect(draft.decision.comment == "other ear")
        #expect(draft.decision.reason == "spoofing attempt")
        // The comment goes on; a reason to decline is none to approve.
        try stage.press("a")
        #expect(stage.text.contains("other ear"))
        #expect(stage.text.contains("none"))
        try stage.press("<esc> x")
        #expect(stage.text.contains("spoofing attempt"))
        try stage.press("<enter>")
        #expect(try rows(stage).first?.decision.remark == "spoofing attempt: other ear")
        #expect(try rows(stage, [.draft]).isEmpty)
    }

    @Test func aCommentThatIsNeededIsAskedFor() throws {
        var settings = try Settings()
        settings.commentRule = .decline
        let stage = try Stage(settings: settings)
        try stage.press("1 x <enter>")
        #expect(stage.text.contains("a comment is needed to decline"))
        #expect(try rows(stage).isEmpty)
        try stage.press("mask <enter>")
        #expect(try rows(stage).count == 1)
        try stage.press("a <enter>")
        #expect(try rows(stage).count == 2)
    }

    @Test func whatCannotBeKeptIsNotDecided() throws {
        let stage = try Stage()
        try stage.press("1 x mask")
        try stage.receive(.submit)
        try stage.receive(.notDecided("the disk is full: free some space, then refresh"))
        #expect(try rows(stage).count == 1)
        let fresh = try Stage()
        try fresh.press("1 x mask")
        _ = fresh.console.receive(.submit)
        _ = fresh.console.receive(.notDecided("the disk is full"))
        #expect(fresh.text.contains("not decided: the disk is full"))
        #expect(fresh.text.contains("mask"))
    }

    @Test(arguments: [
        (UserRole.admin, "An ADMIN may do everything but decide"), (.client, "A CLIENT may not decide"),
        (.clientAdmin, "A CLIENT ADMIN may not decide"), (.clientService, "A CLIENT SERVICE may not decide"),
    ]) func whoMayNotDecideIsToldWhy(_ role: UserRole, _ sentence: String) throws {
        let stage = try Stage(size: Size(columns: 120, rows: 36), role: role)
        try stage.press("1 a")
        #expect(stage.text.contains(sentence))
        #expect(stage.console.state.overlays.isEmpty)
        try stage.press(":decline <enter>")
        #expect(stage.text.contains(sentence))
        #expect(try rows(stage).isEmpty)
    }

    @Test func anotherCompanysCaseIsNotDecided() throws {
        let stage = try Stage(
            size: Size(columns: 120, rows: 36), role: .clientOperator, company: SampleMirror.id(0xC0, 1))
        try stage.press("1")
        var refused = 0
        for _ in 0..<6 {
            try stage.press("a")
            if stage.console.state.overlays.isEmpty { refused += 1 } else { try stage.press("<esc>") }
            try stage.press("j")
        }
        #expect(refused == 4)
        #expect(stage.text.contains("another company"))
    }

    @Test func aReadOnlyConsoleDecidesNothing() throws {
        let stage = try Stage()
        var identity = stage.console.state.identity
        identity.isReadOnly = true
        try stage.receive(.loggedIn(identity, last: nil))
        try stage.press("1 a")
        #expect(stage.text.contains("read-only"))
        #expect(try rows(stage).isEmpty)
    }

    @Test func aRunningOrFailedAnalysisIsNotDecided() throws {
        let stage = try Stage()
        try stage.press("3 j j j j j j j j j j a")
        #expect(stage.text.contains("failed: there is nothing to decide"))
        try stage.press("j j a")
        #expect(stage.text.contains("still running"))
    }

    @Test func aCaseThatIsPendingIsNotDecidedTwice() throws {
        let stage = try Stage()
        try stage.press("1 G")
        let id = try #require(stage.console.state.list?.cursor?.id)
        try stage.press("a <enter> 3")
        try stage.receive(.open(.analyses, id: id))
        #expect(stage.text.contains("success pending"))
        try stage.press("x")
        #expect(stage.text.contains("It is decided already"))
        #expect(try rows(stage).count == 1)
    }

    @Test func markedCasesAreDecidedTogetherAndReported() throws {
        let stage = try Stage()
        try stage.press("1 <space> <space> <space> x mask <enter>")
        let rows = try rows(stage)
        #expect(rows.count == 3)
        #expect(Set(rows.map(\.batch)) == ["batch-1"])
        #expect(rows.allSatisfy { $0.decision.comment == "mask" })
        #expect(stage.console.state.detail?.subject == .batch)
        try stage.press("D")
        #expect(try self.rows(stage, [.dropped]).count == 3)
    }

    @Test func aRangeThatIsStillOpenIsDecidedWhole() throws {
        let stage = try Stage()
        try stage.press("1 v j j x")
        #expect(stage.text.contains("Decline 3 analyses?"))
        try stage.press("<enter>")
        #expect(try rows(stage).count == 3)
    }

    @Test func overrulingIsSaid() throws {
        let stage = try Stage()
        try stage.press("3 x")
        #expect(stage.text.contains("overrules"))
        #expect(stage.text.contains("the machine's own verdict: success"))
        try stage.press("<esc> <space> <space> j <space> x")
        #expect(stage.text.contains("2 of 3 have a verdict that nobody asked an operator about"))
    }

    @Test func aWindowThatCannotSayWhatItAsksDecidesNothing() throws {
        let stage = try Stage(size: Size(columns: 39, rows: 24))
        try stage.press("1 a")
        #expect(stage.console.state.overlays.isEmpty)
        #expect(stage.text.contains("too small"))
        let other = try Stage()
        try other.press("1 a")
        try other.receive(.resized(Size(columns: 20, rows: 5)))
        try other.press("<enter>")
        #expect(try rows(other).isEmpty)
        try other.receive(.resized(Size(columns: 80, rows: 24)))
        try other.press("<enter>")
        #expect(try rows(other).count == 1)
    }

    @Test func theHelpIsAlwaysAmongTheHints() throws {
        for keys in ["", "1", "1 <enter>", "1 a <enter>", "9"] {
            let stage = try Stage()
            try stage.press(keys)
            #expect(stage.text.contains("? help"), "\(keys)")
        }
    }

    @Test func ordersAreDecidedByTheOneAnalysisThatWaits() throws {
        let stage = try Stage()
        try stage.press("j a")
        #expect(stage.text.contains("Approve BIOMETRY of tr-0001"))
        try stage.press("<esc> j a")
        #expect(stage.text.contains("Nothing here waits for an operator"))
    }

    @Test func aFilterNarrowsTheQueueAndSaysSo() throws {
        let stage = try Stage(size: Size(columns: 120, rows: 36))
        try stage.press("1 :filter<space>company:nord <enter>")
        #expect(stage.text.contains("Review  company:nord"))
        #expect(stage.text.contains("1 of 2"))
        #expect(stage.text.contains("median"))
        try stage.press("f created:<lt>1d <enter>")
        #expect(stage.text.contains("company:nord created:<1d"))
        try stage.press(":filter<space>off <enter>")
        #expect(stage.text.contains("1 of 6"))
        try stage.press(":filter<space>colour:red <enter>")
        #expect(stage.text.contains("there is no key “colour”"))
        try stage.press("<esc> <esc>")
    }

    @Test func aSpotCheckThatAgreesSendsNothing() throws {
        let stage = try Stage()
        try stage.press(":sample<space>3<space>2026-01-01 <enter> a")
        #expect(stage.text.contains("Nothing is sent"))
        try stage.press("<enter>")
        #expect(try stage.ledger.reader.audit(limit: 9).map(\.action) == ["agreed"])
        #expect(try rows(stage).isEmpty)
        #expect(stage.text.contains("1 of 2"))
        try stage.press("x <enter>")
        #expect(try rows(stage).first?.decision.verdict == .declined)
        #expect(stage.text.contains("1 of 1"))
    }

    @Test func theNextCasesAreFetchedAhead() throws {
        let stage = try Stage()
        try stage.press("1 <enter>")
        let ahead = stage.effects.compactMap { if case .fetchAhead(let orders) = $0 { orders } else { nil } }
        #expect(ahead == [[51, 41, 31, 21].map { SampleMirror.id(0xF0, $0) }])
    }

    @Test func leavingSaysWhatWasNotSent() throws {
        let stage = try Stage()
        try stage.press("1 a <enter> q")
        #expect(stage.text.contains("1 decision is not sent yet"))
    }

    @Test func aNoteIsKeptWhileItIsTyped() throws {
        let stage = try Stage()
        try stage.press("c called <esc> c")
        #expect(stage.text.contains("called"))
        try stage.press("<space>twice <enter> <enter>")
        #expect(stage.text.contains("called twice"))
    }
}
