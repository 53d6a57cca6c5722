/// A case: what one person sent in one go, and what the checks made of it. The API calls it a folder.
public struct Order: Equatable, Sendable {
    /// Marks ids of orders.
    public typealias ID = Identifier<Order>

    /// `folder_id`.
    public var id: ID
    /// `time_created`, epoch seconds.
    public var created: Double
    /// `time_updated`, epoch seconds; `created` where the server gave none.
    public var updated: Double
    /// `system_resolution`, or `resolution_status` on servers that do not have it.
    public var verdict: Verdict
    /// `resolution_status`.
    public var state: Verdict
    /// `resolution_comment`, or the operator's comment.
    public var comment: String?
    /// `company_id`.
    public var companyID: Company.ID?
    /// The company's name, once the mirror knows the company.
    public var companyName: String?
    /// `user_id`.
    public var userID: User.ID?
    /// The user's e-mail or name, once the mirror knows the user; service accounts are noted.
    public var userName: String?
    /// The metadata value that tells one person from another, by the configured paths.
    public var personKey: String?
    /// `person_info` of the metadata: first, middle and last name.
    public var personName: String?
    /// The caller's own id of the order, from the metadata.
    public var transaction: String?
    /// The types of the order's analyses, each once.
    public var types: [AnalysisType]
    /// How many media of the order the mirror knows; nil when it knows nothing of them.
    public var mediaCount: Int?
    /// Whether the server has listed all of them; lists name only media that an analysis used. [C]
    public var mediaIsComplete: Bool
    /// `is_archive`.
    public var isArchived: Bool

    /// An order from its parts; times in epoch seconds.
    public init(
        id: ID, created: Double, updated: Double, verdict: Verdict, state: Verdict, comment: String? = nil,
        companyID: Company.ID? = nil, companyName: String? = nil, userID: User.ID? = nil, userName: String? = nil,
        personKey: String? = nil, personName: String? = nil, transaction: String? = nil,
        types: [AnalysisType] = [], mediaCount: Int? = nil, mediaIsComplete: Bool = true,
        isArchived: Bool = false
    ) {
        self.id = id
        self.created = created
        self.updated = updated
        self.verdict = verdict
        self.state = state
        self.comment = comment
        self.companyID = companyID
        self.companyName = companyName
        self.userID = userID
        self.userName = userName
        self.personKey = personKey
        self.personName = personName
        self.transaction = transaction
        self.types = types
        self.mediaCount = mediaCount
        self.mediaIsComplete = mediaIsComplete
        self.isArchived = isArchived
    }

    /// What people call the order: the caller's own id, else the beginning of ours.
    public var label: String { transaction ?? id.short }
}
