import OzModel
import Query

/// Orders a list may be put in.
enum Sorting {
    @Sendable static func menu(_ context: Context) -> Action? {
        guard let list = context.state.list else { return nil }
        let screen = screen(of: list)
        let query = context.models.query(list, in: context.state)
        let current = Sort(key: query.sort, descending: query.descending)
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

extension Sorting {
    /// `:sort verdict`, by heading or by the API's name.
    @Sendable static func named(_ word: String, _ context: Context) -> Result<Action, Palette.Mistake> {
        guard let list = context.state.list else { return .failure(.init(sentence: "sort works in a list")) }
        let screen = screen(of: list)
        let wanted = word.lowercased()
        let names = screen.sortChoices.map { $0.heading.lowercased() }
        guard let choice = screen.sortChoices.first(where: { $0.heading.lowercased() == wanted || $0.key == wanted })
        else {
            let nearest = Nearest.to(wanted, in: names).map { "; did you mean “\($0)”?" } ?? ""
            let known = names.joined(separator: ", ")
            return .failure(
                .init(sentence: "\(screen.title.lowercased()) do not sort by “\(word)”\(nearest) They do by \(known)"))
        }
        let query = context.models.query(list, in: context.state)
        let descending = query.sort == choice.key ? !query.descending : choice.descendsFirst
        return .success(.sort(Sort(key: choice.key, descending: descending)))
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

    /// The marked rows, those of a range that is still open among them; nil where the range is too long.
    static func marked(_ list: ListPlace, _ context: Context) -> Set<String>? {
        guard let start = list.rangeStart, let mark = context.models.window(list, in: context.state)?.cursorMark else {
            return list.marks
        }
        return context.models.ids(list, from: start, through: mark, in: context.state).map { list.marks.union($0) }
    }

    @Sendable static func range(_ context: Context) -> Action? {
        guard let list = context.state.list else { return nil }
        guard let window = context.models.window(list, in: context.state), let mark = window.cursorMark else {
            return nil
        }
        guard let start = list.rangeStart else { return .startRange(mark, position: window.position) }
        guard let ids = context.models.ids(list, from: start, through: mark, in: context.state) else {
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
        return .find(
            FindRequest(query: context.models.query(list, in: context.state), text: text, from: mark, forward: forward))
    }
}

extension Finding {
    /// `:find text`.
    @Sendable static func named(_ text: String, _ context: Context) -> Result<Action, Palette.Mistake> {
        guard let list = context.state.list, let action = request(text, forward: true, list: list, context) else {
            return .failure(.init(sentence: "find works in a list"))
        }
        return .success(action)
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

extension Theming {
    /// `:theme nord`.
    @Sendable static func named(_ word: String, _ context: Context) -> Result<Action, Palette.Mistake> {
        let names = context.models.themeNames
        guard !names.contains(word) else { return .success(.useTheme(word)) }
        let nearest = Nearest.to(word, in: names).map { "; did you mean “\($0)”?" } ?? ""
        return .failure(.init(sentence: "there is no theme “\(word)”\(nearest)"))
    }
}
