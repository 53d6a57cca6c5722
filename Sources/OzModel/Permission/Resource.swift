/// The kinds of object that roles have rights on.
public enum Resource: CaseIterable, Sendable {
    case company, user, order, media, analysis, report, reportTemplate, collection, person, statistics

    /// The word for one of them, as in "this order".
    public var singular: String {
        switch self {
        case .company: "company"
        case .user: "user"
        case .order: "order"
        case .media: "medium"
        case .analysis: "analysis"
        case .report: "report"
        case .reportTemplate: "report template"
        case .collection: "collection"
        case .person: "person"
        case .statistics: "statistics"
        }
    }

    /// The word for many of them, as in "may not delete orders".
    public var plural: String {
        switch self {
        case .company: "companies"
        case .analysis: "analyses"
        case .person: "persons"
        case .media: "media"
        case .statistics: "statistics"
        case .user, .order, .report, .reportTemplate, .collection: singular + "s"
        }
    }
}
