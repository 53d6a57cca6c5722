import OzModel

/// The checklist on the glass, and asking the server how it is.
func tend(_ state: inout State, _ action: Action) -> [Effect] {
    switch action {
    case .showHealth:
        if !state.showsHealth || state.places.count > 1 {
            park(&state)
            state.places = [.detail(DetailPlace(.health))]
        }
        return askWhenDue(&state)
    case .probed(let probe):
        state.health.hear(probe)
        return []
    default: return []
    }
}

/// Asks the server how it is when it is time to, and only while somebody sees the answer.
func askWhenDue(_ state: inout State) -> [Effect] {
    guard let due = state.healthDue, due <= state.now else { return [] }
    state.health.begin(now: state.now)
    return [.probe]
}

/// Asks at once, whatever the clock says; the mirror's news come along, as far as anyone is logged in.
func askNow(_ state: inout State) -> [Effect] {
    if let silence = state.healthSilence {
        say(&state, .info, HealthSheet.spoken(silence))
        return []
    }
    var effects: [Effect] = []
    if !state.health.isAsking {
        state.health.begin(now: state.now)
        effects.append(.probe)
    }
    say(&state, .info, "Asking the server how it is.")
    return effects + (state.news.canAsk ? [.refresh] : [])
}
