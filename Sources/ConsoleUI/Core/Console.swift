import Canvas
import OzModel
import Store

/// The console without a terminal and without a network: keys and news in, frames and effects out.
public final class Console {
    public private(set) var state: State
    public let models: ViewModels
    private let themes: ThemeReader
    private var painted: (name: String, theme: Theme)?
    /// The case that a decision would be about, as the last frame showed it.
    private var aim: [String: Sight] = [:]
    /// What was asked to be drawn last.
    private var asked: [PictureWish] = []
    private var last: Frame?
    /// What came since the last frame: a move of a list's cursor, and anything else.
    private var came = (move: false, other: false)
    /// Whether the last frame left the pane beside the list to the next one.
    public private(set) var isBehind = false
    /// Rows are being looked for, as far as is known here.
    private var isSifting = false
    /// The orders that were last told to be on the glass.
    private var watched: [String] = []

    public init(state: State, models: ViewModels, themes: ThemeReader) {
        self.state = state
        self.models = models
        self.themes = themes
    }

    public func receive(_ action: Action) -> [Effect] {
        switch action {
        case .tick: break
        case .moveCursor: came.move = true
        default: came.other = true
        }
        let held = if case .mirrorChanged = action { holdCursor() } else { nil as RowMark? }
        let effects = update(&state, action)
        if let held { tellWhatLeft(held) }
        let next: Action? =
            switch action {
            case .decided, .agreed: Cases.afterDecision(context)
            case .withdrawn(let analyses): Cases.afterUndo(analyses, context)
            case .chart(let change): Charts.follow(change, context)
            default: nil
            }
        return effects + (next.map { update(&state, $0) } ?? [])
    }

    /// The order someone looks at stays under the cursor when others arrive above it, also where no key was pressed yet.
    ///
    /// - Returns: what the cursor of a queue is on.
    private func holdCursor() -> RowMark? {
        guard var list = state.list else { return nil }
        if list.cursor == nil, let mark = models.window(list, in: state)?.cursorMark {
            list.cursor = mark
            state.list = list
        }
        return list.queue == nil ? nil : list.cursor
    }

    /// A cursor that finds itself on another case must not do so in silence.
    private func tellWhatLeft(_ mark: RowMark) {
        guard let list = state.list, list.cursor?.id == mark.id else { return }
        guard models.window(list, in: state)?.cursorMark?.id != mark.id else { return }
        say(&state, .warning, "The case under the cursor left the queue: another one has taken its place.")
    }

    /// What is on the glass; a decision is about what stands there, and about nothing that came since.
    public func frame() -> Frame {
        // Under a prompt the case stays the one that was seen before it.
        if state.overlays.isEmpty { aim = Deciding.aim(context) }
        models.beginWishing(state)
        let frame = paint(state, models)
        last = frame
        came = (false, false)
        isBehind = false
        return frame
    }

    /// Seconds after which the pane beside a list follows a cursor that rests.
    private static let rest = 0.05

    /// The next frame for whoever draws at once what a key did: where the cursor of a list is only passing rows, the pane
    /// beside it stays with the row that its title names, until the cursor rests or another key comes.
    public func nextFrame() -> Frame {
        guard came.move, !came.other, let last, last.size == state.size, state.list?.isGrid == false,
            state.list?.queue == nil, state.overlays.isEmpty, Layout(state).previewPane != nil
        else { return frame() }
        aim = Deciding.aim(context)
        let frame = paint(state, models, keeping: last)
        self.last = frame
        came = (false, false)
        isBehind = true
        return frame
    }

    /// What the last frame would have liked to show and could not: for whoever draws. Empty where nothing has changed.
    public func wishes() -> [Effect] {
        let missing = models.missing
        guard missing != asked else { return [] }
        asked = missing
        return [.draw(missing)]
    }

    /// The rows and figures that the last frame would have liked to show, or that they are no longer wanted. Empty where
    /// nothing is to be done.
    public func siftWishes() -> [Effect] { chartWishes() + rowWishes() + personWishes() }

    /// The rows that the next frame will not have, of a list that nothing is known of yet: most are there before a frame
    /// without them would be.
    public func rowsAhead() -> [Effect] {
        guard Layout.isPossible(state.size), let list = state.list, let sifted = models.sifted(list, in: state),
            sifted.isRunning, sifted.rows.isEmpty
        else { return [] }
        return rowWishes()
    }

    /// The persons that frames would have liked to name.
    private func personWishes() -> [Effect] {
        guard state.news.canAsk else { return [] }
        let wishes = models.roster.takeWishes()
        return wishes.isEmpty ? [] : [.meet(wishes)]
    }

    /// The charts that the last frame would have liked to show.
    private func chartWishes() -> [Effect] {
        guard let wish = models.chartWish, !models.board.has(wish) else { return [] }
        return [.count(wish)]
    }

    private func rowWishes() -> [Effect] {
        guard let wish = models.siftWish else {
            defer { isSifting = false }
            return isSifting ? [.sift(nil)] : []
        }
        guard !models.sieve.has(wish) else { return [] }
        isSifting = true
        return [.sift(wish)]
    }

    /// The orders whose rows the last frame showed, where they are others than before.
    public func watchWishes() -> [Effect] {
        let seen = models.ordersSeen(in: state)
        guard seen != watched else { return [] }
        watched = seen
        return [.watch(seen)]
    }

    private var context: Context { Context(state: state, models: models, aim: aim) }

    /// The theme in use; the plain one when its file cannot be used, with a notice saying why.
    public func theme() -> Theme {
        if let painted, painted.name == state.themeName { return painted.theme }
        var theme = Theme.plain
        do {
            theme = try themes.theme(state.themeName)
        } catch {
            _ = receive(.notice(.error, "\(error.sentence). Shown without colours."))
        }
        painted = (state.themeName, theme)
        return theme
    }

    /// Epoch seconds at which the frame will change without anything happening: a notice goes, an age grows.
    public var nextChange: Double {
        let minute = (state.now / 60).rounded(.down) * 60 + 60
        let notice = state.notices.map(\.until).min() ?? .infinity
        var age = Double.infinity
        if let last = state.news.last, state.now - last < 60 {
            age = last + ((state.now - last) / 15).rounded(.down) * 15 + 15
        }
        let silence = state.heard.map { $0 + News.patience }.flatMap { $0 > state.now ? $0 : nil } ?? .infinity
        let undo = state.openUndo.map { $0.until - Double($0.left(now: state.now) - 1) } ?? .infinity
        let film = state.viewer?.play == nil ? .infinity : state.now + 1 / ViewerPlace.changesPerSecond
        let rest = isBehind ? state.now + Self.rest : .infinity
        let step = (state.now / 10).rounded(.down) * 10 + 10
        let health = state.showsHealth ? min(step, state.healthDue ?? step) : .infinity
        return min(minute, notice, age, silence, undo, film, rest, health)
    }

    /// One key: the topmost overlay has it first, then the screen, then everywhere.
    public func press(_ key: Key) -> [Effect] {
        let keymap = models.settings.keymap
        // A letter that leaves must not do so out of a word being typed.
        let isTyping =
            switch state.overlays.last {
            case .prompt, .form, .decide: true
            default: false
            }
        let isLetter = if case .character = key { true } else { false }
        if keymap.command(for: key, in: .everywhere)?.id == "leave", !(isTyping && isLetter) { return receive(.leave) }
        if let top = state.overlays.last { return press(key, over: top) }
        let scope = state.scope
        guard let command = keymap.command(for: key, in: scope) else { return [] }
        return run(command)
    }

    private func run(_ command: Command) -> [Effect] {
        let scope = state.scope
        guard scope.reach.contains(command.scope) else {
            return receive(
                .refuse("\(command.help) works \(command.scope.words)"))
        }
        if let refusal = command.refusal(context) { return receive(.refuse(refusal)) }
        guard let action = command.action(context) else { return [] }
        return receive(action)
    }

    private func press(_ key: Key, over overlay: Overlay) -> [Effect] {
        if key == .control("l") { return receive(.repaint) }
        if key == .control("z") { return receive(.suspend) }
        switch overlay {
        case .help(let help): return read(key, help)
        case .confirm(let confirm): return answer(key, confirm)
        case .menu(let menu): return choose(key, menu)
        case .prompt(let prompt): return type(key, prompt)
        case .decide:
            switch key {
            case .escape: return receive(.dismiss)
            case .enter: return receive(.submit)
            case .control("o"): return receive(.editAtLength)
            default: return receive(.edit(key))
            }
        case .form(let form):
            switch key {
            case .escape: return receive(.dismiss)
            case .control("s"): return receive(.submit)
            case .enter where !form.takesEnter || form.isWaiting: return receive(.submit)
            default: return receive(.edit(key))
            }
        case .credentials(let credentials, _):
            switch key {
            case .enter: return receive(.submit)
            case .character("y"): return receive(.copyCredentials(credentials))
            case .character("w"): return receive(.keepCredentials(credentials))
            default: return []
            }
        }
    }

    private func read(_ key: Key, _ help: Help) -> [Effect] {
        if help.isTyping {
            switch key {
            case .enter: return receive(.filterHelp(isTyping: false, keeping: true))
            case .escape: return receive(.filterHelp(isTyping: false, keeping: false))
            default: return receive(.edit(key))
            }
        }
        let rows = HelpPaint.rows(state.size)
        let last = HelpPaint.lastScroll(models, help, state.size)
        switch key {
        case .character("/"): return receive(.filterHelp(isTyping: true, keeping: false))
        case .escape where !help.filter.text.isEmpty: return receive(.filterHelp(isTyping: false, keeping: false))
        case .escape, .enter, .character("q"), .character("?"), .function(1): return receive(.dismiss)
        case .character("j"), .down: return receive(.scrollHelp(to: min(help.scroll + 1, last)))
        case .character("k"), .up: return receive(.scrollHelp(to: help.scroll - 1))
        case .pageDown, .control("d"), .control("f"), .character(" "):
            return receive(.scrollHelp(to: min(help.scroll + rows - 1, last)))
        case .pageUp, .control("u"), .control("b"): return receive(.scrollHelp(to: help.scroll - rows + 1))
        case .character("g"), .home: return receive(.scrollHelp(to: 0))
        case .character("G"), .end: return receive(.scrollHelp(to: last))
        default: return []
        }
    }

    private func answer(_ key: Key, _ confirm: Confirm) -> [Effect] {
        switch key {
        case .enter, .character("y"): receive(.submit)
        case .character("q"):
            // The key that asked answers too: q q leaves. Elsewhere it is the way back.
            receive(confirm.action == .leave ? .submit : .dismiss)
        case .escape, .character("n"), .backspace: receive(.dismiss)
        default: []
        }
    }

    private func choose(_ key: Key, _ menu: Menu) -> [Effect] {
        switch key {
        case .enter: receive(.submit)
        case .escape, .character("q"): receive(.dismiss)
        case .character("j"), .down: receive(.chooseMenu(menu.cursor + 1))
        case .character("k"), .up: receive(.chooseMenu(menu.cursor - 1))
        case .character("g"), .home: receive(.chooseMenu(0))
        case .character("G"), .end: receive(.chooseMenu(menu.items.count - 1))
        default: []
        }
    }

    private func type(_ key: Key, _ prompt: Prompt) -> [Effect] {
        switch key {
        case .escape: return receive(.dismiss)
        case .backspace where prompt.line.text.isEmpty: return receive(.dismiss)
        case .tab, .backTab: return complete(prompt, isBack: key == .backTab)
        case .enter:
            switch prompt.purpose {
            case .command: return execute(prompt)
            case .find: return look(prompt)
            case .filter: return narrow(prompt)
            case .note(let order): return note(prompt, order)
            }
        default: return receive(.edit(key))
        }
    }

    private func complete(_ prompt: Prompt, isBack: Bool) -> [Effect] {
        switch prompt.purpose {
        case .command:
            guard let match = Palette.matches(prompt.line.text).first else { return [] }
            return receive(.complete(EditLine(match.name), cycle: nil))
        case .filter:
            guard let (line, cycle) = Filtering.completed(prompt, isBack: isBack, context) else { return [] }
            return receive(.complete(line, cycle: cycle))
        case .find, .note: return []
        }
    }

    private func narrow(_ prompt: Prompt) -> [Effect] {
        guard let list = state.list else { return receive(.dismiss) }
        do {
            let filter = try ListFilter.reading(prompt.line.text, of: list.noun)
            return receive(.acceptPrompt(remember: filter?.text)) + receive(.filter(filter))
        } catch {
            return receive(.queryMistake(error))
        }
    }

    private func execute(_ prompt: Prompt) -> [Effect] {
        guard !prompt.line.text.isEmpty else { return receive(.dismiss) }
        switch Palette.command(prompt.line.text) {
        case .failure(let mistake): return receive(.promptMistake(mistake.sentence))
        case .success(let command):
            let rest = prompt.line.text.drop { $0 != " " }.drop { $0 == " " }
            guard !rest.isEmpty else { return receive(.acceptPrompt(remember: prompt.line.text)) + run(command) }
            guard let argument = command.argument else {
                let name = command.names.first ?? command.id
                return receive(.promptMistake("“\(name)” takes nothing after its name"))
            }
            switch argument(String(rest), context) {
            case .failure(let mistake): return receive(.promptMistake(mistake.sentence))
            case .success(let action):
                return receive(.acceptPrompt(remember: prompt.line.text)) + receive(action)
            }
        }
    }

    private func note(_ prompt: Prompt, _ order: String) -> [Effect] {
        let text = prompt.line.text.trimmed
        guard !text.isEmpty else { return receive(.dismiss) }
        return receive(.acceptPrompt(remember: nil)) + receive(.addNote(text, order: order))
    }

    private func look(_ prompt: Prompt) -> [Effect] {
        let text = prompt.line.text
        guard !text.isEmpty, let list = state.list else { return receive(.dismiss) }
        let effects = receive(.acceptPrompt(remember: nil))
        guard let action = Finding.request(text, forward: true, list: list, context) else { return effects }
        return effects + receive(action)
    }
}
