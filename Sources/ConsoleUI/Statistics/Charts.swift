import OzModel

/// Charts on screen: the menus that make and change them.
enum Charts {
    /// The statistics screen is on, and may be.
    @Sendable static func refusal(_ context: Context) -> String? {
        guard context.state.detail?.subject == .statistics else { return "open the statistics first" }
        return Rights.refusal(.read, .statistics, context.state)
    }

    @Sendable static func needsChart(_ context: Context) -> String? {
        if let refusal = refusal(context) { return refusal }
        let key = context.models.settings.keymap.firstKey(of: "chart-new").map(FooterPaint.plain) ?? ":chart"
        return chosen(context) == nil ? "there is no chart here: \(key) adds one" : nil
    }

    @Sendable static func needsPeriod(_ context: Context) -> String? {
        if let refusal = needsChart(context) { return refusal }
        return chosen(context)?.chart.kind.hasPeriod == false ? "the queue is what waits now: it has no period" : nil
    }

    @Sendable static func needsResult(_ context: Context) -> String? {
        if let refusal = needsChart(context) { return refusal }
        return chosen(context)?.chart.kind.hasResult == false ? "this chart is not parted by result" : nil
    }

    // MARK: Menus

    @Sendable static func kinds(_ context: Context) -> Action? {
        let items = ChartKind.allCases.map { kind in
            Menu.Item(label: kind.title, note: kind.tab.title, action: .chart(.add(kind)))
        }
        let tab = context.state.detail?.tab ?? 0
        let cursor = ChartKind.allCases.firstIndex { $0.tab.rawValue == tab } ?? 0
        return .ask(.menu(Menu(title: "New chart", items: items, cursor: cursor)))
    }

    /// Everything that can be done to the chart under the cursor.
    @Sendable static func options(_ context: Context) -> Action? {
        guard let (index, chart) = chosen(context) else { return nil }
        var items: [Menu.Item] = []
        func item(_ label: String, _ note: String, _ action: Action?) {
            if let action { items.append(Menu.Item(label: label, note: note, action: action)) }
        }
        item("Shape", chart.shape.rawValue, shapes(context))
        if chart.kind.hasPeriod { item("Period", chart.period.words, periods(context)) }
        if chart.kind.hasResult { item("Result", chart.result.words, results(context)) }
        item("Company", chart.company?.name ?? "all", companies(context))
        item("Export", "CSV, SVG", exports(context))
        item("Remove", "", .chart(.remove(index)))
        item("Save charts", "they are here again next time", .chart(.save))
        return .ask(.menu(Menu(title: chart.kind.title, items: items)))
    }

    @Sendable static func shapes(_ context: Context) -> Action? {
        choice("Shape", context, \.shape) { chart in
            chart.kind.shapes.map { ($0.rawValue, "", $0) }
        }
    }

    @Sendable static func periods(_ context: Context) -> Action? {
        let typed = Menu.Item(
            label: "from … to …", note: "e.g. 2026-01-01..2026-01-31",
            action: .ask(.prompt(Prompt(purpose: .command, text: "period "))))
        return choice("Period, in days of UTC", context, \.period, more: [typed]) { _ in
            ChartPeriod.offered.map { ($0.words, "", $0) }
        }
    }

    @Sendable static func results(_ context: Context) -> Action? {
        choice("Result", context, \.result) { _ in
            let one = Verdict.known.map { ($0.words, "alone", Chart.Result.only($0.wire)) }
            return [("all results", "their sum", .all), ("any result", "each separately", .each)] + one
        }
    }

    @Sendable static func companies(_ context: Context) -> Action? {
        let companies = context.models.companies().map { ($0.name, "", Optional($0)) }
        return choice("Company", context, \.company) { _ in [("all companies", "", nil)] + companies }
    }

    @Sendable static func exports(_ context: Context) -> Action? {
        guard let (index, _) = chosen(context) else { return nil }
        let notes: [ChartFormat: String] = [
            .csv: "the figures", .svg: "the picture, sharp at any size", .png: "the picture in pixels",
        ]
        let items = ChartFormat.allCases.map { format in
            Menu.Item(
                label: format.rawValue.uppercased(), note: notes[format] ?? "", action: .chart(.export(index, format)))
        }
        return .ask(.menu(Menu(title: "Export to the folder of downloads", items: items)))
    }

    @Sendable static func remove(_ context: Context) -> Action? {
        chosen(context).map { .chart(.remove($0.index)) }
    }

    private static func choice<Value: Equatable>(
        _ title: String, _ context: Context, _ path: WritableKeyPath<Chart, Value>, more: [Menu.Item] = [],
        _ choices: (Chart) -> [(String, String, Value)]
    ) -> Action? {
        guard let (index, chart) = chosen(context) else { return nil }
        let offered = choices(chart)
        let items = offered.map { label, note, value in
            var changed = chart
            changed[keyPath: path] = value
            return Menu.Item(label: label, note: note, action: .chart(.set(index, changed)))
        }
        let cursor = offered.firstIndex { $0.2 == chart[keyPath: path] } ?? items.count
        return .ask(.menu(Menu(title: title, items: items + more, cursor: min(cursor, items.count + more.count - 1))))
    }

    // MARK: Words

    /// `:chart company`: a new chart by the word of its kind.
    @Sendable static func named(_ text: String, _ context: Context) -> Result<Action, Palette.Mistake> {
        if let refusal = refusal(context) { return .failure(.init(sentence: refusal)) }
        let word = text.trimmed.lowercased()
        let found = ChartKind.allCases.filter { $0.rawValue.hasPrefix(word) }
        guard found.count == 1 || found.first?.rawValue == word, let kind = found.first else {
            let all = ChartKind.allCases.map(\.rawValue).joined(separator: ", ")
            return .failure(.init(sentence: "there is no chart “\(text)”: \(all)"))
        }
        return .success(.chart(.add(kind)))
    }

    /// `:period 30d` or `:period 2026-01-01..2026-01-31`, of the chart under the cursor.
    @Sendable static func period(_ text: String, _ context: Context) -> Result<Action, Palette.Mistake> {
        if let refusal = needsPeriod(context) { return .failure(.init(sentence: refusal)) }
        guard let period = ChartPeriod(word: text) else {
            let words = ChartPeriod.offered.map(\.word).joined(separator: ", ")
            return .failure(.init(sentence: "a period is \(words), or 2026-01-01..2026-01-31"))
        }
        guard let (index, chart) = chosen(context) else { return .failure(.init(sentence: "there is no chart here")) }
        var changed = chart
        changed.period = period
        return .success(.chart(.set(index, changed)))
    }

    // MARK: Cursor

    /// The chart under the cursor, and its place among all.
    static func chosen(_ context: Context) -> (index: Int, chart: Chart)? {
        guard case .chart(let index)? = context.models.page(context.state)?.target,
            context.state.charts.indices.contains(index)
        else { return nil }
        return (index, context.state.charts[index])
    }

    /// The cursor goes along with the chart that was made or changed.
    static func follow(_ change: ChartChange, _ context: Context) -> Action? {
        let place: Int
        switch change {
        case .add: place = context.state.charts.count - 1
        case .set(let index, _): place = index
        case .remove, .save, .export: return nil
        }
        guard let page = context.models.page(context.state),
            let line = page.lines.firstIndex(where: { $0.target == .chart(place) })
        else { return nil }
        // All of it is shown where there is room: up to the line before the next chart, or the last one.
        let next = page.lines[(line + 1)...].firstIndex { $0.target != nil } ?? page.lines.count
        let low = min(line, max(page.scroll, next - page.height))
        return .scroll(to: min(page.lastScroll, low), cursor: page.mark(line))
    }
}
