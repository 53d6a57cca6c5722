extension Change {
    /// What it is done to, for people: "company Acme Bank".
    public var label: String {
        switch self {
        case .createCompany(let name): "company \(name)"
        case .renameCompany(let company, _), .deleteCompany(let company): "company \(company.label)"
        case .createUser(let user): "user \(user.email)"
        case .updateUser(let user, _, _), .changePassword(let user, _), .deleteUser(let user): "user \(user.label)"
        case .createOrder(let order): "new order of \(Self.count(order.files.count, "file"))"
        case .addMedia(let order, _), .runAnalyses(let order, _), .editMetaData(let order, _),
            .deleteOrder(let order, _):
            "order \(order.label)"
        case .deleteMedium(let medium, _): "medium \(medium.label)"
        case .deleteAnalysis(let analysis, _): "analysis \(analysis.label)"
        case .createCollection(let alias, _): "collection \(alias)"
        case .deleteCollection(let collection, _): "collection \(collection.label)"
        case .addPerson(_, let person): "person \(person.name ?? "without a name")"
        case .addPhotos(let person, _, _), .deletePhoto(_, let person, _), .deletePerson(let person, _):
            "person \(person.label)"
        case .report(let change): change.label
        }
    }

    /// What it does, in one sentence without a full stop; holds no password.
    public var sentence: String {
        switch self {
        case .createCompany, .deleteCompany, .changePassword, .deleteUser, .deleteMedium, .deleteAnalysis,
            .deletePerson:
            "\(verb) \(label)"
        case .renameCompany(_, let name): "rename \(label) to \(name)"
        case .createUser(let user):
            "create \(label), \(Self.article(user.role.words))"
                + (user.company.map { " of \($0.label)" } ?? "") + (user.isService ? ", a service account" : "")
        case .updateUser(_, let edit, _): "change \(label): \(edit.words.joined(separator: ", "))"
        case .createOrder(let order):
            "create an order of \(Self.files(order.files))"
                + (order.analyses.isEmpty ? "" : " and run \(Self.types(order.analyses)) on it")
        case .addMedia(_, let files): "add \(Self.files(files)) to \(label)"
        case .runAnalyses(_, let wishes): "run \(Self.types(wishes)) on \(label)"
        case .editMetaData(_, let edit): "\(edit.words) in the metadata of \(label)"
        case .deleteOrder(_, let parts):
            "delete \(label)"
                + (parts.map {
                    " with \(Self.media($0.media)) and \(Self.count($0.analyses, "analysis", "analyses"))"
                } ?? " with its media and analyses")
        case .createCollection(_, let company): "create \(label)\(company.map { " of \($0.label)" } ?? "")"
        case .deleteCollection(_, let persons):
            "delete \(label) with \(persons.map { Self.count($0, "person") } ?? "its persons")"
        case .addPerson(let collection, let person):
            "add \(label) with \(Self.count(person.photos.count, "photo")) to collection \(collection.label)"
        case .addPhotos(_, _, let files): "add \(Self.count(files.count, "photo")) to \(label)"
        case .deletePhoto(let photo, _, _): "delete photo \(photo.label) of \(label)"
        case .report(let change): change.sentence
        }
    }

    private var verb: String {
        if case .changePassword = self { return "change the password of" }
        return deed.rawValue
    }

    private static func article(_ words: String) -> String {
        "aeiou".contains(words.prefix(1)) ? "an \(words)" : "a \(words)"
    }

    private static func files(_ files: [NewFile]) -> String {
        let sizes = files.compactMap(\.size)
        let sum = sizes.reduce(0, +)
        let words = sum < 100_000 ? "\(sum) bytes" : "\(Decimals.text(Double(sum) / 1_000_000, digits: 1)) MB"
        let size = sizes.count == files.count ? ", \(words)" : ""
        return count(files.count, "file") + (files.isEmpty ? "" : size)
    }

    private static func media(_ number: Int) -> String { count(number, "medium", "media") }

    private static func types(_ wishes: [AnalysisWish]) -> String {
        let words = wishes.map(\.type.wire)
        guard let last = words.last, words.count > 1 else { return words.joined() }
        return "\(words.dropLast().joined(separator: ", ")) and \(last)"
    }

    static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        "\(number == 0 ? "no" : "\(number)") \(number == 1 ? one : many ?? one + "s")"
    }
}

extension MetaDataEdit {
    /// The fields by name, never their values, which may be personal.
    var words: String {
        switch self {
        case .merge(let fields, let removed):
            let parts = [
                fields.isEmpty ? nil : "set \(fields.keys.sorted().joined(separator: ", "))",
                removed.isEmpty ? nil : "remove \(removed.joined(separator: ", "))",
            ]
            return parts.compactMap(\.self).joined(separator: " and ")
        case .replace(let fields, _):
            return fields.isEmpty
                ? "remove everything" : "set \(fields.keys.sorted().joined(separator: ", ")) as a whole"
        }
    }
}
