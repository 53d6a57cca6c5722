import Canvas
import OzModel

/// The console without a terminal and without a network: keys and news in, frames and effects out.
public final class Console {
    public private(set) var state: State
    public let models: ViewModels
    private let themes: ThemeReader
    private var painted: (name: String, theme: Theme)?

    public init(state: State, models: ViewModels, themes: ThemeReader) {
        self.state = state
        self.models = models
        self.themes = themes
    }

    public func receive(_ action: Action) -> [Effect] {
        update(&state, action)
    }

    public func frame() -> Frame { paint(state, models) }

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
        return min(minute, notice, age)
    }

    /// One key: the topmost overlay has it first, then the screen, then everywhere.
    public func press(_ key: Key) -> [Effect] {
        let keymap = models.settings.keymap
        if keymap.command(for: key, in: .everywhere)?.id == "leave" { return receive(.leave) }
        if let top = state.overlays.last { return press(key, over: top) }
        let scope: Command.Scope = state.list != nil ? .list : .detail
        guard let command = keymap.command(for: key, in: scope) else { return [] }
        return run(command)
    }

    private func run(_ command: Command) -> [Effect] {
        let scope: Command.Scope = state.list != nil ? .list : .detail
        guard command.scope == .everywhere || command.scope == scope else {
            return receive(
                .refuse("\(command.help) works \(command.scope == .list ? "in a list" : "in an opened object")"))
        }
        let context = Context(state: state, models: models)
        if let refusal = command.refusal(context) { return receive(.refuse(refusal)) }
        guard let action = command.action(context) else { return [] }
        return receive(action)
    }

    private func press(_ key: Key, over overlay: Overlay) -> [Effect] {
        if key == .control("l") { return receive(.repaint) }
        if key == .control("z") { return receive(.suspend) }
        switch overlay {
        case .help(let scroll): return receive(help(key, scroll))
        case .confirm: return answer(key)
        case .menu(let menu): return choose(key, menu)
        case .prompt(let prompt): return type(key, prompt)
        case .form:
            switch key {
            case .escape: return receive(.dismiss)
            case .enter: return receive(.submit)
            default: return receive(.edit(key))
            }
        }
    }

    private func help(_ key: Key, _ scroll: Int) -> Action {
        let rows = max(1, state.size.rows - 2)
        let last = HelpPaint.lastScroll(HelpPaint.lines(models.settings.keymap).count, rows: rows)
        let target =
            switch key {
            case .character("j"), .down: scroll + 1
            case .character("k"), .up: scroll - 1
            case .pageDown, .control("d"), .control("f"), .character(" "): scroll + rows - 1
            case .pageUp, .control("u"), .control("b"): scroll - rows + 1
            case .character("g"), .home: 0
            case .character("G"), .end: last
            default: -1000
            }
        return target == -1000 ? .dismiss : .scrollHelp(to: min(max(0, target), last))
    }

    private func answer(_ key: Key) -> [Effect] {
        switch key {
        case .enter, .character("y"): receive(.submit)
        case .character("q"):
            // The key that asked answers too: q q leaves.
            receive(.submit)
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
        case .tab:
            guard prompt.purpose == .command, let match = Palette.matches(prompt.line.text).first else { return [] }
            return receive(.complete(match.name))
        case .enter: return prompt.purpose == .command ? execute(prompt) : look(prompt)
        default: return receive(.edit(key))
        }
    }

    private func execute(_ prompt: Prompt) -> [Effect] {
        guard !prompt.line.text.isEmpty else { return receive(.dismiss) }
        switch Palette.command(prompt.line.text) {
        case .failure(let mistake): return receive(.promptMistake(mistake.sentence))
        case .success(let command):
            return receive(.acceptPrompt(remember: prompt.line.text)) + run(command)
        }
    }

    private func look(_ prompt: Prompt) -> [Effect] {
        let text = prompt.line.text
        guard !text.isEmpty, let list = state.list else { return receive(.dismiss) }
        let effects = receive(.acceptPrompt(remember: nil))
        let context = Context(state: state, models: models)
        guard let action = Finding.request(text, forward: true, list: list, context) else { return effects }
        return effects + receive(action)
    }
}
