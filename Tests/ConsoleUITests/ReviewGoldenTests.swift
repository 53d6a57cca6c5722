import Canvas
import ConsoleUI
import OzModel
import Store
import Testing

/// The screens of the review, on the two windows that matter most.
@Suite struct ReviewGoldenTests {
    static let sizes = [Size(columns: 80, rows: 24), Size(columns: 120, rows: 36)]

    private func golden(_ name: String, _ stage: Stage, _ size: Size) throws {
        let suffix = size.columns == 80 ? "" : "-\(size.columns)x\(size.rows)"
        try expectGolden(name + suffix, stage.screen)
    }

    @Test(arguments: sizes) func queue(_ size: Size) throws {
        let stage = try Stage(size: size)
        try stage.press("1")
        try golden("review", stage, size)
        try stage.press(":narrow <enter> j <enter> j <enter>")
        try golden("review-filtered", stage, size)
    }

    @Test(arguments: sizes) func queueByBorderline(_ size: Size) throws {
        let stage = try Stage(size: size)
        try stage.press("1 :sort<space>closeness <enter>")
        try golden("review-borderline", stage, size)
    }

    @Test(arguments: sizes) func caseOfTheQueue(_ size: Size) throws {
        let stage = try Stage(size: size)
        try stage.press("1 j <enter>")
        try golden("case", stage, size)
    }

    @Test(arguments: sizes) func confirmation(_ size: Size) throws {
        let stage = try Stage(size: size)
        try stage.press("1 x different<space>ear<space>shape <down>")
        try golden("confirmation", stage, size)
        try stage.press("<enter>")
        try golden("confirmed", stage, size)
    }

    @Test(arguments: sizes) func bulkPreview(_ size: Size) throws {
        let stage = try Stage(size: size)
        try stage.press("3 v j j j j j j j v x")
        try golden("bulk-preview", stage, size)
        try stage.press("<enter>")
        let rows = try stage.ledger.reader.batch("batch-1")
        for (row, state) in zip(rows, [OutboxState.accepted, .refused]) {
            let found = Sight(verdict: "DECLINED", decided: "DECLINED", updated: SampleMirror.now - 30)
            try stage.ledger.settle(
                row, as: state, answer: state == .refused ? "the case is declined now" : nil, found: found,
                now: SampleMirror.now)
        }
        try stage.receive(.ledgerChanged)
        try golden("bulk-report", stage, size)
    }

    /// Refused by what somebody else decided meanwhile, failed by the server's "no", and one that waits.
    private func busy(_ size: Size) throws -> Stage {
        let stage = try Stage(size: size)
        try stage.press("1 a same<space>person <enter> x <enter> a <enter> x <enter>")
        let reader = stage.ledger.reader
        let rows = try reader.rows([.queued])
        let now = SampleMirror.now
        let found = Sight(verdict: "DECLINED", decided: "DECLINED", comment: "mask", updated: now - 30)
        let answer = "the case is declined now, decided by somebody; you saw it operator required"
        try stage.ledger.settle(rows[0], as: .refused, answer: answer, found: found, now: now)
        let forbidden = "the server does not allow this: You have not access to this resource"
        try stage.ledger.settle(rows[1], as: .failed, answer: forbidden, found: nil, now: now)
        let accepted = Sight(verdict: "SUCCESS", decided: "SUCCESS", updated: now - 5)
        try stage.ledger.settle(rows[2], as: .accepted, answer: nil, found: accepted, now: now)
        try stage.receive(.tick(now: now + 60))
        return stage
    }

    @Test(arguments: sizes) func outbox(_ size: Size) throws {
        let stage = try busy(size)
        try stage.press("9")
        try golden("outbox", stage, size)
        try stage.press("l")
        try golden("outbox-done", stage, size)
    }

    @Test(arguments: sizes) func audit(_ size: Size) throws {
        let stage = try busy(size)
        try stage.press(":audit <enter>")
        try golden("audit", stage, size)
    }

    @Test(arguments: sizes) func conflict(_ size: Size) throws {
        let stage = try busy(size)
        try stage.press("9 j <enter>")
        try golden("conflict", stage, size)
        try stage.press("S")
        try golden("conflict-send-anyway", stage, size)
    }

    @Test(arguments: sizes) func pendingAndRefusedShowInLists(_ size: Size) throws {
        let stage = try busy(size)
        try stage.press("3")
        try golden("analyses-pending", stage, size)
    }

    @Test(arguments: sizes) func notes(_ size: Size) throws {
        let stage = try Stage(size: size)
        try stage.press("1 <enter> c called<space>the<space>branch")
        try golden("note-prompt", stage, size)
        try stage.press("<enter> G")
        try golden("case-noted", stage, size)
    }

    @Test(arguments: sizes) func spotCheck(_ size: Size) throws {
        let stage = try Stage(size: size)
        // All that there are, so that chance has nothing to choose.
        try stage.press(":sample<space>500 <enter>")
        try golden("spot-check", stage, size)
    }
}
