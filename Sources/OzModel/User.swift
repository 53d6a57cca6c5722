/// An account of the server: a person, or a machine.
public struct User: Equatable, Sendable {
    /// Marks ids of users.
    public typealias ID = Identifier<User>

    /// `user_id`.
    public var id: ID
    /// `time_created`, epoch seconds; not every server gives it.
    public var created: Double?
    /// `email`, which is also the log-in.
    public var email: String?
    /// `first_name`.
    public var firstName: String?
    /// `middle_name`.
    public var middleName: String?
    /// `last_name`.
    public var lastName: String?
    /// From `user_type` and, on older servers, the flags beside it.
    public var role: UserRole
    /// `company_id`; ADMIN and OPERATOR have none.
    public var companyID: Company.ID?
    /// The company's name, once the mirror knows the company.
    public var companyName: String?
    /// Whether the account belongs to a machine.
    public var isService: Bool
    /// `is_active`; nil where the server does not say.
    public var isActive: Bool?
    /// The `can_start_analysis_*` flags that the server gave; a missing one means yes. [D]
    public var mayStart: [AnalysisType: Bool]

    /// A user from its parts.
    public init(
        id: ID, created: Double? = nil, email: String? = nil, firstName: String? = nil, middleName: String? = nil,
        lastName: String? = nil, role: UserRole, companyID: Company.ID? = nil, companyName: String? = nil,
        isService: Bool = false, isActive: Bool? = nil, mayStart: [AnalysisType: Bool] = [:]
    ) {
        self.id = id
        self.created = created
        self.email = email
        self.firstName = firstName
        self.middleName = middleName
        self.lastName = lastName
        self.role = role
        self.companyID = companyID
        self.companyName = companyName
        self.isService = isService
        self.isActive = isActive
        self.mayStart = mayStart
    }

    /// First, middle and last name, as far as known.
    public var fullName: String {
        [firstName, middleName, lastName].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
    }
}
