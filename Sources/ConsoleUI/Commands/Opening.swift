import OzModel

/// Opening what the cursor is on, and taking its id along.
enum Opening {
    @Sendable static func row(_ context: Context) -> Action? {
        guard let list = context.state.list else { return nil }
        guard let mark = context.models.window(list, in: context.state)?.cursorMark else { return nil }
        return .open(list.noun, id: mark.id)
    }

    @Sendable static func line(_ context: Context) -> Action? {
        guard let target = context.models.page(context.state)?.target else { return nil }
        return switch target {
        case .object(let noun, let id): .open(noun, id: id)
        case .version(let noun, let id, let seq): .openVersion(noun, id: id, version: seq)
        case .list(let noun, let scope): .openList(noun, scope: scope)
        }
    }

    /// The marked rows' ids, else the one under the cursor or opened.
    @Sendable static func copyID(_ context: Context) -> Action? {
        if let detail = context.state.detail { return .copy([detail.id]) }
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
        return .ask(.confirm(Confirm(question: "Leave ozc?", verb: "leave", action: .leave)))
    }
}

/// Who the operator is to the server.
enum Identities {
    @Sendable static func logIn(_ context: Context) -> Action? {
        .ask(.form(logInForm(context.state, reason: "")))
    }
}
