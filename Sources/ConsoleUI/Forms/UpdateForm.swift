import Canvas
import OzModel

/// A key for the form on top: most are typed, some make or open something.
func edit(_ form: Form, _ key: Key, _ state: inout State) -> [Effect] {
    guard !form.isWaiting else { return [] }
    var form = form
    switch key {
    case .control("g") where form["repeated"] != nil:
        state.overlays.append(.menu(PasswordForm.recipes))
        return []
    case .control("o"):
        guard case .lines(let lines) = form.field.control else { return [] }
        return [.editAtLength(lines.text)]
    case .control("x"):
        putBack(&form)
    case .control("r") where form.isDraft:
        form.beginAnew()
    case .paste(let text) where form.field.name == "files":
        form.files?.awaited += 1
        replaceTop(&state, .form(form))
        return [.takeFiles(text)]
    default: form.edit(key)
    }
    form.isLeaving = false
    let before = (state.form?.files?.line.text, state.form?.field.name)
    replaceTop(&state, .form(form))
    let isElsewhere = before != (form.files?.line.text, form.field.name)
    let listing = form.field.name == "files" && isElsewhere ? form.files.map { [Effect.listFiles($0.line.text)] } : nil
    return (listing ?? []) + draft(of: form, state)
}

/// The file whose field has the cursor is not wanted any more.
private func putBack(_ form: inout Form) {
    guard var files = form.files,
        let index = files.chosen.firstIndex(where: { FilesForm.name(of: $0) == form.field.name })
    else { return }
    files.remove(at: index)
    form.files = files
    form.purpose.sheet?.arrange(&form)
}

/// What is typed is kept as it is typed, but for secrets.
func draft(of form: Form, _ state: State) -> [Effect] {
    guard let name = form.purpose.draftName(state.identity.owner) else { return [] }
    return [.keepText(FormDraft.text(of: form), as: name)]
}

/// `enter`: what is missing or wrong is pointed at; then the form stays until the server has answered.
func submit(_ form: Form, _ state: inout State) -> [Effect] {
    guard !form.isWaiting else { return [] }
    var form = form
    form.mistake = nil
    if let mistake = form.files?.mistake {
        form.point(at: Form.Mistake(mistake, field: "files"))
        replaceTop(&state, .form(form))
        return []
    }
    if let missing = form.fields.firstIndex(where: \.isMissing) {
        let field = form.fields[missing]
        // To the password of a log-in the cursor is on its way anyway.
        if form.focus == missing || form.purpose != .logIn {
            form.mistake = Form.Mistake("\(field.label) is needed", field: field.name)
        }
        form.focus = missing
        replaceTop(&state, .form(form))
        return form.files != nil && field.name == "files" ? [.listFiles(form.files?.line.text ?? "")] : []
    }
    guard let sheet = form.purpose.sheet else {
        form.isWaiting = true
        replaceTop(&state, .form(form))
        return [.logIn(LogInForm.answer(form))]
    }
    do throws(Form.Mistake) {
        let change = try sheet.change(form)
        if let mistake = change.mistakes.first {
            throw Form.Mistake(mistake.sentence, field: mistake.field.name(files: form.files?.chosen ?? []))
        }
        if let refusal = change.refusal(to: state.identity.author) { throw Form.Mistake(refusal) }
        form.isWaiting = true
        form.sending = change.files.isEmpty ? nil : Form.Sending(since: state.now)
        replaceTop(&state, .form(form))
        return [.change(change)]
    } catch {
        form.point(at: error)
        replaceTop(&state, .form(form))
        return []
    }
}

/// `esc`: what was sent is given up where it is not too late; otherwise the form goes, and its draft stays.
func dismiss(_ form: Form, _ state: inout State) -> [Effect] {
    guard !form.isWaiting || form.purpose == .logIn else { return [.cancelChange] }
    // What is kept nowhere is not thrown away by one key.
    guard form.purpose == .logIn || form.isLeaving || !form.losesSomething(state.identity.owner) else {
        var form = form
        form.isLeaving = true
        form.mistake = Form.Mistake("esc again leaves, and what was filled in is lost")
        replaceTop(&state, .form(form))
        return []
    }
    state.overlays.removeLast()
    return []
}

/// What was made, looked up or answered for a form.
func fill(_ state: inout State, _ action: Action) -> [Effect] {
    switch action {
    case .makePassword(let recipe): return [.makePassword(recipe)]
    case .passwordMade(let password): fill(password, &state)
    case .filesListed(let listing):
        changeForm(&state) { $0.files?.take(listing) }
    case .filesTaken(let files, let rest): return take(files, rest, &state)
    case .sending(let sent, let total):
        guard let index = state.waitingForm, case .form(var form) = state.overlays[index] else { break }
        form.sending = Form.Sending(sent: sent, total: total, since: form.sending?.since ?? state.now)
        state.overlays[index] = .form(form)
    case .changed(let change, let outcome): return hear(outcome, of: change, &state)
    case .copyCredentials(let credentials): return [.copy(credentials.text, what: "The credentials were")]
    case .keepCredentials(let credentials): return [.keepCredentials(credentials)]
    default: break
    }
    return []
}

/// Changes the form that is being filled in, also where a menu or the log-in lies over it.
private func changeForm(_ state: inout State, _ change: (inout Form) -> Void) {
    let index = state.overlays.lastIndex { if case .form(let form) = $0 { form.purpose != .logIn } else { false } }
    guard let index, case .form(var form) = state.overlays[index], !form.isWaiting else { return }
    change(&form)
    state.overlays[index] = .form(form)
}

private func fill(_ password: Secret, _ state: inout State) {
    changeForm(&state) { form in
        for name in ["password", "repeated"] where form[name] != nil {
            form[name]?.control = .line(FormLine(password.exposed, isSecret: true, isShown: name == "password"))
        }
        form.mistake = nil
        if let index = form.fields.firstIndex(where: { $0.name == "password" }) { form.focus = index }
    }
}

/// What was pasted was files, or is typed.
private func take(_ taken: [NewFile], _ rest: String, _ state: inout State) -> [Effect] {
    var text: String?
    changeForm(&state) { form in
        // Asked for by this form, and not by one that was left.
        guard let files = form.files, files.awaited > 0 else { return }
        form.files?.awaited -= 1
        form.files?.add(taken)
        if !rest.isEmpty, let index = form.fields.firstIndex(where: { $0.name == "files" }) {
            _ = form.fields[index].control.edit(.paste(rest))
        }
        form.purpose.sheet?.arrange(&form)
        text = form.files?.line.text
    }
    return text.map { [.listFiles($0)] } ?? []
}

/// A text that was edited outside comes back into its field.
func take(edited text: String, _ state: inout State) -> [Effect] {
    guard case .form(var form)? = state.overlays.last, case .lines(var lines) = form.field.control else { return [] }
    // An editor ends its text with a line end.
    lines.replace(text.hasSuffix("\n") ? String(text.dropLast()) : text)
    form.fields[form.focus].control = .lines(lines)
    form.mistake = nil
    replaceTop(&state, .form(form))
    return draft(of: form, state)
}

extension State {
    /// The form on top, if one is.
    var form: Form? { if case .form(let form)? = overlays.last { form } else { nil } }

    /// Where the form is that was sent and not answered yet, the log-in apart.
    var waitingForm: Int? {
        overlays.lastIndex { if case .form(let form) = $0 { form.isWaiting && form.purpose != .logIn } else { false } }
    }
}
