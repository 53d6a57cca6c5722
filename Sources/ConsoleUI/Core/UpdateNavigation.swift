import OzModel
import Store

/// Where the operator goes.
func navigate(_ state: inout State, _ action: Action) -> [Effect] {
    switch action {
    case .show(let lane):
        show(lane, &state)
        return []
    case .viewSaved(let view):
        state.views.append(view)
        // The list that became a view is shown as one; its own place is left without the filter.
        if var list = state.list, list.filter == view.filter, list.home == view.lane {
            list.filter = list.view?.filter
            state.list = list
        }
        show(.view(view), &state)
        say(&state, .info, "Saved in the configuration: \(view.name).")
        return []
    case .showView(let view):
        show(.view(view), &state)
        return []
    case .open(let noun, let id):
        state.places.append(.detail(DetailPlace(noun: noun, id: id)))
        return state.news.canAsk ? [.fetch(noun, id: id)] + meeting(DetailPlace(noun: noun, id: id)) : []
    case .showOutbox(let tab):
        park(&state)
        var outbox = DetailPlace(.outbox)
        outbox.tab = tab
        state.places = [.detail(outbox)]
        return []
    case .openOwn(let subject, let id):
        let detail = DetailPlace(subject, id: id)
        state.places.append(.detail(detail))
        return state.news.canAsk ? meeting(detail) : []
    case .openCase(let mark, let row, let position, let ahead):
        return openCase(mark, row, position, ahead, &state)
    case .openVersion(let noun, let id, let version):
        state.places.append(.detail(DetailPlace(noun: noun, id: id, version: version)))
        return []
    case .openList(let noun, let scope):
        state.places.append(.list(ListPlace(noun: noun, scope: scope)))
        return []
    case .back:
        back(&state)
        return []
    case .leave:
        state.isLeaving = true
        return []
    default: return []
    }
}

/// A list keeps its cursor, sort and marks while another one is on screen.
private func show(_ lane: Lane, _ state: inout State) {
    park(&state)
    state.places = [.list(state.parked[lane] ?? ListPlace(lane))]
    state.parked[lane] = nil
    if state.find?.noun != lane.noun { state.find = nil }
}

/// The list that leaves the screen is kept as it is.
func park(_ state: inout State) {
    if case .list(let current)? = state.places.first { state.parked[current.lane] = current }
}

/// The case takes the place of the one before it; its list follows, so that going back finds it under the cursor.
private func openCase(
    _ mark: RowMark, _ row: Int, _ position: Int, _ ahead: [String], _ state: inout State
) -> [Effect] {
    guard case .list(var list)? = state.places.first, list.queue != nil else { return [] }
    list.cursor = mark
    list.cursorRow = row
    list.position = position
    list.showsTop = row == position
    state.places = [.list(list), .detail(DetailPlace(noun: .analyses, id: mark.id))]
    guard state.news.canAsk else { return [] }
    return [.fetch(.analyses, id: mark.id)] + (ahead.isEmpty ? [] : [.fetchAhead(ahead)])
}

/// One step out: from an opened object to where it was opened, in a list first from range, marks, find and filter.
private func back(_ state: inout State) {
    if var list = state.list {
        if list.rangeStart != nil || !list.marks.isEmpty {
            list.rangeStart = nil
            list.rangeStartPosition = nil
            list.marks = []
            state.list = list
            return
        }
        if state.find?.noun == list.noun {
            state.find = nil
            return
        }
        // What the configuration put there stays.
        if list.filter != list.view?.filter {
            _ = update(&state, .filter(list.view?.filter))
            return
        }
    }
    if state.places.count > 1 { state.places.removeLast() }
}

/// What is no more is not open any more, and not marked.
func leave(_ subject: Subject, _ id: String, _ state: inout State) {
    state.places.removeAll { place in
        switch place {
        case .detail(let detail): detail.subject == subject && detail.id == id
        case .viewer(let viewer): viewer.subject == subject && viewer.id == id
        case .list: false
        }
    }
    if state.places.isEmpty { state.places = [.list(ListPlace(noun: subject.noun ?? .collections))] }
    state.list?.marks.remove(id)
}
