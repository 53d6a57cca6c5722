import Query

/// Saved views: going there, and making one of the list on screen.
enum Views {
    @Sendable static func menu(_ context: Context) -> Action? {
        let views = context.state.views
        guard !views.isEmpty else {
            return .refuse("no view is saved yet: filter a list, then :save and a name")
        }
        let items = views.map { Menu.Item(label: $0.name, note: $0.filter?.text ?? "", action: .showView($0)) }
        let current = context.state.list?.view
        let cursor = views.firstIndex { $0 == current } ?? 0
        return .ask(.menu(Menu(title: "Saved views", items: items, cursor: cursor)))
    }

    /// `:views late ones`, by its name or the beginning of it.
    @Sendable static func named(_ text: String, _ context: Context) -> Result<Action, Palette.Mistake> {
        let views = context.state.views
        let wanted = text.lowercased()
        if let view = views.first(where: { $0.name.lowercased() == wanted }) { return .success(.showView(view)) }
        let beginning = views.filter { $0.name.lowercased().hasPrefix(wanted) }
        if beginning.count == 1 { return .success(.showView(beginning[0])) }
        let nearest = Nearest.to(wanted, in: views.map { $0.name.lowercased() })
        let hint = nearest.map { "; did you mean “\($0)”?" } ?? ""
        return .failure(.init(sentence: "there is no view “\(text)”\(hint)"))
    }

    static let needsName: @Sendable (Context) -> String? = { context in
        context.state.list == nil ? "open a list first" : nil
    }

    @Sendable static func askName(_ context: Context) -> Action? {
        .refuse("save wants a name: :save declined today")
    }

    /// `:save late ones`: the list on screen with its filter and order.
    @Sendable static func save(_ text: String, _ context: Context) -> Result<Action, Palette.Mistake> {
        let name = text.trimmed
        guard let list = context.state.list, list.scope == nil, list.home != .sample else {
            return .failure(.init(sentence: "only a whole list can be saved as a view"))
        }
        guard !name.isEmpty, name.count <= SavedView.longestName else {
            return .failure(.init(sentence: "a name has at most \(SavedView.longestName) characters"))
        }
        guard !context.state.views.contains(where: { $0.name.lowercased() == name.lowercased() }) else {
            return .failure(.init(sentence: "there is a view “\(name)” already"))
        }
        return .success(
            .saveView(
                SavedView(
                    name: name, lane: list.home, filter: list.filter, columns: list.view?.columns, sort: list.sort)))
    }
}
