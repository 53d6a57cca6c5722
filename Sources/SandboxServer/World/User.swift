/// An account.
struct User: Codable, Sendable {
    let id: ObjectID
    let role: Role
    let firstName: String
    let middleName: String?
    let lastName: String
    let email: String
    let password: String
    let company: Int?
    let created: Moment
    /// The analyses this account may not start; empty for most.
    var barred: Set<AnalysisType> = []
}
