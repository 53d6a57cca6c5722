/// A customer of the installation; users, orders and collections belong to one.
public struct Company: Equatable, Sendable {
    /// Marks ids of companies.
    public typealias ID = Identifier<Company>

    /// `company_id`.
    public var id: ID
    /// `time_created`, epoch seconds; not every server gives it.
    public var created: Double?
    /// `name`.
    public var name: String?
    /// How many of its users the mirror knows.
    public var userCount: Int
    /// How many of its orders the mirror knows.
    public var orderCount: Int

    /// A company from its parts.
    public init(id: ID, created: Double? = nil, name: String? = nil, userCount: Int = 0, orderCount: Int = 0) {
        self.id = id
        self.created = created
        self.name = name
        self.userCount = userCount
        self.orderCount = orderCount
    }
}
