/// What is written of an account; a password is apart.
public struct UserFields: Hashable, Sendable {
    /// `email`, which is also the log-in.
    public var email: String
    public var firstName: String
    /// Empty for none.
    public var middleName: String
    public var lastName: String
    public var role: UserRole
    /// nil for ADMIN and OPERATOR, who have none.
    public var companyID: Company.ID?
    public var isService: Bool
    /// The `can_start_analysis_*` that are to be true; the others of `AnalysisType.startable` are to be false.
    public var mayStart: Set<AnalysisType>

    /// An account from its parts.
    public init(
        email: String, firstName: String, middleName: String = "", lastName: String, role: UserRole,
        companyID: Company.ID? = nil, isService: Bool = false,
        mayStart: Set<AnalysisType> = Set(AnalysisType.startable)
    ) {
        self.email = email
        self.firstName = firstName
        self.middleName = middleName
        self.lastName = lastName
        self.role = role
        self.companyID = companyID
        self.isService = isService
        self.mayStart = mayStart
    }

    /// Why no server should be asked to make this account, in the operator's words; nil where it may be. The Web
    /// Console drops a company chosen for an ADMIN or OPERATOR without a word [D]; here it is refused aloud.
    public var mistake: (field: String, sentence: String)? {
        if role.belongsToCompany, companyID == nil { return ("company", "\(role.title) belongs to a company: name it") }
        if !role.belongsToCompany, companyID != nil {
            return ("company", "\(role.title) has no company: it would be dropped without a word")
        }
        if isService, !role.belongsToCompany {
            return ("service", "only an account of a company can be a machine's")
        }
        return nil
    }
}

extension UserRole {
    /// Whether accounts of this kind belong to a company; ADMIN and OPERATOR do not. [D]
    public var belongsToCompany: Bool { self != .admin && self != .operator }

    /// "an ADMIN", "a CLIENT OPERATOR".
    public var title: String {
        let words = words.uppercased()
        return "AEIOU".contains(words.prefix(1)) ? "an \(words)" : "a \(words)"
    }
}

extension AnalysisType {
    /// What an account may be kept from starting: `can_start_analysis_*` exists for these. [D]
    public static let startable: [AnalysisType] = [.biometry, .quality, .collection]
}
