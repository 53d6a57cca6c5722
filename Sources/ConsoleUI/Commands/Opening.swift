import OzModel

/// Opening what the cursor is on, and taking its id along.
enum Opening {
    @Sendable static func row(_ context: Context) -> Action? {
        guard let list = context.state.list else { return nil }
        guard let window = context.models.window(list, in: context.state), let mark = window.cursorMark else {
            return nil
        }
        if list.queue != nil, let index = window.cursorIndex { return Cases.open(window, at: index, list, context) }
        return .open(list.noun, id: mark.id)
    }

    @Sendable static func line(_ context: Context) -> Action? {
        guard let target = context.models.page(context.state)?.target else { return nil }
        return switch target {
        case .object(let noun, let id): .open(noun, id: id)
        case .version(let noun, let id, let seq): .openVersion(noun, id: id, version: seq)
        case .list(let noun, let scope): .openList(noun, scope: scope)
        case .own(let subject, let id): .openOwn(subject, id: id)
        case .viewer(let subject, let id, let index): .view(subject, id: id, index: index)
        case .chart: Charts.options(context)
        }
    }

    /// The marked rows' ids, else the one under the cursor or opened.
    @Sendable static func copyID(_ context: Context) -> Action? {
        if let page = context.models.viewer(context.state) { return .copy([page.exhibit.id]) }
        if let detail = context.state.detail {
            // Nobody but this console knows persons by two ids in one.
            if let key = PersonKey(detail.id), detail.subject == .person { return .copy([key.person.rawValue]) }
            return detail.id.isEmpty ? .refuse("nothing here has an id: open a decision first") : .copy([detail.id])
        }
        guard let list = context.state.list else { return nil }
        if !list.marks.isEmpty { return .copy(list.marks.sorted()) }
        guard let mark = context.models.window(list, in: context.state)?.cursorMark else { return nil }
        return .copy([mark.id])
    }
}

/// Leaving a place, and the console.
enum Leaving {
    @Sendable static func backOrAsk(_ context: Context) -> Action? {
        if context.state.places.count > 1 { return .back }
        let waiting = context.models.outboxCounts()
        let count = (waiting[.queued] ?? 0) + (waiting[.sending] ?? 0)
        let what = count == 1 ? "1 decision is" : "\(Amounts.count(count)) decisions are"
        let question = count == 0 ? "Leave ozc?" : "\(what) not sent yet, and kept for the next time. Leave ozc?"
        return .ask(.confirm(Confirm(question: question, verb: "leave", action: .leave)))
    }
}

/// Who the operator is to the server.
enum Identities {
    @Sendable static func logIn(_ context: Context) -> Action? {
        .ask(.form(logInForm(context.state, reason: "")))
    }
}
