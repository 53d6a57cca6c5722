/// A list of known faces that orders are searched against. Outside this module: `OzModel.Collection`.
public struct Collection: Equatable, Sendable {
    /// Marks ids of collections.
    public typealias ID = Identifier<Collection>

    /// `collection_id`.
    public var id: ID
    /// `time_created`, epoch seconds; nil where the server gave none.
    public var created: Double?
    /// `alias`: "blacklist" by convention. [C]
    public var alias: String?
    /// `company_id`.
    public var companyID: Company.ID?
    /// The company's name, once the mirror knows the company.
    public var companyName: String?

    /// A collection from its parts.
    public init(
        id: ID, created: Double? = nil, alias: String? = nil, companyID: Company.ID? = nil, companyName: String? = nil
    ) {
        self.id = id
        self.created = created
        self.alias = alias
        self.companyID = companyID
        self.companyName = companyName
    }
}
