/// What an account may be (`user_type`, reference section 6).
public enum Role: String, CaseIterable, Codable, Sendable {
    case admin = "ADMIN"
    case `operator` = "OPERATOR"
    case client = "CLIENT"
    case clientAdmin = "CLIENT_ADMIN"
    case clientOperator = "CLIENT_OPERATOR"
    case clientService = "CLIENT_SERVICE"

    /// The word for this role in the lines printed at start: `client-admin`.
    public var word: String {
        String(rawValue.lowercased().map { $0 == "_" ? "-" : $0 })
    }

    /// ADMIN and OPERATOR belong to no company.
    var hasCompany: Bool { self != .admin && self != .operator }
}
