/// Whose objects a right extends to.
enum Reach: String, Sendable {
    /// The account's own orders, or the account itself.
    case own
    /// Everything of the account's company.
    case company
    case all
}
