import OzModel

/// Orders a list may be put in.
enum Sorting {
    @Sendable static func menu(_ context: Context) -> Action? {
        guard let list = context.state.list else { return nil }
        let screen = screen(of: list.noun)
        let current = list.sort ?? screen.defaultSort
        let choices = screen.sortChoices
        guard !choices.isEmpty else { return nil }
        let items = choices.map { choice in
            let isCurrent = choice.key == current.key
            let sort = Sort(key: choice.key, descending: isCurrent ? !current.descending : choice.descendsFirst)
            let note = isCurrent ? "now \(current.descending ? "descending" : "ascending"), enter turns it round" : ""
            return Menu.Item(label: choice.heading, note: note, action: .sort(sort))
        }
        let cursor = choices.firstIndex { $0.key == current.key } ?? 0
        return .ask(.menu(Menu(title: "Sort \(screen.title.lowercased()) by", items: items, cursor: cursor)))
    }
}

/// Marks on rows.
enum Marking {
    @Sendable static func toggle(_ context: Context) -> Action? {
        guard let list = context.state.list else { return nil }
        guard let window = context.models.window(list, in: context.state), let index = window.cursorIndex else {
            return nil
        }
        let hasNext = index + 1 < window.rows.count
        return .toggleMark(
            id: window.rows[index].mark.id,
            next: hasNext ? window.rows[index + 1].mark : nil,
            row: hasNext ? min(window.cursorRow + 1, window.height - 1) : window.cursorRow,
            position: window.position + (hasNext ? 1 : 0))
    }

    @Sendable static func range(_ context: Context) -> Action? {
        guard let list = context.state.list else { return nil }
        guard let mark = context.models.window(list, in: context.state)?.cursorMark else { return nil }
        guard let start = list.rangeStart else { return .startRange(mark) }
        guard let ids = context.models.ids(list, from: start, through: mark) else {
            return .refuse("a range holds at most \(ViewModels.longestRange) rows: mark a shorter one")
        }
        return .markRange(ids)
    }
}

/// Looking again for what `/` was given.
enum Finding {
    static func again(forward: Bool, _ context: Context) -> Action? {
        guard let list = context.state.list, let find = context.state.find else { return nil }
        return request(find.text, forward: forward, list: list, context)
    }

    static func request(_ text: String, forward: Bool, list: ListPlace, _ context: Context) -> Action? {
        let mark = context.models.window(list, in: context.state)?.cursorMark
        return .find(FindRequest(query: context.models.query(list), text: text, from: mark, forward: forward))
    }
}

/// Themes to choose from, tried on while choosing.
enum Theming {
    @Sendable static func menu(_ context: Context) -> Action? {
        let names = context.models.themeNames
        let items = names.map { Menu.Item(label: $0, action: .useTheme($0)) }
        let cursor = names.firstIndex(of: context.state.themeName) ?? 0
        return .ask(
            .menu(Menu(title: "Theme", items: items, cursor: cursor, undo: .useTheme(context.state.themeName))))
    }
}
