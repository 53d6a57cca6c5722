import OzModel

/// Where the operator goes.
func navigate(_ state: inout State, _ action: Action) -> [Effect] {
    switch action {
    case .show(let noun):
        show(noun, &state)
        return []
    case .open(let noun, let id):
        state.places.append(.detail(DetailPlace(noun: noun, id: id)))
        return state.news.canAsk ? [.fetch(noun, id: id)] : []
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
private func show(_ noun: Noun, _ state: inout State) {
    if case .list(let current)? = state.places.first { state.parked[current.noun] = current }
    state.places = [.list(state.parked[noun] ?? ListPlace(noun: noun))]
    state.parked[noun] = nil
    if state.find?.noun != noun { state.find = nil }
}

/// One step out: from an opened object to where it was opened, in a list first from range, marks and find.
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
    }
    if state.places.count > 1 { state.places.removeLast() }
}
