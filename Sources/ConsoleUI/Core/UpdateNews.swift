import OzModel
import Store

/// What the outside tells: the window, the clock, the mirror, the server.
func hear(_ state: inout State, _ action: Action) -> [Effect] {
    switch action {
    case .resized(let size): state.size = size
    case .tick(let now):
        state.now = now
        state.notices.removeAll { $0.until <= now }
    case .mirrorChanged(let revision): state.revision = max(state.revision, revision)
    case .news(let news): hear(news, &state)
    case .progress(let progress): state.progress = progress
    case .notice(let level, let text): say(&state, level, text)
    case .found(let request, let mark, let position, let hits): hear(request, mark, position, hits, &state)
    case .logInNeeded(let reason): askForLogIn(reason, &state)
    case .loggedIn(let identity):
        state.identity = identity
        state.overlays.removeAll { if case .form = $0 { true } else { false } }
        state.news = .connecting(last: state.news.last)
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
    state.list = list
}

private func askForLogIn(_ reason: String, _ state: inout State) {
    state.news = .loggedOut(last: state.news.last)
    state.progress = nil
    let isAsked = state.overlays.contains { if case .form = $0 { true } else { false } }
    guard !isAsked else { return }
    state.overlays.append(.form(.logIn(server: state.identity.server, email: state.identity.email, reason: reason)))
}

private func hear(failedLogIn sentence: String, _ state: inout State) {
    guard let index = state.overlays.lastIndex(where: { if case .form = $0 { true } else { false } }) else {
        say(&state, .error, sentence)
        return
    }
    guard case .form(var form) = state.overlays[index] else { return }
    form.isWaiting = false
    form.error = sentence
    form.focus = form.fields.count - 1
    state.overlays[index] = .form(form)
}

private func hear(gone id: String, _ noun: Noun, _ state: inout State) {
    state.places.removeAll {
        if case .detail(let detail) = $0 { detail.noun == noun && detail.id == id } else { false }
    }
    if state.places.isEmpty { state.places = [.list(ListPlace(noun: noun))] }
    say(&state, .warning, "This \(noun.singular) is no longer on the server: it was removed from the mirror.")
}
