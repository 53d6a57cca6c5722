import OzModel

/// What came of a change: the form goes and what was made opens, or the form stays and says why.
func hear(_ outcome: ChangeOutcome, of change: Change, _ state: inout State) -> [Effect] {
    switch outcome {
    case .done(_, let id):
        say(&state, .info, sentence(outcome.sentence(change)))
        return hear(done: change, id, &state)
    case .partly(_, let id, let words):
        let effects = hear(done: change, id, &state)
        say(&state, .warning, sentence(words))
        return effects
    case .refused(let refusal):
        stay(refusal.sentence, at: refusal.field, &state)
    case .logInNeeded:
        stay(outcome.sentence(change), at: nil, &state)
        // Over the form, which is still there afterwards.
        if state.form != nil { return update(&state, .ask(.form(logInForm(state, reason: "The session has ended.")))) }
    case .unanswered, .offline, .cancelled:
        stay(outcome.sentence(change), at: nil, &state)
    }
    return []
}

/// The form is as it was, and says why; without one, a sentence does.
private func stay(_ words: String, at field: ChangeField?, _ state: inout State) {
    guard let index = state.waitingForm, case .form(var form) = state.overlays[index] else {
        say(&state, .error, sentence(words))
        return
    }
    form.isWaiting = false
    form.sending = nil
    form.point(at: Form.Mistake(words, field: field.map { $0.name(files: form.files?.chosen ?? []) }))
    state.overlays[index] = .form(form)
}

private func hear(done change: Change, _ id: String?, _ state: inout State) -> [Effect] {
    // Whoever has logged in meanwhile did not ask for it.
    guard let index = state.waitingForm, case .form(var form) = state.overlays[index] else { return [] }
    if case .newUser = form.purpose, case .createCompany(let name) = change {
        guard let id else {
            stay(
                "the company was made, but the server did not say its id: choose it when it is in the list",
                at: .company, &state)
            return []
        }
        // The company that was made on the spot: now the account.
        UserForm.choose(Known(Company.ID(id), name, companyID: Company.ID(id)), &form)
        form.isWaiting = false
        state.overlays[index] = .form(form)
        return draft(of: form, state) + submit(form, &state)
    }
    state.overlays.remove(at: index)
    let effects = follow(change, id, &state)
    if let credentials = credentials(form) { state.overlays.append(.credentials(credentials)) }
    return effects + (form.purpose.draftName(state.identity.owner).map { [.keepText("", as: $0)] } ?? [])
}

private func credentials(_ form: Form) -> Credentials? {
    switch form.purpose {
    case .newUser(let server, _):
        Credentials(server: server, email: form.word("email"), password: Secret(form.text("password")))
    case .password(let user, let server):
        Credentials(server: server, email: user.label, password: Secret(form.text("password")))
    default: nil
    }
}

/// What was made opens; what was deleted is left.
private func follow(_ change: Change, _ id: String?, _ state: inout State) -> [Effect] {
    switch change {
    case .createOrder, .createCompany, .createUser, .createCollection:
        guard let id, let noun = change.resource.noun else { return [] }
        return update(&state, .open(noun, id: id))
    case .deleteOrder, .deleteMedium, .deleteAnalysis, .deleteCompany, .deleteUser, .deleteCollection:
        guard let noun = change.resource.noun, let id = change.objectID else { return [] }
        leave(.object(noun), id, &state)
    case .addPerson(let collection, _):
        guard let id else { return state.detail.map(meeting) ?? [] }
        return update(&state, .openOwn(.person, id: PersonKey(Person.ID(id), of: collection.id).place))
    case .deletePerson(let person, let collection):
        leave(.person, PersonKey(person.id, of: collection).place, &state)
        return state.detail.map(meeting) ?? []
    // The mirror keeps no persons: whoever is on the screen is read again.
    case .addPhotos, .deletePhoto: return state.detail.map(meeting) ?? []
    case .renameCompany, .updateUser, .changePassword, .addMedia, .runAnalyses, .editMetaData, .report: break
    }
    return []
}
