import OzModel
import Store
import Testing

/// What the sender does to decisions, and what the screen and the pull learn of it.
@Suite struct LedgerSendingTests {
    private let desk: LedgerDesk
    private var ledger: Ledger { desk.ledger }

    init() throws { desk = try LedgerDesk() }

    @Test func theOldestThatIsDueIsClaimedFirst() throws {
        try desk.confirm(LedgerDesk.decision(1), notBefore: 105)
        try desk.confirm(LedgerDesk.decision(2), LedgerDesk.decision(3), notBefore: 103)
        #expect(try ledger.reader.nextDue(owner: LedgerDesk.anna, now: 100) == 103)
        #expect(try desk.claim(now: 102.9) == nil)
        #expect(try desk.claim(now: 103)?.operation == "op-2")
        #expect(try desk.claim(now: 105)?.operation == "op-1")
        #expect(try desk.claim(now: 105)?.operation == "op-3")
        #expect(try desk.claim(now: 1e9) == nil)
        #expect(try ledger.reader.counts() == [.sending: 3])
        #expect(try ledger.reader.nextDue(owner: LedgerDesk.anna, now: 100) == nil)
    }

    @Test func nobodySendsForSomebodyElse() throws {
        let elsewhere = LedgerDesk.owner("u-anna", server: "https://test.example.com")
        try desk.confirm(LedgerDesk.decision(1), owner: LedgerDesk.bert)
        try desk.confirm(LedgerDesk.decision(2), owner: elsewhere)
        #expect(try desk.claim() == nil)
        #expect(try ledger.reader.nextDue(owner: LedgerDesk.anna, now: 100) == nil)
        #expect(try desk.claim(LedgerDesk.bert)?.operation == "op-1")
        #expect(try desk.claim(elsewhere)?.operation == "op-2")
        // Nor is what somebody else has on the wire taken off it.
        try ledger.recover(owner: LedgerDesk.anna, now: 2000)
        #expect(try ledger.reader.counts() == [.sending: 2])
        try ledger.recover(owner: elsewhere, now: 2000)
        #expect(try desk.row("op-2").state == .queued && desk.row("op-1").state == .sending)
    }

    @Test func aClaimIsDurableAndAKillLeavesItInDoubt() throws {
        try desk.bring(to: .sending)
        try desk.reopenAfterKill()
        #expect(try desk.row("op-1").state == .sending)
        #expect(try desk.claim() == nil)
        try ledger.recover(owner: LedgerDesk.anna, now: 500)
        let row = try desk.row("op-1")
        #expect(row.state == .queued && row.unanswered == 1 && !row.isUndoable && row.tries == 0)
        try ledger.recover(owner: LedgerDesk.anna, now: 501)
        #expect(try desk.row("op-1") == row)
        #expect(try desk.claim()?.operation == "op-1")
    }

    @Test func whatWaitsIsNotInDoubtAfterAKill() throws {
        try desk.bring(to: .queued)
        try desk.reopenAfterKill()
        try ledger.recover(owner: LedgerDesk.anna, now: 500)
        #expect(try desk.row("op-1").isUndoable)
    }

    @Test func settlingKeepsTheAnswerAndWhatWasFound() throws {
        for (number, state) in [(1, OutboxState.accepted), (2, .refused), (3, .failed)] {
            try desk.confirm(LedgerDesk.decision(number))
            let row = try #require(try desk.claim())
            let found = state == .failed ? nil : LedgerDesk.found
            try ledger.settle(row, as: state, answer: "said \(number)", found: found, now: 300)
            let after = try desk.row("op-\(number)")
            #expect(after.state == state && after.answer == "said \(number)" && after.found == found)
            #expect(after.changed == 300)
            #expect(try desk.deeds("op-\(number)") == ["decided", state.rawValue])
            #expect(try ledger.reader.audit(operation: "op-\(number)").last?.answer == "said \(number)")
        }
        #expect(try desk.claim() == nil)
    }

    @Test func aTryThatCameToNothingWaitsAgain() throws {
        try desk.confirm(LedgerDesk.decision(1), LedgerDesk.decision(2))
        let first = try #require(try desk.claim())
        try ledger.requeue(first, answer: "offline", mayHaveArrived: false, counts: false, notBefore: 100, now: 400)
        var row = try desk.row("op-1")
        #expect(row.state == .queued && row.tries == 0 && row.isUndoable && row.answer == "offline")
        #expect(try desk.deeds("op-1") == ["decided"])
        let again = try #require(try desk.claim())
        #expect(again.operation == "op-1")
        try ledger.requeue(again, answer: "cut", mayHaveArrived: true, counts: true, notBefore: 2000, now: 401)
        row = try desk.row("op-1")
        #expect(row.tries == 1 && row.unanswered == 1 && !row.isUndoable)
        #expect(try desk.deeds("op-1") == ["decided", "unanswered"])
        #expect(try desk.claim()?.operation == "op-2")
    }

    @Test func aClockSetBackKeepsNoDecisionForHours() throws {
        // An hour to take it back, the longest there is, and a clock that was set back by two days since.
        try desk.confirm(LedgerDesk.decision(1), now: 200_000, notBefore: 203_600)
        #expect(try desk.claim(now: 200_000) == nil && desk.claim(now: 203_599) == nil)
        #expect(try ledger.reader.nextDue(owner: LedgerDesk.anna, now: 200_000) == 203_600)
        #expect(try ledger.reader.nextDue(owner: LedgerDesk.anna, now: 27_200) == 27_200)
        #expect(try desk.row("op-1").due(now: 27_200) == 27_200 && desk.row("op-1").due(now: 200_000) == 203_600)
        #expect(try desk.claim(now: 27_200)?.operation == "op-1")
    }

    @Test func aFailureNeverHidesThatItMayHaveArrived() throws {
        try desk.bring(to: .unanswered)
        let row = try #require(try desk.claim())
        try ledger.settle(row, as: .failed, answer: "not allowed", found: nil, now: 300)
        #expect(try desk.row("op-1").answer == "not allowed; it may have arrived")
        #expect(try ledger.reader.audit(operation: "op-1").last?.answer == "not allowed; it may have arrived")
        // Given up all the same, by the operator's own choice, and the audit keeps the doubt.
        #expect(try ledger.discard(["op-1"], owner: LedgerDesk.anna, now: 301) == ["op-1"])
        #expect(try ledger.reader.audit(operation: "op-1").last?.action == "dropped")
        #expect(try ledger.reader.audit(operation: "op-1").last?.answer == "not allowed; it may have arrived")
    }

    @Test func aDecisionAnewKeepsTheDoubtAboutTheOldOne() throws {
        try desk.bring(to: .unanswered)
        let row = try #require(try desk.claim())
        try ledger.settle(row, as: .failed, answer: nil, found: nil, now: 300)
        #expect(try desk.row("op-1").answer == "it may have arrived")
        try desk.confirm(LedgerDesk.decision(1, operation: "op-1b"))
        #expect(try desk.row("op-1").answer == "decided anew as op-1b; it may have arrived")
    }

    @Test func anUndoneDecisionStaysUndone() throws {
        try desk.bring(to: .queued)
        let row = try #require(try desk.claim())
        try ledger.requeue(row, answer: "500", mayHaveArrived: false, counts: true, notBefore: 100, now: 400)
        #expect(try ledger.withdraw(["op-1"], owner: LedgerDesk.anna, now: 401) == ["op-1"])
        // The sender says that it rests, a moment after the operator has taken it back.
        try ledger.settle(row, as: .failed, answer: "rests", found: nil, now: 402)
        #expect(try desk.row("op-1").state == .dropped)
        #expect(try desk.deeds("op-1") == ["decided", "withdrawn"])
    }

    @Test(arguments: LedgerDesk.Stage.allCases) func casesUnderWayAreHeld(_ stage: LedgerDesk.Stage) throws {
        try desk.bring(to: stage)
        let isHeld = [.queued, .unanswered, .sending].contains(stage)
        #expect(try ledger.reader.held(owner: LedgerDesk.anna) == (isHeld ? ["a-1", "f-1"] : []))
        // Of somebody else's nobody knows whether they are ever sent.
        try desk.confirm(LedgerDesk.decision(9, order: 5), owner: LedgerDesk.bert)
        #expect(try ledger.reader.held(owner: LedgerDesk.anna) == (isHeld ? ["a-1", "f-1"] : []))
        #expect(try ledger.reader.held(owner: LedgerDesk.bert) == ["a-9", "f-5"])
        #expect(try ledger.reader.held(owner: nil).isEmpty)
    }

    @Test(arguments: LedgerDesk.Stage.allCases) func whatWasHeldIsReadAgain(_ stage: LedgerDesk.Stage) throws {
        try desk.bring(to: stage)
        // A pull left the case alone while it was held, whatever became of the decision.
        let isStale = [.accepted, .refused, .failed, .dropped].contains(stage)
        #expect(try ledger.reader.stale(owner: LedgerDesk.anna).map(\.operation) == (isStale ? ["op-1"] : []))
        #expect(try ledger.reader.stale(owner: LedgerDesk.bert).isEmpty)
        try ledger.noteFresh(["op-1"])
        #expect(try ledger.reader.stale(owner: LedgerDesk.anna).isEmpty)
        try ledger.noteFresh([])
    }

    @Test func otherConsolesChangesAreNoticed() throws {
        let other = try Ledger(path: ledger.path)
        let before = try ledger.reader.refreshRevision()
        try other.confirm([LedgerDesk.decision(1)], owner: LedgerDesk.anna, now: 100, notBefore: 100)
        #expect(ledger.reader.revision == before)
        #expect(try ledger.reader.refreshRevision() > before)
        #expect(try desk.claim()?.operation == "op-1")
        #expect(try other.claim(owner: LedgerDesk.anna, now: 1000) == nil)
        try other.close()
    }
}
