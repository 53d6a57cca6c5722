import Canvas
import OzModel

/// The keys that work here, made from the effective keymap.
enum FooterPaint {
    static func draw(_ state: State, _ models: ViewModels, _ layout: Layout, _ frame: inout Frame) {
        let row = layout.footer.row
        frame.fill(row: row, column: 0, width: layout.size.columns, role: .hint, ground: .bar)
        if case .prompt? = state.overlays.last { return }
        var column = 1
        // Who finds nothing else must find the help.
        let all = hints(state, models)
        let helpKey = models.settings.keymap.firstKey(of: "help").map(plain)
        let isHelp = { (hint: (key: String, help: String)) in hint.key == helpKey && hint.help == "help" }
        let reserved = all.first(where: isHelp).map { width($0) + 3 } ?? 0
        var kept: [(key: String, help: String)] = []
        var taken = 1
        for hint in all where !isHelp(hint) {
            guard taken + width(hint) + reserved < layout.size.columns else { break }
            kept.append(hint)
            taken += width(hint) + 3
        }
        let place = all.firstIndex(where: isHelp) ?? 0
        kept.insert(contentsOf: all.filter(isHelp), at: min(place, kept.count))
        for hint in kept {
            guard column + width(hint) < layout.size.columns else { break }
            column += frame.put(hint.key, row: row, column: column, role: .key, ground: .bar) + 1
            column += frame.put(hint.help, row: row, column: column, role: .hint, ground: .bar) + 3
        }
    }

    private static func width(_ hint: (key: String, help: String)) -> Int {
        TextWidth.columns(hint.key) + 1 + TextWidth.columns(hint.help)
    }

    /// Key and help of what is worth saying here, most useful first.
    static func hints(_ state: State, _ models: ViewModels) -> [(key: String, help: String)] {
        switch state.overlays.last {
        case .help: return [("j k", "scroll"), ("/", "find a key"), ("esc", "close")]
        case .menu: return [("j k", "choose"), ("enter", "take"), ("esc", "keep as it was")]
        case .confirm(let confirm): return [("enter", confirm.verb), ("esc", "keep")]
        case .decide(let form):
            let other = form.reasons.isEmpty ? [] : [("tab", form.focus == .reason ? "comment" : "reason")]
            return [("enter", Deciding.verb(form.verdict))] + other + [("^o", "editor"), ("esc", "keep as it is")]
        case .form(let form): return FormPaint.hints(form)
        case .credentials: return [("y", "copy"), ("w", "write to a file"), ("enter", "close, and show it no more")]
        case .prompt, nil: break
        }
        let scope = state.scope
        let keymap = models.settings.keymap
        let known = commands.filter { command in
            guard command.hint != nil, scope.reach.contains(command.scope) else { return false }
            // A key of an opened object may mean something else on the statistics screen.
            guard command.scope != scope, let key = keymap.keys[command.id]?.first else { return true }
            return keymap.command(for: key, in: scope)?.id == command.id
        }
        let sorted = known.sorted { ($0.hint ?? 0) < ($1.hint ?? 0) }
        let offers = Outboxes.offers(Context(state: state, models: models))
        let undo = state.openUndo.flatMap { undo in
            models.settings.keymap.firstKey(of: "undo").map {
                (plain($0), "undo: \(undo.what) (\(undo.left(now: state.now)) s)")
            }
        }
        return (undo.map { [$0] } ?? [])
            + sorted.compactMap { command in
                if !isAtHome(command, state, models) { return nil }
                if command.id == "back", state.places.count == 1 { return nil }
                if command.id == "open-line", models.page(state)?.target == nil { return nil }
                var help: String? = command.help
                if command.id == "send-again" { help = offers.send }
                if command.id == "drop-decision" { help = offers.drop }
                guard let help else { return nil }
                return models.settings.keymap.firstKey(of: command.id).map { (plain($0), help) }
            }
    }

    /// Whether a command is worth its place in the hints here; it is in the help in any case.
    private static func isAtHome(_ command: Command, _ state: State, _ models: ViewModels) -> Bool {
        let noun = state.list?.noun ?? state.detail?.noun ?? state.viewer?.noun
        let isStatistics = state.detail?.subject == .statistics
        let isPerson = state.detail?.subject == .person
        let isOutbox =
            state.detail.map { $0.noun == nil && $0.subject != .health && !isStatistics && !isPerson } ?? false
        switch command.id {
        case "approve", "decline":
            return state.detail?.version == nil && (noun == .analyses || noun == .orders && state.viewer == nil)
        case "view-case":
            return models.shelf != nil && (noun == .analyses || noun == .orders || noun == .media || isPerson)
        case "compare", "compare-case":
            return models.shelf != nil && (noun == .analyses || noun == .orders)
        case "grid": return models.shelf != nil && noun == .media
        case "mask", "open-outside", "download": return state.viewer != nil
        case "play", "strip", "frame-forward":
            return models.viewer(state)?.exhibit.isMoving == true && state.viewer?.other == nil
        case "swap": return state.viewer?.other != nil
        case "note": return noun == .analyses || noun == .orders
        case "next-case": return state.detail?.subject == .object(.analyses) && state.queue != nil
        case "send-again", "drop-decision": return isOutbox
        case "copy-id": return state.detail.map { !$0.id.isEmpty } ?? true
        case "chart-new": return Charts.refusal(Context(state: state, models: models)) == nil
        case "chart-period", "chart-shape", "chart-result", "chart-company", "chart-export", "chart-remove":
            return Charts.chosen(Context(state: state, models: models)) != nil
        case "new": return isWorthMaking(state)
        case "search-face": return noun == .collections
        case "edit":
            return noun == .users && Rights.refusal(.update, .user, state) == nil
                || noun == .companies && Rights.refusal(.update, .company, state) == nil
        case "run": return state.detail?.noun == .orders
        case "delete":
            return [Resource.user, .company, .collection].contains {
                $0.noun == noun && Rights.refusal(.delete, $0, state) == nil
            }
        case "charts-save": return state.charts != state.savedCharts
        default: return true
        }
    }

    /// Whether something new is what people come here for; an order's own keys leave no room on a narrow window.
    private static func isWorthMaking(_ state: State) -> Bool {
        let isList = state.list != nil
        let resource: Resource? =
            switch state.list?.noun ?? state.detail?.noun {
            case .companies: isList ? .company : .user
            case .collections: isList ? .collection : .person
            case .users: isList ? .user : nil
            case .orders: isList && state.size.columns >= 120 ? .order : nil
            case .analyses, .media, nil: nil
            }
        return resource.map { Rights.refusal(.create, $0, state) == nil } ?? false
    }

    /// `<enter>` → `enter`, for people.
    static func plain(_ notation: String) -> String {
        guard notation.count > 2, notation.hasPrefix("<"), notation.hasSuffix(">") else { return notation }
        let name = String(notation.dropFirst().dropLast())
        return ["down": "↓", "up": "↑", "left": "←", "right": "→"][name] ?? name
    }
}

/// One sentence each, bottom right above the keys.
enum NoticePaint {
    static func draw(_ state: State, _ layout: Layout, _ frame: inout Frame) {
        let bottom = layout.footer.row - 1
        var row = bottom
        for notice in state.notices.reversed() {
            let parts = TextWidth.wrap(Sanitizer.clean(notice.text), width: max(10, min(100, layout.size.columns - 4)))
            let widest = parts.map { TextWidth.columns($0) }.max() ?? 0
            for part in parts.reversed() where row > 0 {
                let column = max(0, layout.size.columns - widest - 2)
                frame.put(
                    " \(part)", row: row, column: column, role: role(notice.level), ground: .overlay, width: widest + 2)
                row -= 1
            }
        }
    }

    private static func role(_ level: Notice.Level) -> Role {
        switch level {
        case .info: .noticeInfo
        case .warning: .noticeWarning
        case .error: .noticeError
        }
    }
}
