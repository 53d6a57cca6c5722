/// One check of an order: what was checked, what was measured, what was decided.
public struct Analysis: Equatable, Sendable {
    /// Marks ids of analyses.
    public typealias ID = Identifier<Analysis>

    /// `analyse_id`, also spelled `analysis_id`.
    public var id: ID
    /// `folder_id`.
    public var orderID: Order.ID?
    /// `time_created`, epoch seconds.
    public var created: Double
    /// `time_updated`, epoch seconds; `created` where the server gave none.
    public var updated: Double
    /// `type`.
    public var type: AnalysisType
    /// `state`.
    public var state: AnalysisState
    /// `resolution_status`, also spelled `resolution`.
    public var verdict: Verdict
    /// The number it measured, if it measures one.
    public var score: Score?
    /// `resolution_operator`: what an operator made of it.
    public var operatorDecision: Verdict?
    /// `resolution_comment`, or the operator's comment.
    public var comment: String?
    /// `error_code` of a failed analysis, as text.
    public var errorCode: String?
    /// `error_message` of a failed analysis.
    public var errorMessage: String?
    /// `company_id`.
    public var companyID: Company.ID?
    /// The company's name, once the mirror knows the company.
    public var companyName: String?
    /// `group_id`: analyses started in one go share it.
    public var groupID: String?
    /// What people call the order: its transaction id, else the beginning of its id.
    public var orderLabel: String?
    /// The alias of the collection that was searched.
    public var collectionAlias: String?
    /// The person found in the collection.
    public var personID: String?
    /// The order's user; nil where only the analysis was read.
    public var userID: User.ID?
    /// The order's user by e-mail or name, once the mirror knows the user.
    public var userName: String?
    /// The metadata value of the order that tells one person from another.
    public var personKey: String?
    /// The name of the order's person.
    public var personName: String?

    /// An analysis from its parts; times in epoch seconds.
    public init(
        id: ID, orderID: Order.ID?, created: Double, updated: Double, type: AnalysisType, state: AnalysisState,
        verdict: Verdict, score: Score? = nil, operatorDecision: Verdict? = nil, comment: String? = nil,
        errorCode: String? = nil, errorMessage: String? = nil, companyID: Company.ID? = nil,
        companyName: String? = nil, groupID: String? = nil, orderLabel: String? = nil,
        collectionAlias: String? = nil, personID: String? = nil, userID: User.ID? = nil, userName: String? = nil,
        personKey: String? = nil, personName: String? = nil
    ) {
        self.id = id
        self.orderID = orderID
        self.created = created
        self.updated = updated
        self.type = type
        self.state = state
        self.verdict = verdict
        self.score = score
        self.operatorDecision = operatorDecision
        self.comment = comment
        self.errorCode = errorCode
        self.errorMessage = errorMessage
        self.companyID = companyID
        self.companyName = companyName
        self.groupID = groupID
        self.orderLabel = orderLabel
        self.collectionAlias = collectionAlias
        self.personID = personID
        self.userID = userID
        self.userName = userName
        self.personKey = personKey
        self.personName = personName
    }
}
