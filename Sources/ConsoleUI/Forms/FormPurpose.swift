import OzModel
import Store

/// What a form is for; its fields, checks and what is sent stand in one place for each.
public indirect enum FormPurpose: Equatable, Sendable {
    case logIn
    case newOrder(AnalysisOffer)
    case media(of: Known<Order>)
    case analyses(on: Known<Order>, AnalysisOffer)
    case metaData(of: Known<Order>, seen: [String: OzModel.JSONValue])
    case newCompany
    case company(Known<Company>)
    /// In a company, where it was asked for there.
    case newUser(server: String, of: Company.ID?)
    case user(User, Known<User>)
    case password(of: Known<User>, server: String)
    case newCollection
    case newPerson(in: Known<OzModel.Collection>)
    case photos(of: Known<Person>, in: OzModel.Collection.ID)
    /// Somebody is looked for by a photo.
    case search(in: Known<OzModel.Collection>)
    case newTemplate
    case delete(Change)

    /// What its draft is called in the ledger; nil where none is kept.
    ///
    /// - Parameter owner: whose it is: what one has typed is not for the next who logs in.
    func draftName(_ owner: LedgerOwner?) -> String? {
        guard let owner, let name else { return nil }
        return "form/\(owner.user)/\(name)"
    }

    private var name: String? {
        switch self {
        case .newCompany: "new company"
        case .newUser(_, let company): "new user/\(company?.rawValue ?? "")"
        case .newCollection: "new collection"
        // What is of one person must not be sent with the next one's files, nor over what has changed by then.
        case .newOrder, .newPerson, .logIn, .media, .analyses, .metaData, .company, .user, .password, .photos, .search,
            .newTemplate, .delete:
            nil
        }
    }

    /// What stands behind it; nil for the log-in, which changes nothing.
    var sheet: (any FormSheet.Type)? {
        switch self {
        case .logIn: nil
        case .newOrder: OrderForm.self
        case .media, .photos, .search: FilesForm.self
        case .analyses: AnalysesForm.self
        case .metaData: MetaDataForm.self
        case .newCompany, .company: CompanyForm.self
        case .newUser, .user: UserForm.self
        case .password: PasswordForm.self
        case .newCollection: CollectionForm.self
        case .newPerson: PersonForm.self
        case .newTemplate: TemplateForm.self
        case .delete: DeleteForm.self
        }
    }
}

/// What stands behind a form: which fields follow from what was filled in, and what sending it means.
protocol FormSheet {
    /// Brings the fields up to what is filled in.
    static func arrange(_ form: inout Form)

    /// - Throws: what is wrong with what was filled in.
    static func change(_ form: Form) throws(Form.Mistake) -> Change
}

extension FormSheet {
    static func arrange(_ form: inout Form) {}
}

extension ChangeField {
    /// The name of its field on a form.
    ///
    /// - Parameter files: those of the form.
    func name(files: [NewFile]) -> String {
        switch self {
        case .file(let index) where files.indices.contains(index): FilesForm.name(of: files[index])
        case .file, .files: "files"
        case .name: "name"
        case .email: "email"
        case .password: "password"
        case .firstName: "first_name"
        case .middleName: "middle_name"
        case .lastName: "last_name"
        case .role: "role"
        case .company: "company"
        case .service: "service"
        case .mayStart: "may_start"
        case .alias: "alias"
        case .metaData: "metadata"
        case .analyses: "analyses"
        }
    }
}
