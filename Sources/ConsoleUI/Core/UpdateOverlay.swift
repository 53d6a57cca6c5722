import Canvas
import OzModel
import Store

/// What lies over the screen comes, is worked with, and goes.
func overlay(_ state: inout State, _ action: Action) -> [Effect] {
    switch action {
    case .ask(let overlay):
        guard case .form(let form) = overlay else {
            state.overlays.append(overlay)
            return []
        }
        state.overlays.removeAll { if case .form(let other) = $0 { other.purpose == form.purpose } else { false } }
        state.overlays.append(overlay)
        return form.files.map { [.listFiles($0.line.text)] } ?? []
    case .dismiss: return dismiss(&state)
    case .submit: return submit(&state)
    default:
        guard let top = state.overlays.last else { return [] }
        return work(top, &state, action)
    }
}

private func dismiss(_ state: inout State) -> [Effect] {
    guard let top = state.overlays.last else { return [] }
    if case .form(let form) = top { return dismiss(form, &state) }
    var effects: [Effect] = []
    // Undone while the menu is still up: what was only tried on is nothing to tell.
    if case .menu(let menu) = top, let undo = menu.undo { effects = update(&state, undo) }
    state.overlays.removeLast()
    return effects
}

private func work(_ top: Overlay, _ state: inout State, _ action: Action) -> [Effect] {
    switch (top, action) {
    case (.help(var help), .scrollHelp(let line)):
        help.scroll = max(0, line)
        replaceTop(&state, .help(help))
    case (.help(var help), .filterHelp(let isTyping, let keeping)):
        if !keeping { help.filter = EditLine() }
        help.isTyping = isTyping
        help.scroll = 0
        replaceTop(&state, .help(help))
    case (.help(var help), .edit(let key)):
        _ = help.filter.edit(key)
        help.scroll = 0
        replaceTop(&state, .help(help))
    case (.prompt(var prompt), .edit(let key)):
        edit(&prompt, key, history: history(of: prompt, state))
        replaceTop(&state, .prompt(prompt))
        if case .note(let order) = prompt.purpose {
            return [.keepText(prompt.line.text, as: Note.draftName(of: Order.ID(order)))]
        }
    case (.prompt(var prompt), .complete(let line, let cycle)):
        prompt.line = line
        prompt.cycle = cycle
        prompt.error = nil
        prompt.mistake = nil
        replaceTop(&state, .prompt(prompt))
    case (.prompt(var prompt), .queryMistake(let mistake)):
        prompt.mistake = mistake
        replaceTop(&state, .prompt(prompt))
    case (.prompt(var prompt), .promptMistake(let sentence)):
        prompt.error = sentence
        replaceTop(&state, .prompt(prompt))
    case (.prompt(let prompt), .acceptPrompt(let line)):
        state.overlays.removeLast()
        guard let line, history(of: prompt, state).last != line else { break }
        if prompt.purpose == .filter { state.filterHistory.append(line) } else { state.commandHistory.append(line) }
    case (.menu(var menu), .chooseMenu(let index)):
        menu.cursor = min(max(0, index), menu.items.count - 1)
        replaceTop(&state, .menu(menu))
        if menu.undo != nil { return update(&state, menu.items[menu.cursor].action) }
    case (.decide(var form), .edit(let key)):
        form.edit(key)
        replaceTop(&state, .decide(form))
        return keep(form)
    case (.form(let form), .edit(let key)): return edit(form, key, &state)
    default: break
    }
    return []
}

private func submit(_ state: inout State) -> [Effect] {
    guard let top = state.overlays.last else { return [] }
    switch top {
    case .help:
        state.overlays.removeLast()
        return []
    case .credentials(let credentials, let isLeaving):
        // The enter that sent the form may come twice; what is shown once must not go with it.
        if isLeaving {
            state.overlays.removeLast()
        } else {
            replaceTop(&state, .credentials(credentials, isLeaving: true))
        }
        return []
    case .confirm(let confirm):
        state.overlays.removeLast()
        return update(&state, confirm.action)
    case .menu(let menu):
        state.overlays.removeLast()
        return update(&state, menu.items[menu.cursor].action)
    case .form(let form): return submit(form, &state)
    case .decide(let form): return submit(form, &state)
    case .prompt: return []
    }
}

private func history(of prompt: Prompt, _ state: State) -> [String] {
    switch prompt.purpose {
    case .command: state.commandHistory
    case .filter: state.filterHistory
    case .find, .note: []
    }
}

/// Up and down walk the history; everything else edits the line.
private func edit(_ prompt: inout Prompt, _ key: Key, history: [String]) {
    prompt.error = nil
    prompt.mistake = nil
    prompt.cycle = nil
    switch key {
    case .up, .control("p"):
        let next = (prompt.historyIndex ?? -1) + 1
        guard next < history.count else { return }
        if prompt.historyIndex == nil { prompt.draft = prompt.line.text }
        prompt.historyIndex = next
        prompt.line = EditLine(history[history.count - 1 - next])
    case .down, .control("n"):
        guard let index = prompt.historyIndex else { return }
        prompt.historyIndex = index == 0 ? nil : index - 1
        prompt.line = EditLine(index == 0 ? prompt.draft : history[history.count - index])
    default:
        if prompt.line.edit(key) { prompt.historyIndex = nil }
    }
}

func replaceTop(_ state: inout State, _ overlay: Overlay) {
    guard !state.overlays.isEmpty else { return }
    state.overlays[state.overlays.count - 1] = overlay
}
