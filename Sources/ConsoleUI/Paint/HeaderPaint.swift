import Canvas
import OzModel

/// The server line and the tabs: who looks at what, and how fresh it is.
enum HeaderPaint {
    static func draw(_ state: State, _ models: ViewModels, _ layout: Layout, _ frame: inout Frame) {
        let columns = layout.size.columns
        frame.fill(row: 0, column: 0, width: columns, role: .status, ground: .bar)
        let news = freshness(state, frame.glyphs)
        let width = TextWidth.columns(news.text)
        // Who looks at what stands whole where it can; the counts give up their words first, then themselves.
        let who = (state.isMasked ? "masked · " : "") + who(state.identity)
        let left = columns - width - 3 - 6 - TextWidth.columns(who)
        let forms = [work(state, models, isShort: false), work(state, models, isShort: true)]
        func taken(_ texts: [Text]) -> Int { texts.reduce(0) { $0 + TextWidth.columns($1.text) + 3 } }
        let shown = forms.first { taken($0) <= left } ?? (columns >= 60 ? forms[1] : [])
        let room = max(0, columns - width - 3 - taken(shown))
        var column = frame.put(" ozc  ", row: 0, column: 0, role: .title, ground: .bar)
        column += frame.put(
            who, row: 0, column: column, role: .status, ground: .bar, width: max(0, room - column))
        var place = room + 2
        for text in shown {
            place += frame.put(text.text, row: 0, column: place, role: text.role, ground: .bar) + 3
        }
        frame.put(news.text, row: 0, column: max(0, columns - width - 1), role: news.role, ground: .bar)
        drawTabs(state, models, layout, &frame)
        for row in [layout.upperRule, layout.lowerRule].compactMap(\.self) {
            frame.fill(row: row, column: 0, width: columns, role: .rule, with: frame.glyphs.rule)
        }
    }

    /// What is not done: answers that are needed, decisions that wait, cases that need an operator.
    private static func work(_ state: State, _ models: ViewModels, isShort: Bool) -> [Text] {
        let counts = models.outboxCounts()
        let glyphs = models.glyphs
        func text(_ count: Int, _ sign: Character, _ words: String, _ role: Canvas.Role) -> [Text] {
            let number = Amounts.count(count)
            return count == 0 ? [] : [Text(isShort ? "\(sign) \(number)" : "\(sign) \(number) \(words)", role)]
        }
        let answers = (counts[.refused] ?? 0) + (counts[.failed] ?? 0)
        let waiting = (counts[.queued] ?? 0) + (counts[.sending] ?? 0)
        let broken =
            models.ledgerFailure == nil
            ? [] : [Text("\(glyphs.failed) ledger cannot be read", Canvas.Role.statusOffline)]
        let download = state.download.map { progress in
            let total = progress.total.map { " of \(Amounts.bytes($0))" } ?? ""
            return [
                Text("\(glyphs.down) \(Amounts.bytes(progress.done))\(isShort ? "" : total)", Canvas.Role.statusSync)
            ]
        }
        return broken + (download ?? []) + text(answers, glyphs.failed, "to answer", .statusOffline)
            + text(waiting, glyphs.pending, "waiting", .verdictPending)
            + text(models.toReview(state), glyphs.operatorRequired, "to review", .verdictOperator)
    }

    private static func who(_ identity: Identity) -> String {
        guard let server = identity.server else { return "no server yet" }
        let person = identity.email.isEmpty ? "not logged in" : identity.email
        let role = identity.role.map { " \($0.wire)" } ?? ""
        let guarded = identity.isReadOnly ? " · read-only" : ""
        let name = identity.profile == server ? server : "\(identity.profile) · \(server)"
        return "\(name) · \(person)\(role)\(guarded)"
    }

    /// Online or not, and how old the news is; the sync's progress while it runs.
    private static func freshness(_ state: State, _ glyphs: Glyphs) -> Text {
        func old(_ last: Double?) -> String {
            last.map { "news \(Amounts.age(coarse(state.now - $0))) old" } ?? "no news yet"
        }
        let sync = state.progress.map { progress in
            let total = progress.total.map { " of \(Amounts.count($0))" } ?? ""
            let speed = PlainWords.speed(progress).map { ", \($0)" } ?? ""
            return "   \(glyphs.down) \(Amounts.count(progress.done))\(total)\(speed)"
        }
        return switch state.news {
        case .live where state.isPaused: Text("\(glyphs.dot) paused\(silence(state))", .statusSync)
        case .connecting(let last) where state.isPaused: Text("\(glyphs.dot) paused, \(old(last))", .statusSync)
        case .live:
            Text("\(glyphs.dot) live\(silence(state))\(sync ?? "")", sync == nil ? .statusOnline : .statusSync)
        case .none: Text("\(glyphs.processing) no news yet\(sync ?? "")", .statusSync)
        case .connecting(let last): Text("\(glyphs.processing) connecting, \(old(last))\(sync ?? "")", .statusSync)
        case .offline(_, let last): Text("\(glyphs.failed) offline, \(old(last))", .statusOffline)
        case .failing(_, let last): Text("\(glyphs.failed) not updated, \(old(last))", .statusOffline)
        case .loggedOut(let last): Text("\(glyphs.failed) logged out, \(old(last))", .statusOffline)
        case .chosenOffline(let last): Text("\(glyphs.failed) offline by choice, \(old(last))", .statusOffline)
        }
    }

    /// A server that says nothing for longer than the console would wait to ask again is not quite live.
    private static func silence(_ state: State) -> String {
        guard let heard = state.heard, state.now - heard >= News.patience else { return "" }
        return ", not heard for \(Amounts.age(coarse(state.now - heard)))"
    }

    /// Under a minute an age does not move by the second: what is still is not redrawn.
    private static func coarse(_ age: Double) -> Double {
        age < 60 ? max(0, (age / 15).rounded(.down) * 15) : age
    }

    private static func drawTabs(_ state: State, _ models: ViewModels, _ layout: Layout, _ frame: inout Frame) {
        guard let row = layout.tabs?.row else { return }
        var tabs: [(key: String, title: String, isCurrent: Bool)] = []
        let current: Lane? = if case .list(let list)? = state.places.first { list.lane } else { nil }
        for screen in screens { tabs.append((screen.key, screen.title, screen.lane == current)) }
        let own: Subject? = if case .detail(let first)? = state.places.first { first.subject } else { nil }
        for screen in ownScreens { tabs.append((screen.key, screen.title, screen.subject == own)) }
        // The saved views share one key; where room is short the one on screen is named.
        let key = models.settings.keymap.firstKey(of: "views").map(FooterPaint.plain) ?? ""
        for (index, view) in state.views.enumerated() {
            tabs.append((index == 0 ? key : "·", view.name, current == .view(view)))
        }
        var column = 1
        let full = tabs.reduce(1) { $0 + TextWidth.columns("\($1.key) \($1.title)") + 2 }
        for (key, name, isCurrent) in tabs {
            let title = full <= layout.size.columns || isCurrent ? " \(name)" : ""
            column += frame.put(key, row: row, column: column, role: isCurrent ? .tabActive : .key)
            column += frame.put(title, row: row, column: column, role: isCurrent ? .tabActive : .tab) + 2
        }
    }
}
