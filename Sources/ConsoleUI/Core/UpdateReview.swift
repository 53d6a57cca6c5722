import Canvas
import OzModel

/// Decisions, from the form to what became of them.
func review(_ state: inout State, _ action: Action) -> [Effect] {
    switch action {
    case .editAtLength:
        guard case .decide(let form)? = state.overlays.last, !form.isWaiting else { return [] }
        return [.editAtLength(form.comment.text)]
    case .edited(let text):
        if state.form != nil { return take(edited: text, &state) }
        guard case .decide(var form)? = state.overlays.last else { return [] }
        form.comment = EditLine(oneLine(text))
        form.focus = .comment
        replaceTop(&state, .decide(form))
        return keep(form)
    case .agree(let decision): return [.agree(decision)]
    case .agreed(let decision):
        leaveSample([decision.analysisID.rawValue], &state)
        say(&state, .info, "Noted: you agree that \(decision.object) is \(decision.verdict.words). Nothing is sent.")
    case .undo: return undo(&state)
    case .withdraw(let operations): return [.withdraw(operations)]
    case .retry(let operations): return [.retry(operations)]
    case .discard(let operations): return [.discard(operations)]
    case .addNote(let text, let order): return [.addNote(text, order: order)]
    case .needsAnswer(let object): hear(unsettled: object, &state)
    case .decided(let operations, let batch, let until, let what):
        // The case was decided from its pictures: what follows is seen from the case.
        if state.viewer != nil, state.places.count > 1 { state.places.removeLast() }
        hear(decided: operations, batch, until, what, &state)
    case .notDecided(let sentence): hear(notDecided: sentence, &state)
    default: break
    }
    return []
}

/// What is typed into a decision is kept as it is typed.
func keep(_ form: DecisionForm) -> [Effect] {
    if form.isBulk { return [.keepText(form.comment.text, as: Deciding.bulkDraft)] }
    guard let decision = form.filled.first else { return [] }
    let isEmpty = decision.reason == nil && decision.comment == nil
    return [isEmpty ? .dropDraft(decision.analysisID) : .keepDraft(decision)]
}

/// `enter`: what is missing is asked for; then the form stays until the decision is durable.
func submit(_ form: DecisionForm, _ state: inout State) -> [Effect] {
    guard !form.isWaiting else { return [] }
    var form = form
    guard Deciding.fits(state.size) else {
        form.error = Deciding.tooSmall
        replaceTop(&state, .decide(form))
        return []
    }
    if form.needsComment, form.comment.text.trimmed.isEmpty {
        form.error = "a comment is needed to \(Deciding.verb(form.verdict)): type why"
        form.focus = .comment
        replaceTop(&state, .decide(form))
        return []
    }
    form.isWaiting = true
    replaceTop(&state, .decide(form))
    let what = form.isBulk ? "\(Amounts.count(form.decisions.count)) analyses" : form.decisions[0].object
    return [.decide(form.filled, isBulk: form.isBulk, what: "\(Deciding.verb(form.verdict)) \(what)")]
}

private func hear(
    decided operations: [String], _ batch: String?, _ until: Double, _ what: String, _ state: inout State
) {
    if case .decide(let form)? = state.overlays.last {
        leaveSample(Set(form.decisions.map(\.analysisID.rawValue)), &state)
    }
    state.overlays.removeAll { if case .decide = $0 { true } else { false } }
    state.undos.append(Undo(operations: operations, until: until, what: what))
    if state.undos.count > 20 { state.undos.removeFirst() }
    if var list = state.list {
        list.marks = []
        list.rangeStart = nil
        list.rangeStartPosition = nil
        state.list = list
    }
    if let batch { state.places.append(.detail(DetailPlace(.batch, id: batch))) }
}

/// One sentence for any number of them, and none where they are on the screen anyway.
private func hear(unsettled object: String, _ state: inout State) {
    switch state.detail?.subject {
    case .outbox, .operation, .batch: return
    case .object, .health, .statistics, .person, nil: break
    }
    let before = state.notices.count
    state.notices.removeAll { $0.text.hasSuffix(answersPlace) }
    let isFirst = state.notices.count == before
    say(
        &state, .warning,
        isFirst ? "\(object) was not decided\(answersPlace)" : "Several were not decided\(answersPlace)")
}

private let answersPlace = ": 9 says why and asks what to do."

/// What was looked at is no longer part of the spot check.
private func leaveSample(_ analyses: Set<String>, _ state: inout State) {
    guard case .list(var list)? = state.places.first, case .sample(let day, let ids)? = list.queue else { return }
    list.queue = .sample(day: day, ids: ids.subtracting(analyses))
    state.places[0] = .list(list)
}

/// Nothing was confirmed: the form is as it was, and says why.
private func hear(notDecided sentence: String, _ state: inout State) {
    guard case .decide(var form)? = state.overlays.last else {
        say(&state, .error, sentence)
        return
    }
    form.isWaiting = false
    form.error = "not decided: \(sentence)"
    replaceTop(&state, .decide(form))
}

private func undo(_ state: inout State) -> [Effect] {
    guard let last = state.undos.popLast() else { return [] }
    return [.withdraw(last.operations)]
}

/// An editor ends its text with a line end, and a comment is one line.
private func oneLine(_ text: String) -> String {
    Sanitizer.clean(text.split(whereSeparator: \.isNewline).joined(separator: " ")).trimmed
}
