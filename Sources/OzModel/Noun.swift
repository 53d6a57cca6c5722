/// The kinds of object that the console lists and the mirror keeps.
public enum Noun: String, CaseIterable, Hashable, Sendable {
    case orders, analyses, media, users, companies, collections

    /// The word for one of them, as in "an order".
    public var singular: String {
        switch self {
        case .orders: "order"
        case .analyses: "analysis"
        case .media: "medium"
        case .users: "user"
        case .companies: "company"
        case .collections: "collection"
        }
    }
}
