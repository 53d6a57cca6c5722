/// A change of the server's data other than a decision: asked for once, by a person, and answered at once.
public enum Change: Equatable, Sendable {
    case createCompany(name: String)
    case renameCompany(Company.ID, name: String)
    case deleteCompany(Company.ID)
    case createUser(UserFields, password: Secret)
    case updateUser(User.ID, UserFields)
    case setPassword(User.ID, Secret)
    case deleteUser(User.ID)
    case createOrder(OrderDraft)
    case addMedia(Order.ID, [FileDraft])
    case startAnalyses(Order.ID, [AnalysisDraft])
    /// The whole of the metadata as JSON text, in place of what was there.
    case setMetaData(Order.ID, json: String)
    case deleteOrder(Order.ID)
    case deleteMedia(Media.ID)
    case deleteAnalysis(Analysis.ID)
    case createCollection(alias: String, company: Company.ID?)
    case deleteCollection(Collection.ID)
    case addPerson(Collection.ID, PersonDraft)
    case addPersonPhotos(Collection.ID, person: String, [FileDraft])
    case deletePersonPhoto(Collection.ID, person: String, photo: String)
    case deletePerson(Collection.ID, person: String)

    /// What is done to what kind of object, for the question who may.
    public var right: (deed: Deed, resource: Resource) {
        switch self {
        case .createCompany: (.create, .company)
        case .renameCompany: (.update, .company)
        case .deleteCompany: (.delete, .company)
        case .createUser: (.create, .user)
        case .updateUser, .setPassword: (.update, .user)
        case .deleteUser: (.delete, .user)
        case .createOrder: (.create, .order)
        case .addMedia: (.create, .media)
        case .startAnalyses: (.create, .analysis)
        case .setMetaData: (.update, .order)
        case .deleteOrder: (.delete, .order)
        case .deleteMedia: (.delete, .media)
        case .deleteAnalysis: (.delete, .analysis)
        case .createCollection: (.create, .collection)
        case .deleteCollection: (.delete, .collection)
        case .addPerson: (.create, .person)
        case .addPersonPhotos, .deletePersonPhoto: (.update, .person)
        case .deletePerson: (.delete, .person)
        }
    }

    /// The object it is about, if that exists already and is one of the mirror's kinds.
    public var object: (noun: Noun, id: String)? {
        switch self {
        case .createCompany, .createUser, .createOrder, .createCollection: nil
        case .renameCompany(let id, _), .deleteCompany(let id): (.companies, id.rawValue)
        case .updateUser(let id, _), .setPassword(let id, _), .deleteUser(let id): (.users, id.rawValue)
        case .addMedia(let id, _), .startAnalyses(let id, _), .setMetaData(let id, _), .deleteOrder(let id):
            (.orders, id.rawValue)
        case .deleteMedia(let id): (.media, id.rawValue)
        case .deleteAnalysis(let id): (.analyses, id.rawValue)
        case .deleteCollection(let id), .addPerson(let id, _), .addPersonPhotos(let id, _, _),
            .deletePersonPhoto(let id, _, _), .deletePerson(let id, _):
            (.collections, id.rawValue)
        }
    }
}
