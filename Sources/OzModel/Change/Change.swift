/// One change of the server's data other than a decision: all that asking for it, sending and recording it needs.
public enum Change: Hashable, Sendable {
    case createCompany(name: String)
    case renameCompany(Known<Company>, to: String)
    case deleteCompany(Known<Company>)

    case createUser(NewUser)
    /// `now` is what the account is before, where it is known: some rules depend on what stays.
    case updateUser(Known<User>, UserEdit, now: UserRole?)
    case changePassword(of: Known<User>, to: Secret)
    case deleteUser(Known<User>)

    case createOrder(NewOrder)
    case addMedia(to: Known<Order>, [NewFile])
    case runAnalyses(on: Known<Order>, [AnalysisWish])
    case editMetaData(of: Known<Order>, MetaDataEdit)
    case deleteOrder(Known<Order>, with: OrderParts?)
    case deleteMedium(Known<Media>, of: Order.ID?)
    case deleteAnalysis(Known<Analysis>, of: Order.ID?)

    /// Without a company it is made in that of whoever asks.
    case createCollection(alias: String, of: Known<Company>?)
    case deleteCollection(Known<Collection>, persons: Int?)
    case addPerson(to: Known<Collection>, NewPerson)
    case addPhotos(of: Known<Person>, in: Collection.ID, [NewFile])
    case deletePhoto(Known<Person.Photo>, of: Known<Person>, in: Collection.ID)
    case deletePerson(Known<Person>, in: Collection.ID)

    case report(ReportChange)
}

extension Change {
    /// What is done, for the question whether it may be; photos belong to their person. [I]
    public var deed: Deed {
        switch self {
        case .createCompany, .createUser, .createOrder, .addMedia, .runAnalyses, .createCollection, .addPerson: .create
        case .renameCompany, .updateUser, .changePassword, .editMetaData, .addPhotos, .deletePhoto: .update
        case .deleteCompany, .deleteUser, .deleteOrder, .deleteMedium, .deleteAnalysis, .deleteCollection,
            .deletePerson:
            .delete
        case .report(let change): change.deed
        }
    }

    /// The kind of object it is done to.
    public var resource: Resource {
        switch self {
        case .createCompany, .renameCompany, .deleteCompany: .company
        case .createUser, .updateUser, .changePassword, .deleteUser: .user
        case .createOrder, .editMetaData, .deleteOrder: .order
        case .addMedia, .deleteMedium: .media
        case .runAnalyses, .deleteAnalysis: .analysis
        case .createCollection, .deleteCollection: .collection
        case .addPerson, .addPhotos, .deletePhoto, .deletePerson: .person
        case .report(let change): change.resource
        }
    }

    /// The object that is changed or deleted, or that gets something; nil where a new one stands alone.
    public var objectID: String? {
        switch self {
        case .createCompany, .createUser, .createOrder, .createCollection: nil
        case .renameCompany(let company, _), .deleteCompany(let company): company.id.rawValue
        case .updateUser(let user, _, _), .changePassword(let user, _), .deleteUser(let user): user.id.rawValue
        case .addMedia(let order, _), .runAnalyses(let order, _), .editMetaData(let order, _),
            .deleteOrder(let order, _):
            order.id.rawValue
        case .deleteMedium(let medium, _): medium.id.rawValue
        case .deleteAnalysis(let analysis, _): analysis.id.rawValue
        case .deleteCollection(let collection, _), .addPerson(let collection, _): collection.id.rawValue
        case .addPhotos(let person, _, _), .deletePhoto(_, let person, _), .deletePerson(let person, _):
            person.id.rawValue
        case .report(let change): change.objectID
        }
    }

    /// The order that it changes, where it changes one that is there.
    public var orderID: Order.ID? {
        switch self {
        case .addMedia(let order, _), .runAnalyses(let order, _), .editMetaData(let order, _),
            .deleteOrder(let order, _):
            order.id
        case .deleteMedium(_, let order), .deleteAnalysis(_, let order): order
        case .report(let change): change.order?.id
        case .createCompany, .renameCompany, .deleteCompany, .createUser, .updateUser, .changePassword, .deleteUser,
            .createOrder, .createCollection, .deleteCollection, .addPerson, .addPhotos, .deletePhoto, .deletePerson:
            nil
        }
    }

    /// The company whose data it changes, where that is known.
    public var companyID: Company.ID? {
        switch self {
        case .createCompany, .createOrder: nil
        case .renameCompany(let company, _), .deleteCompany(let company): company.id
        case .createUser(let user): user.company?.id
        case .updateUser(let user, _, _), .changePassword(let user, _), .deleteUser(let user): user.companyID
        case .addMedia(let order, _), .runAnalyses(let order, _), .editMetaData(let order, _),
            .deleteOrder(let order, _):
            order.companyID
        case .deleteMedium(let medium, _): medium.companyID
        case .deleteAnalysis(let analysis, _): analysis.companyID
        case .createCollection(_, let company): company?.id
        case .deleteCollection(let collection, _), .addPerson(let collection, _): collection.companyID
        case .addPhotos(let person, _, _), .deletePhoto(_, let person, _), .deletePerson(let person, _):
            person.companyID
        case .report(let change): change.companyID
        }
    }

    /// Whether what it changes is the account's own; nil where that is not known, or there is nothing yet.
    public var isOwn: Bool? {
        switch self {
        case .createCompany, .renameCompany, .deleteCompany, .createUser, .createOrder, .createCollection,
            .deleteCollection, .addPerson, .addPhotos, .deletePhoto, .deletePerson:
            nil
        case .updateUser(let user, _, _), .changePassword(let user, _), .deleteUser(let user): user.isOwn
        case .addMedia(let order, _), .runAnalyses(let order, _), .editMetaData(let order, _),
            .deleteOrder(let order, _):
            order.isOwn
        case .deleteMedium(let medium, _): medium.isOwn
        case .deleteAnalysis(let analysis, _): analysis.isOwn
        case .report(let change): change.order?.isOwn
        }
    }

    /// The files that it uploads.
    public var files: [NewFile] {
        switch self {
        case .createOrder(let order): order.files
        case .addMedia(_, let files), .addPhotos(_, _, let files): files
        case .addPerson(_, let person): person.photos
        case .createCompany, .renameCompany, .deleteCompany, .createUser, .updateUser, .changePassword, .deleteUser,
            .runAnalyses, .editMetaData, .deleteOrder, .deleteMedium, .deleteAnalysis, .createCollection,
            .deleteCollection, .deletePhoto, .deletePerson, .report:
            []
        }
    }

    /// The analyses that it starts.
    public var analyses: [AnalysisWish] {
        switch self {
        case .createOrder(let order): order.analyses
        case .runAnalyses(_, let wishes): wishes
        case .createCompany, .renameCompany, .deleteCompany, .createUser, .updateUser, .changePassword, .deleteUser,
            .addMedia, .editMetaData, .deleteOrder, .deleteMedium, .deleteAnalysis, .createCollection,
            .deleteCollection, .addPerson, .addPhotos, .deletePhoto, .deletePerson, .report:
            []
        }
    }
}
