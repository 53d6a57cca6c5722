import Canvas
import OzModel
import Store

/// What this console knows of a case beside the server: a decision on its way, and notes.
enum DecisionLines {
    /// The decision about an analysis that is under way or needs an answer; nothing where there is none.
    static func banner(_ analysis: Analysis, _ document: inout Document, _ desk: Desk) throws(StoreError) {
        guard desk.version == nil, let row = try desk.ledger?.rows(about: analysis.id).last else { return }
        if row.state == .accepted, analysis.operatorDecision == row.decision.verdict {
            let when = Moment.short(row.changed, now: desk.look.now)
            let remark = desk.look.personal(row.decision.remark).map { ": “\($0)”" } ?? ""
            document.paragraph("decided here by \(row.owner.name), \(when)\(remark)", .dim)
        }
        guard row.state.isPending || row.state.needsAnswer else { return }
        let decision = row.decision.verdict
        let text =
            switch row.state {
            case .refused: "your decision \(decision.words) was refused for review"
            case .failed: "your decision \(decision.words) failed"
            case .draft, .queued, .sending, .accepted, .dropped: "\(decision.words) pending: not at the server yet"
            }
        document.add(
            Line(
                [
                    row.state.needsAnswer
                        ? Text("\(desk.glyphs.failed) \(text)", .noticeWarning)
                        : Text("\(desk.glyphs.pending) \(text)", .verdictPending)
                ], target: .own(.operation, id: row.operation)))
        if let note = OutboxLines.note(row, desk) { document.paragraph(note, .dim, indent: 2) }
        document.blank()
    }

    /// Notes on an order, oldest first; they never leave this machine.
    static func notes(_ order: Order.ID?, _ document: inout Document, _ desk: Desk) throws(StoreError) {
        guard let order, let notes = try desk.ledger?.notes(of: order), !notes.isEmpty else { return }
        document.heading("Notes, on this machine only")
        for note in notes {
            document.paragraph(desk.look.personal(note.text) ?? "", indent: 2)
            document.paragraph("\(note.email), \(Moment.short(note.time, now: desk.look.now))", .dim, indent: 2)
        }
    }
}
