import OzModel
import Store

/// What the outside tells: the window, the clock, the mirror, the server.
func hear(_ state: inout State, _ action: Action) -> [Effect] {
    switch action {
    case .resized(let size): state.size = size
    case .tick(let now):
        state.now = now
        state.notices.removeAll { $0.until <= now }
        if let viewer = state.viewer, viewer.play != nil { state.viewer = viewer.played(until: now) }
        return askWhenDue(&state)
    case .mirrorChanged(let revision):
        state.revision = max(state.revision, revision)
        if state.heard != nil { state.heard = state.now }
    case .news(let news): hear(news, &state)
    case .progress(let progress): state.progress = progress
    case .paused(let isPaused): state.isPaused = isPaused
    case .sifted, .met: break
    case .notice(let level, let text): say(&state, level, text)
    case .found(let request, let mark, let position, let hits): hear(request, mark, position, hits, &state)
    case .findFailed(let request, let reason):
        if state.find?.text == request.text { state.find = nil }
        say(&state, .error, reason)
    case .logInNeeded(let reason, let last): askForLogIn(reason, last, &state)
    case .loggedIn(let identity, let last):
        if identity.owner != state.identity.owner {
            state.undos = []
            // What somebody else has filled in is not sent in this name.
            state.overlays.removeAll { if case .form = $0 { true } else { false } }
            // What was opened may not be for this one's eyes, and will not come again.
            if state.places.count > 1 { state.places.removeLast(state.places.count - 1) }
        }
        state.identity = identity
        state.health = HealthWatch()
        state.overlays.removeAll { if case .form(let form) = $0 { form.purpose == .logIn } else { false } }
        state.news = .connecting(last: last)
        say(&state, .info, "Logged in as \(identity.email)\(identity.role.map { ", \($0.words)" } ?? "").")
    case .logInFailed(let sentence): hear(failedLogIn: sentence, &state)
    case .gone(let noun, let id): hear(gone: id, noun, &state)
    default: break
    }
    return []
}

/// Only a change of state is told; the status bar shows the rest.
private func hear(_ news: News, _ state: inout State) {
    let before = state.news
    state.news = news
    state.heard = news == .live ? state.now : nil
    // What was in the way is no longer: its sentence goes with it.
    if case .live = news, case .offline(let reason, _) = before { state.notices.removeAll { $0.text == reason } }
    switch (before, news) {
    case (.offline(let old, _), .offline(let new, _)) where old == new: return
    case (.failing(let old, _), .failing(let new, _)) where old == new: return
    case (_, .offline(let reason, _)): say(&state, .warning, reason)
    case (_, .failing(let reason, _)): say(&state, .error, reason)
    case (.offline, .live): say(&state, .info, "The server answers again.")
    case (.failing, .live): say(&state, .info, "The mirror is up to date again.")
    default: return
    }
}

private func hear(_ request: FindRequest, _ mark: RowMark?, _ position: Int, _ hits: Int, _ state: inout State) {
    guard var find = state.find, find.text == request.text, find.noun == request.query.noun else { return }
    find.outcome = .hits(hits)
    state.find = find
    guard let mark else {
        say(&state, .warning, "“\(request.text)” is in none of these rows.")
        return
    }
    guard var list = state.list, list.noun == request.query.noun, list.scope == request.query.scope else { return }
    list.cursor = mark
    // A hit is shown with what stands around it.
    list.cursorRow = min(position, max(0, Layout(state).body.rows - Layout.listHead) / 2)
    list.position = position
    list.showsTop = list.cursorRow == position
    state.list = list
}

/// The form comes once, and never over what someone is typing; after that a sentence says how to bring it.
private func askForLogIn(_ reason: String, _ last: Double?, _ state: inout State) {
    let wasOut = if case .loggedOut = state.news { true } else { false }
    state.news = .loggedOut(last: last)
    state.progress = nil
    if !wasOut, state.overlays.isEmpty {
        state.overlays.append(.form(logInForm(state, reason: reason)))
    } else if state.overlays.isEmpty || !wasOut {
        say(&state, .warning, "\(reason) :login brings the log-in; what is cached can be read meanwhile.")
    }
}

/// The log-in as it is known so far.
func logInForm(_ state: State, reason: String) -> Form {
    LogInForm.make(server: state.identity.server, email: state.identity.email, reason: reason)
}

private func hear(failedLogIn sentence: String, _ state: inout State) {
    let index = state.overlays.lastIndex { if case .form(let form) = $0 { form.purpose == .logIn } else { false } }
    guard let index else {
        say(&state, .error, sentence)
        return
    }
    guard case .form(var form) = state.overlays[index] else { return }
    form.isWaiting = false
    form.mistake = Form.Mistake(sentence)
    // A password that was refused is typed anew, not longer.
    for index in form.fields.indices where form.fields[index].isSecret {
        form.fields[index].control = .line(FormLine(isSecret: true))
        form.focus = index
    }
    state.overlays[index] = .form(form)
}

private func hear(gone id: String, _ noun: Noun, _ state: inout State) {
    let before = state.places
    leave(.object(noun), id, &state)
    // One among many that the server deleted, and not one that is open.
    guard state.places.count < before.count else { return }
    // What was on the glass leaves its place there: a key that was meant for it, as `q` is, would be the list's.
    if state.places.last != before.last {
        var place = DetailPlace(noun: noun, id: id)
        place.isGone = true
        state.places.append(.detail(place))
    }
    say(&state, .warning, "This \(noun.singular) is no longer on the server: it was removed from the mirror.")
}
