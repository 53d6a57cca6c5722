import OzModel
import Query
import Store

/// Narrowing a list to what a query means.
enum Filtering {
    @Sendable static func needsList(_ context: Context) -> String? {
        context.state.list == nil ? "open a list first" : nil
    }

    /// The prompt, with the query that is in force to be changed.
    @Sendable static func prompt(_ context: Context) -> Action? {
        .ask(.prompt(Prompt(purpose: .filter, text: context.state.list?.filter.map { $0.text + " " } ?? "")))
    }

    /// `:filter status:declined`, `:filter off`.
    @Sendable static func named(_ text: String, _ context: Context) -> Result<Action, Palette.Mistake> {
        guard let list = context.state.list else { return .failure(.init(sentence: "filter works in a list")) }
        if text == "off" { return .success(.filter(nil)) }
        do {
            return .success(.filter(try ListFilter.reading(text, of: list.noun)))
        } catch {
            return .failure(.init(sentence: error.sentence))
        }
    }

    /// What can follow at the cursor; with what tab has begun, what could have followed there.
    static func completion(_ prompt: Prompt, _ context: Context) -> (Completion, EditLine) {
        let line = prompt.cycle?.start ?? prompt.line
        let noun = context.state.list?.noun ?? .orders
        let completion = Completion(line.text, cursor: line.cursor, of: noun) {
            context.models.names(for: $0, beginning: $1)
        }
        return (completion, line)
    }

    /// The line with the next choice in it, and how to come to the one after; nil where nothing can follow.
    static func completed(_ prompt: Prompt, isBack: Bool, _ context: Context) -> (EditLine, Prompt.Cycle)? {
        let (completion, start) = completion(prompt, context)
        let choices = completion.choices.filter { !$0.text.isEmpty }
        guard !choices.isEmpty else { return nil }
        let step = isBack ? -1 : 1
        let index =
            prompt.cycle.map { ($0.index + step + choices.count) % choices.count } ?? (isBack ? choices.count - 1 : 0)
        let choice = choices[index]
        let line = EditLine(
            completion.applied(choice, to: start.text), cursor: completion.range.lowerBound + choice.text.count)
        return (line, Prompt.Cycle(start: start, index: index))
    }
}

/// A menu that writes the queries of reviewers: by company, type, user or waiting time.
enum Narrowing {
    static let needsReview: @Sendable (Context) -> String? = { context in
        if case .review? = context.state.list?.queue { return nil }
        return "the menu is for Review; f filters every list"
    }

    @Sendable static func menu(_ context: Context) -> Action? {
        guard let list = context.state.list, case .review? = list.queue else { return nil }
        let criteria = list.filter?.criteria ?? Criteria(noun: .analyses, terms: [])
        func now(_ key: String) -> String {
            let terms = criteria.terms.filter { $0.subject == .key(key) }
            return terms.isEmpty ? "any" : terms.map(\.description).joined(separator: " ")
        }
        var items = QueueColumn.allCases.map { column in
            Menu.Item(
                label: column.rawValue, note: now(column.rawValue),
                action: .ask(.menu(values(column, criteria, context))))
        }
        items.append(.init(label: "waiting", note: now("created"), action: .ask(.menu(ages(criteria, context)))))
        if !criteria.isEmpty { items.append(.init(label: "everything", action: .filter(nil))) }
        return .ask(.menu(Menu(title: "Review only", items: items)))
    }

    /// Counted over the whole queue: that is an index, and never longer than a key may wait.
    private static func values(_ column: QueueColumn, _ criteria: Criteria, _ context: Context) -> Menu {
        let values = context.models.values(of: column, ListPlace(queue: .review), context.state)
        var items = [Menu.Item(label: "any", action: filter(criteria.setting(column.rawValue, to: nil)))]
        items += values.map { value in
            let wanted: Value = column == .type ? .word(value.id) : .text(value.name)
            let term = Term(.key(column.rawValue), column == .type ? .matches : .equals, [wanted])
            return .init(
                label: value.name, note: Amounts.count(value.count),
                action: filter(criteria.setting(column.rawValue, to: term)))
        }
        return Menu(title: "Review only this \(column.rawValue)", items: items)
    }

    private static func ages(_ criteria: Criteria, _ context: Context) -> Menu {
        let steps = context.models.settings.slaSteps + [4 * 3600, 86_400]
        var items = [Menu.Item(label: "any time", action: filter(criteria.setting("created", to: nil)))]
        items += steps.map { step in
            let term = Term(.key("created"), .less, [.time(.ago("\(Int(step))s"))])
            return Menu.Item(label: "over \(Amounts.age(step))", action: filter(criteria.setting("created", to: term)))
        }
        return Menu(title: "Review only what waits", items: items)
    }

    private static func filter(_ criteria: Criteria) -> Action {
        .filter(criteria.isEmpty ? nil : ListFilter(criteria))
    }
}
