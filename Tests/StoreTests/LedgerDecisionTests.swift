import OzModel
import Store
import Testing

/// What an operator does to decisions: draft, confirm, take back, give up, try again.
@Suite struct LedgerDecisionTests {
    private let desk: LedgerDesk
    private var ledger: Ledger { desk.ledger }

    init() throws { desk = try LedgerDesk() }

    @Test(arguments: LedgerDesk.Stage.allCases) func nobodySettlesSomebodyElsesDecision(
        _ stage: LedgerDesk.Stage
    ) throws {
        try desk.bring(to: stage)
        let (before, deeds) = (try desk.row("op-1"), try desk.deeds("op-1"))
        for owner in [LedgerDesk.bert, LedgerDesk.owner("u-anna", server: "https://test.example.com")] {
            #expect(try ledger.withdraw(["op-1"], owner: owner, now: 200).isEmpty)
            #expect(try ledger.discard(["op-1"], owner: owner, now: 200).isEmpty)
            #expect(try ledger.retry(["op-1"], owner: owner, now: 200).isEmpty)
        }
        #expect(try desk.row("op-1") == before)
        #expect(try desk.deeds("op-1") == deeds)
    }

    @Test func theAuditNamesWhoeverActs() throws {
        try desk.bring(to: .queued)
        let elsewhere = LedgerOwner(
            server: LedgerDesk.anna.server, user: "u-anna", email: "anna@new.example.com", profile: "other")
        #expect(try ledger.withdraw(["op-1"], owner: elsewhere, now: 200) == ["op-1"])
        #expect(try ledger.reader.audit(operation: "op-1").last?.owner == elsewhere)
    }

    @Test func theLastDraftCountsAndNothingOfItIsConfirmed() throws {
        let analysis = Analysis.ID("a-1")
        try ledger.keepDraft(LedgerDesk.decision(1, comment: "first"), owner: LedgerDesk.anna, now: 100)
        try ledger.keepDraft(
            LedgerDesk.decision(1, .declined, operation: "op-2", comment: "second"), owner: LedgerDesk.anna, now: 101)
        try desk.reopenAfterKill()
        let draft = try #require(try ledger.reader.draft(of: analysis, owner: LedgerDesk.anna))
        #expect(draft.decision.comment == "second" && draft.decision.verdict == .declined && draft.state == .draft)
        #expect(try ledger.reader.counts() == [.draft: 1])
        #expect(try ledger.reader.rows(about: analysis).isEmpty)
        #expect(try ledger.reader.draft(of: analysis, owner: LedgerDesk.bert) == nil)
        #expect(try ledger.reader.auditCount() == 0)
        #expect(try ledger.reader.held(owner: LedgerDesk.anna).isEmpty)
        #expect(try desk.claim() == nil)
        try ledger.dropDraft(of: analysis, owner: LedgerDesk.bert)
        #expect(try ledger.reader.counts() == [.draft: 1])
        try ledger.dropDraft(of: analysis, owner: LedgerDesk.anna)
        #expect(try ledger.reader.counts().isEmpty)
    }

    @Test func confirmingForgetsTheDraft() throws {
        let decision = LedgerDesk.decision(1, comment: "blurred")
        try ledger.keepDraft(decision, owner: LedgerDesk.anna, now: 100)
        try ledger.keepDraft(decision.with(operation: "op-b"), owner: LedgerDesk.bert, now: 100)
        try ledger.confirm([decision], owner: LedgerDesk.anna, batch: "b-1", now: 101, notBefore: 106)
        let row = try desk.row("op-1")
        #expect(row.state == .queued && row.decision == decision && row.owner == LedgerDesk.anna)
        #expect(row.created == 101 && row.notBefore == 106 && row.batch == "b-1" && row.tries == 0)
        #expect(row.isUndoable)
        #expect(try desk.deeds("op-1") == ["decided"])
        #expect(try ledger.reader.draft(of: decision.analysisID, owner: LedgerDesk.bert) != nil)
        let entry = try #require(try ledger.reader.audit(operation: "op-1").first)
        #expect(entry.before == "OPERATOR_REQUIRED" && entry.after == "SUCCESS" && entry.remark == "blurred")
        #expect(entry.label == "QUALITY of tr-1" && entry.object == "a-1" && entry.order == "f-1" && entry.time == 101)
    }

    @Test func allAreConfirmedOrNone() throws {
        try desk.confirm(LedgerDesk.decision(2))
        try ledger.keepDraft(LedgerDesk.decision(1, operation: "draft"), owner: LedgerDesk.anna, now: 99)
        #expect(throws: StoreError.pending(what: "QUALITY of tr-2")) {
            try desk.confirm(LedgerDesk.decision(1), LedgerDesk.decision(2, operation: "op-2b"))
        }
        #expect(throws: StoreError.pending(what: "QUALITY of tr-3")) {
            try desk.confirm(LedgerDesk.decision(3), LedgerDesk.decision(3, operation: "op-3b"))
        }
        #expect(try ledger.reader.counts() == [.draft: 1, .queued: 1])
        #expect(try ledger.reader.auditCount() == 1)
        try desk.confirm(LedgerDesk.decision(1), LedgerDesk.decision(3))
        #expect(try ledger.reader.rows([.queued]).map(\.operation) == ["op-2", "op-1", "op-3"])
    }

    @Test func anOperationIsConfirmedOnce() throws {
        try desk.bring(to: .accepted)
        #expect(throws: StoreError.self) { try desk.confirm(LedgerDesk.decision(7, operation: "op-1")) }
        #expect(try ledger.reader.counts() == [.accepted: 1])
        #expect(try ledger.reader.auditCount() == 2)
    }

    @Test(arguments: LedgerDesk.Stage.allCases) func onlyOneDecisionAboutACaseIsUnderWay(
        _ stage: LedgerDesk.Stage
    ) throws {
        try desk.bring(to: stage)
        let second = LedgerDesk.decision(1, .declined, operation: "op-1b")
        if [.queued, .unanswered, .sending].contains(stage) {
            #expect(throws: StoreError.pending(what: "QUALITY of tr-1")) { try desk.confirm(second) }
            // Somebody else at this machine has their own.
            try desk.confirm(second, owner: LedgerDesk.bert)
        } else {
            try desk.confirm(second)
        }
        #expect(try desk.row("op-1b").state == .queued)
    }

    @Test(arguments: LedgerDesk.Stage.allCases) func onlyWhatWasSurelyNeverSentIsTakenBack(
        _ stage: LedgerDesk.Stage
    ) throws {
        try desk.bring(to: stage)
        let (before, deeds) = (try desk.row("op-1"), try desk.deeds("op-1"))
        let taken = try ledger.withdraw(["op-1", "unknown"], owner: LedgerDesk.anna, now: 200)
        let isTaken = stage == .queued
        #expect(taken == (isTaken ? ["op-1"] : []))
        #expect(try desk.row("op-1").state == (isTaken ? .dropped : before.state))
        #expect(try desk.deeds("op-1") == deeds + (isTaken ? ["withdrawn"] : []))
        if !isTaken { #expect(try desk.row("op-1") == before) }
    }

    @Test(arguments: LedgerDesk.Stage.allCases) func whatMayBeUnderWayIsNotGivenUp(_ stage: LedgerDesk.Stage) throws {
        try desk.bring(to: stage)
        let (before, deeds) = (try desk.row("op-1"), try desk.deeds("op-1"))
        let given = try ledger.discard(["op-1", "unknown"], owner: LedgerDesk.anna, now: 200)
        let isGiven = [.queued, .refused, .failed].contains(stage)
        #expect(given == (isGiven ? ["op-1"] : []))
        let after = try desk.row("op-1")
        #expect(after.state == (isGiven ? .dropped : before.state))
        #expect(after.answer == before.answer && after.found == before.found)
        #expect(try desk.deeds("op-1") == deeds + (isGiven ? ["dropped"] : []))
    }

    @Test(arguments: LedgerDesk.Stage.allCases) func onlyWhatRestsIsTriedAgain(_ stage: LedgerDesk.Stage) throws {
        try desk.bring(to: stage)
        let (before, deeds) = (try desk.row("op-1"), try desk.deeds("op-1"))
        let tried = try ledger.retry(["op-1", "unknown"], owner: LedgerDesk.anna, now: 200)
        guard stage == .refused || stage == .failed else {
            #expect(tried.isEmpty)
            #expect(try desk.row("op-1") == before)
            #expect(try desk.deeds("op-1") == deeds)
            return
        }
        #expect(tried == ["op-1"])
        let after = try desk.row("op-1")
        #expect(after.state == .queued && after.tries == 0 && after.notBefore == 200)
        #expect(after.unanswered == before.unanswered)
        #expect(after.decision.seen == (stage == .refused ? LedgerDesk.found : LedgerDesk.seen))
        #expect(try desk.deeds("op-1") == deeds + [stage == .refused ? "overridden" : "retried"])
        // What is overridden stands in the audit as what the operator saw then.
        let last = try #require(try ledger.reader.audit(operation: "op-1").last)
        #expect(last.before == (stage == .refused ? "DECLINED" : "OPERATOR_REQUIRED"))
    }

    @Test(arguments: [LedgerDesk.Stage.refused, .failed]) func aNewDecisionMakesAnAnswerNeedless(
        _ stage: LedgerDesk.Stage
    ) throws {
        try desk.bring(to: stage)
        let before = try desk.row("op-1")
        // Nobody answers for somebody else.
        try desk.confirm(LedgerDesk.decision(1, operation: "op-b"), owner: LedgerDesk.bert)
        #expect(try desk.row("op-1") == before)
        try desk.confirm(LedgerDesk.decision(1, .declined, operation: "op-1b"))
        let row = try desk.row("op-1")
        #expect(row.state == .dropped && row.answer == "decided anew as op-1b" && row.found == before.found)
        #expect(try desk.deeds("op-1").last == "dropped" && desk.deeds("op-1b") == ["decided"])
        #expect(try ledger.retry(["op-1"], owner: LedgerDesk.anna, now: 200).isEmpty)
        #expect(throws: StoreError.pending(what: "QUALITY of tr-1")) {
            try desk.confirm(LedgerDesk.decision(1, operation: "op-1c"))
        }
    }

    @Test func nothingIsGivenUpForADecisionThatIsNotTaken() throws {
        try desk.bring(to: .refused)
        try desk.confirm(LedgerDesk.decision(2))
        let before = try ledger.reader.rows(OutboxState.allCases)
        #expect(throws: StoreError.pending(what: "QUALITY of tr-2")) {
            try desk.confirm(LedgerDesk.decision(1, operation: "op-1b"), LedgerDesk.decision(2, operation: "op-2b"))
        }
        #expect(try ledger.reader.rows(OutboxState.allCases) == before)
    }

    @Test func whatTheOperatorSawIsKeptToTheMicrosecond() throws {
        let sights = [
            Sight(verdict: "OPERATOR_REQUIRED", updated: 1_726_000_000.123457),
            Sight(verdict: "a new “word” \u{1F600}", decided: "DECLINED", comment: "line\n\t\"quoted\"", updated: 0.1),
        ]
        for (number, sight) in sights.enumerated() {
            try desk.confirm(LedgerDesk.decision(number, seen: sight))
            #expect(try desk.row("op-\(number)").decision.seen == sight)
        }
    }

    @Test func anAgreementIsNotedAndNothingIsSent() throws {
        try ledger.agree(with: LedgerDesk.decision(1), owner: LedgerDesk.anna, now: 100)
        #expect(try ledger.reader.audit(of: Analysis.ID("a-1")).map(\.action) == ["agreed"])
        #expect(try ledger.reader.counts().isEmpty)
        #expect(try desk.claim() == nil)
    }

    @Test func wordsThatAreBeingWrittenSurvive() throws {
        let order = Order.ID("f-1")
        try ledger.keepText("half a sen", as: Note.draftName(of: order), now: 100)
        try ledger.keepText("half a sentence", as: Note.draftName(of: order), now: 101)
        try desk.reopenAfterKill()
        #expect(try ledger.reader.text(Note.draftName(of: order)) == "half a sentence")
        try ledger.addNote("a sentence", order: order, owner: LedgerDesk.anna, now: 102)
        try ledger.addNote("another", order: order, owner: LedgerDesk.bert, now: 103)
        #expect(try ledger.reader.text(Note.draftName(of: order)).isEmpty)
        let notes = try ledger.reader.notes(of: order)
        #expect(notes.map(\.text) == ["a sentence", "another"])
        #expect(try ledger.reader.notes(of: Order.ID("f-2")).isEmpty)
        try ledger.keepText("gone", as: "x", now: 104)
        try ledger.keepText("", as: "x", now: 105)
        #expect(try ledger.reader.text("x").isEmpty)
    }
}

extension Decision {
    func with(operation: String) -> Decision {
        var other = self
        other.operation = operation
        return other
    }
}
