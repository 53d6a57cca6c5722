/// An account.
struct User: Codable, Sendable {
    let id: ObjectID
    var role: Role
    var firstName: String
    var middleName: String?
    var lastName: String
    var email: String
    /// How the password is known.
    var secret: Secret
    var company: Int?
    let created: Moment
    var updated: Moment
    /// The analyses this account may not start; empty for most.
    var barred: Set<AnalysisType> = []
    var metaData: JSON = [:]
    var isRemoved = false

    /// A password as it is kept.
    enum Secret: Codable, Equatable, Sendable {
        /// The one that is printed at the start for accounts of a role; no secret at all.
        case printed(Role)
        /// Only its hash, as `crypt(3)` writes it.
        case hashed(String)
    }
}
