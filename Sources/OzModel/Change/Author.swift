/// Who asks for a change, as far as that is known.
public struct Author: Hashable, Sendable {
    /// Nil while it is not known what the account is.
    public var role: UserRole?
    public var companyID: Company.ID?
    public var userID: User.ID?
    /// What the account may not start.
    public var barred: Set<AnalysisType>

    /// An author from its parts.
    public init(
        role: UserRole?, companyID: Company.ID? = nil, userID: User.ID? = nil, barred: Set<AnalysisType> = []
    ) {
        self.role = role
        self.companyID = companyID
        self.userID = userID
        self.barred = barred
    }
}
