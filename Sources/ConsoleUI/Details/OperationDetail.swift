import Canvas
import OzModel
import Store

/// One decision: how far it has come, what the operator saw beside what the server has, and the answers to choose from.
enum OperationDetail: DetailScreen {
    static let subject = Subject.operation
    static let tabs = ["Summary"]

    static func document(_ id: String, tab: Int, _ desk: Desk) throws(StoreError) -> Document? {
        guard let ledger = desk.ledger else { return nil }
        guard let row = try ledger.row(id) else { return try apart(id, ledger, desk) }
        let decision = row.decision
        let verb = Deciding.verb(decision.verdict, capital: true)
        var document = Document(title: "\(verb) \(decision.object)", width: desk.width)
        let state = OutboxLines.state(row, desk.glyphs)
        document.add(Line([state]))
        if let note = OutboxLines.note(row, desk) { document.paragraph(note, state.role) }
        compare(row, &document, desk)
        answers(row, &document, desk)

        document.heading("Decision")
        document.field("Becomes", decision.verdict.words, decision.verdict.role)
        document.field("Reason", decision.reason)
        document.field("Comment", decision.comment)
        document.field("By", row.owner.name)
        document.field("Confirmed", Moment.full(row.created), .time)
        document.field("Last change", Moment.full(row.changed), .time)
        document.field("Without answer", row.unanswered == 0 ? nil : "\(row.unanswered) times")
        document.field("Case", decision.object, .id, target: .object(.analyses, id: decision.analysisID.rawValue))
        document.field(
            "Order", decision.orderLabel, .id, target: decision.orderID.map { .object(.orders, id: $0.rawValue) })
        document.field("Operation", row.operation, .id)
        document.field("Server", row.owner.server, .dim)
        try audit(row.operation, ledger, &document, desk)
        return document
    }

    /// What never was a row of the outbox: a spot check, of which nothing was to be sent, an export, another change.
    private static func apart(_ id: String, _ ledger: LedgerReader, _ desk: Desk) throws(StoreError) -> Document? {
        guard let entry = try ledger.audit(operation: id).first else { return nil }
        var document = Document(title: entry.label, width: desk.width)
        if AuditEntry.Action(rawValue: entry.action) == .agreed {
            document.field("Case", entry.label, .id, target: .object(.analyses, id: entry.object))
        } else if let order = entry.order {
            // What was deleted is not there to be opened.
            let isHere = try desk.reader.record(Order.self, id: order) != nil
            document.field("Order", entry.label, .id, target: isHere ? .object(.orders, id: order) : nil)
        }
        try audit(id, ledger, &document, desk)
        return document
    }

    private static func audit(
        _ id: String, _ ledger: LedgerReader, _ document: inout Document, _ desk: Desk
    ) throws(StoreError) {
        let entries = try ledger.audit(operation: id)
        if !entries.isEmpty { document.heading("Audit") }
        for entry in entries { AuditLines.entry(entry, &document, desk) }
    }

    /// Both versions side by side.
    private static func compare(_ row: OutboxRow, _ document: inout Document, _ desk: Desk) {
        let seen = row.decision.seen
        guard let found = row.found else {
            document.blank()
            document.field("You saw", Verdict(wire: seen.verdict).text(desk.glyphs).text)
            return
        }
        document.blank()
        let width = max(12, min(40, (document.width - Document.labelWidth) / 2))
        func pair(_ label: String, _ left: Text, _ right: Text) {
            let lead = TextWidth.fit(label, width: Document.labelWidth, align: .left)
            let middle = TextWidth.fit(left.text, width: width - 2, align: .left) + "  "
            let end = TextWidth.fit(right.text, width: width - 2, align: .left)
            document.add(Line([Text(lead, .dim), Text(middle, left.role), Text(end, right.role)]))
        }
        let title = row.state == .accepted ? "the server has" : "the server has now"
        pair("", Text("you saw", .heading), Text(title, .heading))
        pair(
            "Verdict", Verdict(wire: seen.verdict).text(desk.glyphs), Verdict(wire: found.verdict).text(desk.glyphs))
        func decided(_ sight: Sight) -> Text { Text(sight.decided.map { Verdict(wire: $0).words } ?? desk.glyphs.none) }
        pair("Operator", decided(seen), decided(found))
        pair("Comment", Text(seen.comment ?? desk.glyphs.none), Text(found.comment ?? desk.glyphs.none))
        pair("Changed", Text(Moment.full(seen.updated), .time), Text(Moment.full(found.updated), .time))
    }

    private static func answers(_ row: OutboxRow, _ document: inout Document, _ desk: Desk) {
        guard row.state.needsAnswer || row.isUndoable else { return }
        document.heading(row.state.needsAnswer ? "Your answer" : "While it waits")
        let case_ = Target.object(.analyses, id: row.decision.analysisID.rawValue)
        func add(_ command: String, _ words: String, target: Target? = nil) {
            let key = TextWidth.fit(desk.key(command), width: 7, align: .left)
            document.add(Line([Text("  \(key)", .key), Text(words)], target: target))
        }
        add("open-line", "look at the case again", target: case_)
        if row.state == .refused { add("send-again", "send anyway, over what the server has now") }
        if row.state == .failed { add("send-again", "try again") }
        add("drop-decision", row.state.needsAnswer ? "drop it: the server keeps what it has" : "take it back")
    }
}
