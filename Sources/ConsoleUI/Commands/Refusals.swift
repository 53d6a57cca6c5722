/// Why a command cannot be done here and now, in the operator's words.
enum Refusals {
    @Sendable static func needsRow(_ context: Context) -> String? {
        guard let list = context.state.list else { return "open a list first" }
        return context.models.window(list, in: context.state)?.cursorIndex == nil ? "there is no row here yet" : nil
    }

    @Sendable static func needsFind(_ context: Context) -> String? {
        context.state.find?.noun == context.state.list?.noun && context.state.find != nil
            ? nil : "nothing was looked for yet: press / first"
    }

    @Sendable static func needsNetwork(_ context: Context) -> String? {
        if case .chosenOffline = context.state.news { return "opened with --offline: the server is not asked" }
        return nil
    }

    @Sendable static func needsTarget(_ context: Context) -> String? {
        context.models.page(context.state)?.target == nil ? "this line opens nothing" : nil
    }

    @Sendable static func needsObject(_ context: Context) -> String? {
        context.state.detail != nil || context.state.viewer != nil ? nil : needsRow(context)
    }
}
