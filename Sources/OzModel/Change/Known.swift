/// An object that is to be changed: which one, what people call it, and whose it is.
public struct Known<Kind>: Hashable, Sendable {
    public var id: Identifier<Kind>
    /// What people call it; its id where nobody calls it anything.
    public var label: String
    /// The company it belongs to, where that is known.
    public var companyID: Company.ID?
    /// Whether it is the account's own: its order, or itself; nil where that is not known.
    public var isOwn: Bool?

    /// An object from its parts; without a label it is called by the beginning of its id.
    public init(_ id: Identifier<Kind>, _ label: String? = nil, companyID: Company.ID? = nil, isOwn: Bool? = nil) {
        self.id = id
        self.label = label.flatMap { $0.isEmpty ? nil : $0 } ?? id.short
        self.companyID = companyID
        self.isOwn = isOwn
    }
}

extension Known<Company> {
    /// A company that the mirror knows; it belongs to itself.
    public init(_ company: Company) { self.init(company.id, company.name, companyID: company.id) }
}

extension Known<User> {
    /// An account that the mirror knows.
    ///
    /// - Parameter me: who asks.
    public init(_ user: User, me: User.ID?) {
        self.init(
            user.id, user.email ?? user.fullName, companyID: user.companyID, isOwn: me.map { $0 == user.id })
    }
}

extension Known<Order> {
    /// An order that the mirror knows.
    ///
    /// - Parameter me: who asks.
    public init(_ order: Order, me: User.ID?) {
        let isOwn = me.flatMap { me in order.userID.map { $0 == me } }
        self.init(order.id, order.label, companyID: order.companyID, isOwn: isOwn)
    }
}

extension Known<Collection> {
    /// A collection that the mirror knows.
    public init(_ collection: Collection) {
        self.init(collection.id, collection.alias, companyID: collection.companyID)
    }
}
