import Canvas
import OzModel
import Store

/// How a decision on its way is told in a line or two.
enum OutboxLines {
    /// State, decision, object, time; below it what the server said. `enter` opens it.
    static func row(_ row: OutboxRow, _ document: inout Document, _ desk: Desk) {
        let state = Self.state(row, desk.glyphs)
        let decision = row.decision.verdict.text(desk.glyphs)
        let isNarrow = document.width < 70
        let time = Moment.short(row.created, now: desk.look.now)
        let taken = 2 + 23 + 12 + 16
        let room = max(8, document.width - (isNarrow ? 2 + 12 : taken))
        var spans = isNarrow ? [] : [Text(TextWidth.fit("  \(state.text)", width: 25, align: .left), state.role)]
        if isNarrow { spans.append(Text("  ")) }
        spans.append(Text(TextWidth.fit(decision.text, width: 12, align: .left), decision.role))
        spans.append(Text(TextWidth.fit(row.decision.object, width: room, align: .left)))
        if !isNarrow { spans.append(Text("  \(time)", .time)) }
        document.add(Line(spans, target: .own(.operation, id: row.operation)))
        if isNarrow { document.add(Line("    \(state.text)  \(time)", state.role)) }
        // That a fresh one can be taken back is said once, not on every row.
        if row.state != .queued || row.notBefore <= desk.look.now, let note = note(row, desk) {
            document.paragraph(note, row.state.needsAnswer ? .error : .dim, indent: isNarrow ? 4 : 25)
        }
    }

    static func state(_ row: OutboxRow, _ glyphs: Glyphs) -> Text {
        switch row.state {
        case .draft, .queued, .sending: Text("\(glyphs.pending) \(row.state.words)", .verdictPending)
        case .accepted: Text("\(glyphs.success) \(row.state.words)", .verdictSuccess)
        case .refused: Text("\(glyphs.failed) \(row.state.words)", .verdictOperator)
        case .failed: Text("\(glyphs.failed) \(row.state.words)", .verdictFailed)
        case .dropped:
            // Taken back before it was sent, or given up after an answer: not the same to whoever reads it later.
            Text("\(glyphs.separator) \(row.answer == nil ? row.state.words : "given up")", .dim)
        }
    }

    /// What the server said, or what it waits for.
    static func note(_ row: OutboxRow, _ desk: Desk) -> String? {
        let now = desk.look.now
        if row.state.isPending, let owner = desk.owner, owner.user != row.owner.user || owner.server != row.owner.server
        {
            return "decided by \(row.owner.name) at \(row.owner.server): it is sent when they log in here again"
        }
        if row.state == .queued, row.answer == nil, row.notBefore > now {
            return "\(desk.key("undo")) takes it back before it is sent"
        }
        guard let answer = row.answer else { return nil }
        return row.tries > 0 && row.state == .queued ? "try \(row.tries): \(answer)" : answer
    }
}

/// How an entry of the audit is told.
enum AuditLines {
    static func entry(_ entry: AuditEntry, _ document: inout Document, _ desk: Desk) {
        let time = Moment.short(entry.time, now: desk.look.now)
        let change = [entry.before, entry.after].map { Verdict(wire: $0).words }.joined(
            separator: " \(desk.glyphs.right) ")
        let word = AuditEntry.Action(rawValue: entry.action)?.words ?? entry.action
        let lead = "  \(TextWidth.fit(time, width: 15, align: .left)) \(TextWidth.fit(word, width: 13, align: .left)) "
        document.add(
            Line(
                [Text(lead, .time), Text(entry.label)],
                target: .own(.operation, id: entry.operation)))
        let said = [entry.remark.map { "“\($0)”" }, entry.answer].compactMap(\.self)
        let who = entry.owner.name
        document.paragraph(([change, who] + said).joined(separator: " · "), .dim, indent: 4)
    }
}

extension AuditEntry.Action {
    /// The word for people.
    var words: String {
        switch self {
        case .decided: "decided"
        case .withdrawn: "taken back"
        case .accepted: "accepted"
        case .refused: "refused"
        case .failed: "failed"
        case .unanswered: "no answer"
        case .overridden: "sent anyway"
        case .dropped: "dropped"
        case .retried: "tried again"
        case .agreed: "agreed"
        case .exported: "exported"
        case .asked: "asked"
        case .done: "done"
        }
    }
}
