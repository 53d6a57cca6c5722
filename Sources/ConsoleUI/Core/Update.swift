import Canvas
import OzModel
import Store

/// The only place where state changes; never waits.
///
/// - Returns: what has to be done outside, in order.
public func update(_ state: inout State, _ action: Action) -> [Effect] {
    switch action {
    case .show, .showView, .viewSaved, .showOutbox, .open, .openVersion, .openOwn, .openCase, .openList, .back, .leave:
        navigate(&state, action)
    case .moveCursor, .sort, .scrollColumns, .toggleMark, .startRange, .markRange, .clearMarks, .filter, .sample:
        walkList(&state, action)
    case .showTab, .scroll: walkDetail(&state, action)
    case .ask, .edit, .scrollHelp, .filterHelp, .chooseMenu, .submit, .dismiss, .complete, .acceptPrompt,
        .promptMistake, .queryMistake:
        overlay(&state, action)
    case .view, .look, .mask, .toggleGrid, .openOutside, .download, .export, .downloading, .pictureDrawn,
        .pixelsPossible, .pixelsRefused:
        look(&state, action)
    case .makePassword, .passwordMade, .filesListed, .filesTaken, .sending, .changed, .copyCredentials,
        .keepCredentials:
        fill(&state, action)
    case .reports(let what): report(&state, what)
    case .showHealth, .probed: tend(&state, action)
    case .showStatistics, .chart, .counted, .chartsSaved, .chartsRead: chart(&state, action)
    case .find, .refresh, .pause, .saveView, .copy, .useTheme, .repaint, .suspend, .refuse: command(&state, action)
    case .editAtLength, .agree, .agreed, .undo, .withdraw, .retry, .discard, .addNote, .decided, .notDecided,
        .needsAnswer,
        .withdrawn,
        .ledgerChanged,
        .edited:
        review(&state, action)
    case .resized, .tick, .mirrorChanged, .news, .progress, .paused, .notice, .found, .findFailed, .sifted, .met,
        .logInNeeded,
        .loggedIn,
        .logInFailed,
        .gone:
        hear(&state, action)
    }
}

private func walkList(_ state: inout State, _ action: Action) -> [Effect] {
    if case .sample(let day, let ids) = action {
        park(&state)
        state.places = [.list(ListPlace(queue: .sample(day: day, ids: ids)))]
        return []
    }
    guard var list = state.list else { return [] }
    switch action {
    case .moveCursor(let mark, let row, let position):
        list.cursor = mark
        list.cursorRow = row
        list.position = position
        list.showsTop = row == position
    case .sort(let sort):
        list.sort = sort
        list.cursor = nil
        list.cursorRow = 0
        list.position = 0
        list.showsTop = true
        list.rangeStart = nil
        list.rangeStartPosition = nil
    case .scrollColumns(let distance):
        list.columnOffset = min(max(0, list.columnOffset + distance), screen(of: list).columnCount - 1)
    case .toggleMark(let id, let next, let row, let position):
        if list.marks.remove(id) == nil { list.marks.insert(id) }
        if let next { list.cursor = next }
        list.cursorRow = row
        list.position = position
        list.showsTop = row == position
    case .startRange(let mark, let position):
        list.rangeStart = mark
        list.rangeStartPosition = position
        list.marks.insert(mark.id)
    case .markRange(let ids):
        list.marks.formUnion(ids)
        list.rangeStart = nil
        list.rangeStartPosition = nil
    case .filter(let filter):
        guard filter != list.filter else { return [] }
        list.filter = filter
        list.cursor = nil
        list.cursorRow = 0
        list.position = 0
        list.showsTop = true
        list.marks = []
        list.rangeStart = nil
        list.rangeStartPosition = nil
    case .clearMarks:
        list.marks = []
        list.rangeStart = nil
        list.rangeStartPosition = nil
    default: return []
    }
    state.list = list
    return []
}

private func walkDetail(_ state: inout State, _ action: Action) -> [Effect] {
    guard var detail = state.detail else { return [] }
    switch action {
    case .showTab(let tab):
        detail.tab = tab
        detail.scroll = 0
        detail.cursor = nil
    case .scroll(let line, let cursor):
        detail.scroll = line
        detail.cursor = cursor
    default: return []
    }
    state.detail = detail
    return []
}

private func command(_ state: inout State, _ action: Action) -> [Effect] {
    switch action {
    case .find(let request):
        state.find = Find(text: request.text, noun: request.query.noun)
        return [.find(request)]
    case .refresh:
        if state.showsHealth { return askNow(&state) }
        if case .chosenOffline = state.news {
            say(&state, .info, "Opened with --offline: the server is not asked.")
            return []
        }
        if case .loggedOut = state.news {
            return update(&state, .ask(.form(logInForm(state, reason: ""))))
        }
        say(&state, .info, "Asking the server for news.")
        return [.refresh] + openObject(state)
    case .pause:
        let resume = "it goes on with the key it was paused with"
        say(&state, .info, state.isPaused ? "The sync goes on." : "The sync is paused: \(resume); refresh asks once.")
        return [.pause(!state.isPaused)]
    case .saveView(let view): return [.saveView(view)]
    case .copy(let ids):
        let what = ids.count == 1 ? "The id was" : "\(ids.count) ids were"
        return [.copy(ids.joined(separator: "\n"), what: what)]
    case .useTheme(let name):
        state.themeName = name
        if state.overlays.isEmpty {
            say(&state, .info, "Theme \(name) until you leave; theme = \"\(name)\" in the configuration keeps it.")
        }
        return []
    case .repaint: return [.repaint]
    case .suspend: return [.suspend]
    case .refuse(let words):
        say(&state, .warning, sentence(words))
        return []
    default: return []
    }
}

/// The object on screen is asked for again with every refresh; what it was before will not change.
private func openObject(_ state: State) -> [Effect] {
    guard let detail = state.detail, detail.version == nil else { return [] }
    return (detail.noun.map { [.fetch($0, id: detail.id)] } ?? []) + meeting(detail)
}

/// Puts a sentence on the screen; the same sentence twice is one.
func say(_ state: inout State, _ level: Notice.Level, _ text: String) {
    state.notices.removeAll { $0.text == text }
    state.notices.append(Notice(level: level, text: text, until: state.now + Notice.stay(level)))
    if state.notices.count > 3 { state.notices.removeFirst() }
}
