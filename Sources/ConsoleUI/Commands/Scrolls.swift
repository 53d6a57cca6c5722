/// Moves in an opened object: from one line that opens something to the next, else line by line.
enum Scrolls {
    static func by(_ distance: Int, _ context: Context) -> Action? {
        guard let page = context.models.page(context.state), let detail = context.state.detail else { return nil }
        let targets = page.lines.indices.filter { page.lines[$0].target != nil }
        guard !targets.isEmpty else {
            return scroll(to: detail.scroll + distance, page)
        }
        let current = page.cursor ?? targets[0]
        let next = distance > 0 ? targets.first { $0 > current } : targets.last { $0 < current }
        guard let next else { return scroll(to: page.scroll + distance, page, cursor: current) }
        return .scroll(to: page.scrollShowing(next), cursor: page.mark(next))
    }

    static func byPage(_ pages: Int, _ context: Context) -> Action? {
        guard let page = context.models.page(context.state) else { return nil }
        return scroll(to: page.scroll + pages * max(1, page.height - 1), page)
    }

    static func toEdge(last: Bool, _ context: Context) -> Action? {
        guard let page = context.models.page(context.state) else { return nil }
        let targets = page.lines.indices.filter { page.lines[$0].target != nil }
        let cursor = last ? targets.last : targets.first
        return .scroll(to: last ? page.lastScroll : 0, cursor: cursor.flatMap(page.mark))
    }

    private static func scroll(to line: Int, _ page: DetailPage, cursor: Int? = nil) -> Action? {
        let clamped = min(max(0, line), page.lastScroll)
        guard clamped != page.scroll || cursor != page.cursor else { return nil }
        let visible = clamped..<(clamped + max(1, page.height))
        let targets = page.lines.indices.filter { page.lines[$0].target != nil && visible.contains($0) }
        let kept = (cursor ?? page.cursor).flatMap { visible.contains($0) ? $0 : nil }
        return .scroll(to: clamped, cursor: (kept ?? targets.first).flatMap(page.mark))
    }
}

/// From tab to tab of an opened object.
enum Tabs {
    static func by(_ distance: Int, _ context: Context) -> Action? {
        guard let detail = context.state.detail, let screen = detailScreen(of: detail.subject) else { return nil }
        let count = screen.tabs.count
        return .showTab((detail.tab + distance + count) % count)
    }

    @Sendable static func needsTwo(_ context: Context) -> String? {
        let count = context.state.detail.flatMap { detailScreen(of: $0.subject)?.tabs.count } ?? 0
        return count > 1 ? nil : "there is only this one tab here"
    }
}
