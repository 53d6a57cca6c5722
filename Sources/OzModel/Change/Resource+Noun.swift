extension Resource {
    /// The mirror's word for objects of this kind; nil for those that it does not keep.
    public var noun: Noun? {
        switch self {
        case .company: .companies
        case .user: .users
        case .order: .orders
        case .media: .media
        case .analysis: .analyses
        case .collection: .collections
        case .report, .reportTemplate, .person, .statistics: nil
        }
    }
}
