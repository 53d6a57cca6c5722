import Canvas
import OzModel
import Store

/// What stands over a queue: what it is narrowed to, how long its cases have been waiting, how many are late.
enum QueuePaint {
    static func title(
        _ list: ListPlace, _ state: State, _ models: ViewModels, from start: Int, room: Int, _ body: Rect,
        _ frame: inout Frame
    ) {
        var column = start
        func put(_ text: Text) {
            guard column + 2 + TextWidth.columns(text.text) <= room else { return }
            column += 2 + frame.put(text.text, row: 0, column: column + 2, role: text.role, in: body)
        }
        if let find = state.find, find.noun == list.noun { put(Text("/\(find.text)", .match)) }
        for text in words(list, state, models) { put(text) }
    }

    private static func words(_ list: ListPlace, _ state: State, _ models: ViewModels) -> [Text] {
        switch list.queue {
        case nil: return []
        case .sample(let day, let ids):
            return [Text("successes of \(day), at random", .accent), Text("\(ids.count) to look at", .dim)]
        case .review:
            guard let figures = models.figures(list, state), let median = figures.median else { return [] }
            let glyphs = models.glyphs
            var texts: [Text] = []
            let steps = models.settings.slaSteps
            if figures.before.count == 2, figures.before[1] > 0 {
                let sign = "\(glyphs.failed)\(glyphs.failed)"
                let words = "\(sign) \(Amounts.count(figures.before[1])) over \(Amounts.age(steps[1]))"
                texts.append(Text(words, .slaOver))
            } else if let late = figures.before.first, late > 0 {
                texts.append(Text("\(glyphs.failed) \(Amounts.count(late)) over \(Amounts.age(steps[0]))", .slaLate))
            }
            texts.append(Text("median \(Amounts.age(state.now - median))", .dim))
            if let p90 = figures.p90 { texts.append(Text("p90 \(Amounts.age(state.now - p90))", .dim)) }
            return texts
        }
    }

    /// The orders that reviewers ask for by name.
    static func order(_ list: ListPlace, _ query: ListQuery) -> String? {
        guard list.queue != nil else { return nil }
        switch (query.sort, query.descending) {
        case ("time_created", false): return "oldest first"
        case ("time_created", true): return "newest first"
        case ("closeness", true): return "borderline first"
        default: return nil
        }
    }

    /// In a case of the queue: which of how many, and how long it has been waiting.
    static func place(_ state: State, _ models: ViewModels) -> [Text] {
        guard let detail = state.detail, detail.noun == .analyses, state.places.count == 2,
            case .list(let list)? = state.places.first, list.queue != nil
        else { return [] }
        let count = models.count(list, in: state)
        guard let window = models.window(list, in: state), window.cursorMark?.id == detail.id else { return [] }
        var texts = [Text("\(Amounts.count(window.position + 1)) of \(Amounts.count(count))", .accent)]
        if let analysis = models.analysis(detail.id), analysis.verdict == .operatorRequired {
            let wait = models.look(state).waiting(since: analysis.created)
            texts.append(Text("waiting \(wait.text)", wait.role))
        }
        return texts
    }
}
