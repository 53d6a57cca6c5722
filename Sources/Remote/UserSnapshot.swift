/// Who is logged in, as the server said at log-in.
public struct UserSnapshot: Hashable, Sendable, Codable {
    public var userID: String
    public var email: String
    /// The server's own word, such as `CLIENT_OPERATOR`, as it came.
    public var role: String
    /// Nil for accounts above companies.
    public var companyID: String?
    public var isService: Bool
    /// The flag of old servers (API 5.3 and before) that makes a CLIENT a CLIENT ADMIN.
    public var isAdmin: Bool
    /// Analysis types, in lower case, that this user may not start.
    public var barredAnalyses: [String]

    /// What tells the users of one server apart: its id, else the e-mail; empty when the server said neither.
    public var key: String { userID.isEmpty ? email : userID }

    /// A user with the rights that a server grants unless it says otherwise.
    public init(
        userID: String, email: String, role: String, companyID: String? = nil, isService: Bool = false,
        isAdmin: Bool = false, barredAnalyses: [String] = []
    ) {
        self.userID = userID
        self.email = email
        self.role = role
        self.companyID = companyID
        self.isService = isService
        self.isAdmin = isAdmin
        self.barredAnalyses = barredAnalyses
    }
}
