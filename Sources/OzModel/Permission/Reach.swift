/// Whose objects a right extends to.
public enum Reach: Sendable {
    /// The account itself, and the orders it made.
    case own
    /// Everything of the account's company.
    case company
    case all
}
