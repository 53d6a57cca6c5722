extension Change {
    /// What is wrong about it, field by field; how much a server takes is for the server to say.
    public var mistakes: [ChangeMistake] {
        switch self {
        case .createCompany(let name), .renameCompany(_, let name): return Self.needed(name, .name)
        case .createUser(let user): return user.mistakes
        case .updateUser(_, let edit, let now): return edit.mistakes(now: now)
        case .changePassword(_, let password): return Self.needed(password.exposed, .password)
        case .createOrder(let order):
            guard order.files.isEmpty else { return [] }
            return [ChangeMistake(.files, "an order needs at least one file")]
        case .addMedia(_, let files), .addPhotos(_, _, let files):
            return Self.needed(files) + (isOfPhotos ? Self.photos(files) : [])
        case .addPerson(_, let person): return Self.needed(person.photos) + Self.photos(person.photos)
        case .runAnalyses(_, let wishes):
            return wishes.isEmpty ? [ChangeMistake(.analyses, "choose at least one analysis")] : []
        case .editMetaData(_, .merge(let fields, let removed)) where fields.isEmpty && removed.isEmpty:
            return [ChangeMistake(.metaData, "nothing is to be changed")]
        case .createCollection(let alias, _): return Self.needed(alias, .alias)
        case .report(let change): return change.mistakes
        case .deleteCompany, .deleteUser, .editMetaData, .deleteOrder, .deleteMedium, .deleteAnalysis,
            .deleteCollection, .deletePhoto, .deletePerson:
            return []
        }
    }

    private var isOfPhotos: Bool { resource == .person }

    static func needed(_ text: String, _ field: ChangeField) -> [ChangeMistake] {
        text.contains { !$0.isWhitespace } ? [] : [ChangeMistake(field, "the \(field.words) is missing")]
    }

    private static func needed(_ files: [NewFile]) -> [ChangeMistake] {
        files.isEmpty ? [ChangeMistake(.files, "choose at least one file")] : []
    }

    static func photos(_ files: [NewFile]) -> [ChangeMistake] {
        files.enumerated().compactMap { index, file in
            file.kind == .image ? nil : ChangeMistake(.file(index), "\(file.name) is no image")
        }
    }

    static func address(_ email: String) -> [ChangeMistake] {
        let parts = email.split(separator: "@", omittingEmptySubsequences: false)
        let isGood = parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !email.contains(where: \.isWhitespace)
        return isGood ? [] : [ChangeMistake(.email, "this is no e-mail address: it is also the log-in")]
    }

    /// ADMIN and OPERATOR have no company; the Web Console drops it without a word, which is refused here. [D]
    static func office(_ role: UserRole, company: Known<Company>?, isService: Bool) -> [ChangeMistake] {
        guard !role.hasCompany else { return [] }
        return [
            company.map { _ in
                ChangeMistake(.company, "\(role.title) has no company: leave it out, or choose a role of a company")
            },
            isService ? ChangeMistake(.service, "service accounts belong to a company: \(role.title) has none") : nil,
        ].compactMap(\.self)
    }
}

extension NewUser {
    fileprivate var mistakes: [ChangeMistake] {
        Change.address(email) + Change.needed(password.exposed, .password) + Change.needed(firstName, .firstName)
            + Change.needed(lastName, .lastName) + Change.office(role, company: company, isService: isService)
    }
}

extension UserEdit {
    fileprivate func mistakes(now: UserRole?) -> [ChangeMistake] {
        guard !isEmpty else { return [ChangeMistake(.name, "nothing is to be changed")] }
        let names = [(firstName, ChangeField.firstName), (lastName, .lastName)].flatMap { name, field in
            name.map { Change.needed($0, field) } ?? []
        }
        let office = (role ?? now).map { Change.office($0, company: company, isService: isService ?? false) }
        return (email.map(Change.address) ?? []) + names + (office ?? [])
    }
}
