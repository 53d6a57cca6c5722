/// An account that is to be created.
public struct NewUser: Hashable, Sendable {
    public var email: String
    public var password: Secret
    public var firstName: String
    public var middleName: String?
    public var lastName: String
    public var role: UserRole
    /// Nil for ADMIN and OPERATOR, and where the server is to take the company of whoever asks.
    public var company: Known<Company>?
    /// A machine's account, whose sessions last for years.
    public var isService: Bool
    /// What it may not start; everything else it may.
    public var barred: Set<AnalysisType>

    /// An account from its parts.
    public init(
        email: String, password: Secret, firstName: String, middleName: String? = nil, lastName: String,
        role: UserRole, company: Known<Company>? = nil, isService: Bool = false, barred: Set<AnalysisType> = []
    ) {
        self.email = email
        self.password = password
        self.firstName = firstName
        self.middleName = middleName
        self.lastName = lastName
        self.role = role
        self.company = company
        self.isService = isService
        self.barred = barred
    }
}

/// What is to change of an account; what is nil stays.
public struct UserEdit: Hashable, Sendable {
    public var email: String?
    public var firstName: String?
    /// Empty takes the middle name away.
    public var middleName: String?
    public var lastName: String?
    public var role: UserRole?
    public var company: Known<Company>?
    public var isService: Bool?
    public var mayStart: [AnalysisType: Bool]

    /// An edit from its parts.
    public init(
        email: String? = nil, firstName: String? = nil, middleName: String? = nil, lastName: String? = nil,
        role: UserRole? = nil, company: Known<Company>? = nil, isService: Bool? = nil,
        mayStart: [AnalysisType: Bool] = [:]
    ) {
        self.email = email
        self.firstName = firstName
        self.middleName = middleName
        self.lastName = lastName
        self.role = role
        self.company = company
        self.isService = isService
        self.mayStart = mayStart
    }

    /// Whether anything is to change at all.
    public var isEmpty: Bool { self == UserEdit() }

    /// What an account cannot change of itself: role, company, service and what it may start. [I]
    var changesOffice: Bool { role != nil || company != nil || isService != nil || !mayStart.isEmpty }

    /// What is changed, for people: "e-mail, role".
    var words: [String] {
        [
            email.map { _ in "e-mail" }, firstName.map { _ in "first name" }, middleName.map { _ in "middle name" },
            lastName.map { _ in "last name" }, role.map { "role to \($0.words)" },
            company.map { "company to \($0.label)" }, isService.map { $0 ? "service account" : "no service account" },
            mayStart.isEmpty ? nil : "what it may start",
        ].compactMap(\.self)
    }
}

/// Somebody who is to be put into a collection.
public struct NewPerson: Hashable, Sendable {
    public var photos: [NewFile]
    /// By convention with `person_info`: first, middle and last name. [D]
    public var metaData: [String: JSONValue]

    /// A person from their parts.
    public init(photos: [NewFile], metaData: [String: JSONValue] = [:]) {
        self.photos = photos
        self.metaData = metaData
    }

    /// The name as the metadata tells it; nil where it does not.
    public var name: String? {
        guard case .object(let info) = metaData["person_info"] else { return nil }
        let names = ["first_name", "middle_name", "last_name"].compactMap { key -> String? in
            guard case .string(let name) = info[key], !name.isEmpty else { return nil }
            return name
        }
        return names.isEmpty ? nil : names.joined(separator: " ")
    }

    /// Metadata that tells a name as the API's users do; empty without any.
    public static func metaData(first: String?, middle: String? = nil, last: String?) -> [String: JSONValue] {
        let info = ["first_name": first, "middle_name": middle, "last_name": last].compactMapValues { name in
            name.flatMap { $0.isEmpty ? nil : JSONValue.string($0) }
        }
        return info.isEmpty ? [:] : ["person_info": .object(info)]
    }
}
