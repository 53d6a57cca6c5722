import OzModel

extension Desk {
    /// Who somebody is, as far as the server has told; on an opened page the server is asked.
    func person(_ key: PersonKey, whole: Bool = false) -> Roster.Entry? {
        guard let roster else { return nil }
        let known = roster.entry(key)
        if known == nil || (whole && known?.json == nil) { want(.person(key)) }
        return known
    }

    /// Who is in a collection, as far as the server has told.
    func members(of collection: OzModel.Collection.ID) -> Roster.Members? {
        guard let roster else { return nil }
        let known = roster.members(of: collection)
        if known == nil { want(.everybody(collection)) }
        return known
    }

    /// Why nothing is known yet, as a sentence.
    func excuse(_ wish: Roster.Wish) -> String {
        if let refusal = roster?.refusal(wish) { return refusal }
        guard isOpened else { return "Persons are read from the server when this is opened." }
        return "Persons are kept on the server alone: they are being read, or there is no network."
    }

    /// What a person is called; nil until a name is known.
    func name(_ key: PersonKey) -> String? { look.personal(person(key)?.person.name) }

    // A pane beside a list follows the cursor: it would ask for every row that is passed.
    private func want(_ wish: Roster.Wish) { if isOpened { roster?.want(wish) } }
}
