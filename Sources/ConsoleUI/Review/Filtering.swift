import OzModel
import Query
import Store

/// Narrowing the review queue, and taking samples.
enum Filtering {
    static let needsReview: @Sendable (Context) -> String? = { context in
        if case .review? = context.state.list?.queue { return nil }
        return "the filter works on the Review screen"
    }

    /// What it can be narrowed by, with what is chosen now.
    @Sendable static func menu(_ context: Context) -> Action? {
        guard let list = context.state.list, case .review(let filter)? = list.queue else { return nil }
        var items: [Menu.Item] = []
        for column in QueueColumn.allCases {
            let values = menu(column, filter, list, context)
            items.append(.init(label: column.rawValue, note: filter.name(column) ?? "any", action: .ask(.menu(values))))
        }
        let age = filter.age.map { "over \(Amounts.age($0))" } ?? "any"
        items.append(.init(label: "waiting", note: age, action: .ask(.menu(ages(filter, context)))))
        if !filter.isEmpty { items.append(.init(label: "everything", action: .filterQueue(QueueFilter()))) }
        return .ask(.menu(Menu(title: "Review only", items: items)))
    }

    private static func menu(_ column: QueueColumn, _ filter: QueueFilter, _ list: ListPlace, _ context: Context)
        -> Menu
    {
        // Counted over what the other parts leave, so that each choice says what it would show.
        let open = filter.with(column, nil)
        let values = context.models.values(of: column, ListPlace(queue: .review(open)), context.state)
        var items = [Menu.Item(label: "any", action: .filterQueue(open))]
        items += values.map { value in
            let part = QueueFilter.Part(id: value.id, name: value.name)
            return .init(
                label: value.name, note: Amounts.count(value.count), action: .filterQueue(filter.with(column, part)))
        }
        return Menu(title: "Review only this \(column.rawValue)", items: items)
    }

    private static func ages(_ filter: QueueFilter, _ context: Context) -> Menu {
        let steps: [Double?] = [nil] + context.models.settings.slaSteps + [4 * 3600, 86_400]
        let items = steps.map { step in
            var filter = filter
            filter.age = step
            return Menu.Item(label: step.map { "over \(Amounts.age($0))" } ?? "any time", action: .filterQueue(filter))
        }
        return Menu(title: "Review only what waits", items: items)
    }

    /// `:filter company acme`, `:filter age 30m`, `:filter off`.
    @Sendable static func named(_ text: String, _ context: Context) -> Result<Action, Palette.Mistake> {
        guard let list = context.state.list, case .review(var filter)? = list.queue else {
            return .failure(.init(sentence: "the filter works on the Review screen"))
        }
        let words = text.split(separator: " ", maxSplits: 1).map(String.init)
        if words == ["off"] || words == ["any"] { return .success(.filterQueue(QueueFilter())) }
        let known = QueueColumn.allCases.map(\.rawValue) + ["age"]
        guard words.count == 2, known.contains(words[0].lowercased()) else {
            let nearest = words.first.flatMap { Nearest.to($0.lowercased(), in: known) }
            let hint = nearest.map { "; did you mean “\($0)”?" } ?? ""
            return .failure(
                .init(sentence: "filter wants one of \(known.joined(separator: ", ")) and a value, or off\(hint)"))
        }
        guard let column = QueueColumn(rawValue: words[0].lowercased()) else {
            guard let seconds = Span.seconds(words[1]) else {
                return .failure(.init(sentence: "“\(words[1])” is no time: write 30m, 2h, 1d"))
            }
            filter.age = seconds
            return .success(.filterQueue(filter))
        }
        let values = context.models.values(of: column, ListPlace(queue: .review(QueueFilter())), context.state)
        let wanted = words[1].lowercased()
        let found =
            values.first { $0.name.lowercased() == wanted } ?? values.first { $0.name.lowercased().contains(wanted) }
        guard let found else {
            return .failure(.init(sentence: "nothing in the queue has the \(column.rawValue) “\(words[1])”"))
        }
        return .success(.filterQueue(filter.with(column, .init(id: found.id, name: found.name))))
    }
}

extension QueueFilter {
    func name(_ column: QueueColumn) -> String? {
        switch column {
        case .company: company?.name
        case .type: type?.name
        case .user: user?.name
        }
    }

    func with(_ column: QueueColumn, _ part: Part?) -> QueueFilter {
        var filter = self
        switch column {
        case .company: filter.company = part
        case .type: filter.type = part
        case .user: filter.user = part
        }
        return filter
    }
}

/// Spot checks: cases that the machine let pass, taken by chance, for a person to look at.
enum Sampling {
    static let standard = 20
    private static let most = 500

    @Sendable static func standard(_ context: Context) -> Action? {
        switch named("\(standard)", context) {
        case .success(let action): action
        case .failure(let mistake): .refuse(mistake.sentence)
        }
    }

    /// `:sample 20`, `:sample 20 yesterday`, `:sample 20 2026-11-23`.
    @Sendable static func named(_ text: String, _ context: Context) -> Result<Action, Palette.Mistake> {
        let words = text.split(separator: " ").map(String.init)
        guard let first = words.first, let count = Int(first), (1...most).contains(count), words.count <= 2 else {
            return .failure(.init(sentence: "sample wants a number from 1 to \(most) and, if not today, a day"))
        }
        guard let day = Day(words.count == 2 ? words[1] : "today", now: context.state.now) else {
            return .failure(.init(sentence: "“\(words[1])” is no day: write today, yesterday or 2026-11-23"))
        }
        let ids = context.models.sample(count, from: day.start, until: day.end, context.state)
        guard !ids.isEmpty else { return .failure(.init(sentence: "the mirror has no success of \(day.words)")) }
        return .success(.sample(day: day.words, ids: Set(ids)))
    }
}
