import OzModel
import Store

/// The operator's answers to decisions that wait, were refused or have failed.
enum Outboxes {
    static func sendAgain(_ context: Context) -> Action? {
        guard let row = row(context) else { return .refuse("put the cursor on a decision first") }
        if let refusal = refusal(row, context) { return .refuse(refusal) }
        if context.state.identity.isReadOnly { return .refuse("this console is read-only: nothing is sent") }
        let object = row.decision.object
        let verb = Deciding.verb(row.decision.verdict)
        switch row.state {
        case .refused:
            if let found = row.found, Verdict(wire: found.verdict) == row.decision.verdict {
                return confirm(
                    "\(object) is \(row.decision.verdict.words) on the server already. Send anyway, with your comment?",
                    "send anyway", .retry([row.operation]))
            }
            let now = row.found.map { Verdict(wire: $0.verdict).words } ?? "something else"
            return confirm(
                "Send anyway? \(object) is \(now) on the server now, and would become \(row.decision.verdict.words).",
                "send anyway", .retry([row.operation]))
        case .failed: return confirm("Try again to \(verb) \(object)?", "send", .retry([row.operation]))
        case .queued, .sending, .draft: return .refuse("it waits to be sent already")
        case .accepted: return .refuse("the server has accepted it: the record stands")
        case .dropped: return .refuse("it was taken back: decide the case anew")
        }
    }

    static func drop(_ context: Context) -> Action? {
        if let detail = context.state.detail, detail.subject == .batch { return dropRest(detail.id, context) }
        guard let row = row(context) else { return .refuse("put the cursor on a decision first") }
        if let refusal = refusal(row, context) { return .refuse(refusal) }
        let what = "\(Deciding.verb(row.decision.verdict)) \(row.decision.object)"
        switch row.state {
        case .refused, .failed:
            return confirm(
                "Drop the decision to \(what)? The server keeps what it has.", "drop", .discard([row.operation]))
        case .queued where row.isUndoable:
            return .withdraw([row.operation])
        case .queued, .sending, .draft:
            return .refuse("it may have reached the server already: its answer comes first")
        case .accepted: return .refuse("the server has accepted it: the record stands")
        case .dropped: return .refuse("it was taken back already")
        }
    }

    /// Another user's decision is theirs to answer.
    private static func refusal(_ row: OutboxRow, _ context: Context) -> String? {
        guard let owner = context.state.identity.owner else { return "nobody is logged in: :login brings the log-in" }
        guard owner.server != row.owner.server || owner.user != row.owner.user else { return nil }
        return "it was decided by \(row.owner.name) at \(row.owner.server): they have to answer it"
    }

    private static func dropRest(_ batch: String, _ context: Context) -> Action? {
        let rows = context.models.batch(batch).filter { $0.isUndoable && refusal($0, context) == nil }
        guard !rows.isEmpty else { return .refuse("all of them were sent already") }
        // Nothing is lost by it that could not be decided anew, and a question would outlive the time there is.
        return .withdraw(rows.map(\.operation))
    }

    private static func confirm(_ question: String, _ verb: String, _ action: Action) -> Action {
        .ask(.confirm(Confirm(question: question, verb: verb, action: action)))
    }

    /// The decision opened, or the one under the cursor.
    private static func row(_ context: Context) -> OutboxRow? {
        guard let detail = context.state.detail else { return nil }
        if detail.subject == .operation { return context.models.row(detail.id) }
        guard case .own(.operation, let id)? = context.models.page(context.state)?.target else { return nil }
        return context.models.row(id)
    }

    /// What the two keys would do to the decision at hand, for the hints; nil where they would do nothing.
    static func offers(_ context: Context) -> (send: String?, drop: String?) {
        if let detail = context.state.detail, detail.subject == .batch {
            return (nil, context.models.batch(detail.id).contains { $0.isUndoable } ? "take the rest back" : nil)
        }
        guard let row = row(context), refusal(row, context) == nil else { return (nil, nil) }
        switch row.state {
        case .refused: return ("send anyway", "drop")
        case .failed: return ("send again", "drop")
        case .queued where row.isUndoable: return (nil, "take back")
        case .draft, .queued, .sending, .accepted, .dropped: return (nil, nil)
        }
    }

    @Sendable static func needsOutbox(_ context: Context) -> String? {
        switch context.state.detail?.subject {
        case .outbox, .operation, .batch: nil
        case .object, .health, .statistics, .person, nil: "this works on the Outbox screen"
        }
    }

    static func undo(_ context: Context) -> Action? {
        guard !context.state.undos.isEmpty else { return .refuse("there is nothing to take back") }
        return .undo
    }
}

/// Notes on an order, kept on this machine.
enum Notes {
    @Sendable static func write(_ context: Context) -> Action? {
        guard let order = order(context) else { return .refuse("select an order or one of its analyses first") }
        guard context.state.identity.owner != nil else { return .refuse("nobody is logged in: notes need a name") }
        let draft = context.models.text(Note.draftName(of: Order.ID(order)))
        return .ask(.prompt(Prompt(purpose: .note(order: order), text: draft)))
    }

    @Sendable static func named(_ text: String, _ context: Context) -> Result<Action, Palette.Mistake> {
        guard let order = order(context), context.state.identity.owner != nil else {
            return .failure(.init(sentence: "select an order or one of its analyses first"))
        }
        return .success(.addNote(text, order: order))
    }

    private static func order(_ context: Context) -> String? {
        let (noun, id): (Noun, String)
        if let detail = context.state.detail {
            guard let known = detail.noun else { return nil }
            (noun, id) = (known, detail.id)
        } else if let list = context.state.list, let mark = context.models.window(list, in: context.state)?.cursorMark {
            (noun, id) = (list.noun, mark.id)
        } else {
            return nil
        }
        switch noun {
        case .orders: return id
        case .analyses: return context.models.analysis(id)?.orderID?.rawValue
        case .media, .users, .companies, .collections: return nil
        }
    }
}
