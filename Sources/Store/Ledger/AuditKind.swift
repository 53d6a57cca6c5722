import OzModel

/// What the id of an audit entry is of. Raw values are kept in the ledger and never change.
public enum AuditKind: String, CaseIterable, Hashable, Sendable {
    case analysis, order, media, company, user, collection, person, photo, report
    case reportTemplate = "report_template"

    /// The mirror's word for it; nil for what the mirror does not keep.
    public var noun: Noun? {
        switch self {
        case .analysis: .analyses
        case .order: .orders
        case .media: .media
        case .company: .companies
        case .user: .users
        case .collection: .collections
        case .person, .photo, .report, .reportTemplate: nil
        }
    }

    init?(_ resource: Resource) {
        switch resource {
        case .company: self = .company
        case .user: self = .user
        case .order: self = .order
        case .media: self = .media
        case .analysis: self = .analysis
        case .report: self = .report
        case .reportTemplate: self = .reportTemplate
        case .collection: self = .collection
        case .person: self = .person
        case .statistics: return nil
        }
    }

    /// Of a change: what was made where that is known, else what it is done to.
    init?(_ change: Change, object: String?) {
        let isMade = object != nil && object != change.objectID
        switch change {
        case .addPhotos where isMade: self = .photo
        case .addMedia where !isMade, .runAnalyses where !isMade: self = .order
        case .addPerson where !isMade: self = .collection
        default: self.init(change.resource)
        }
    }
}

extension AuditEntry {
    /// What its id is of; entries from before this was kept are of an analysis where they tell of a verdict.
    public var objectKind: AuditKind? {
        kind.flatMap(AuditKind.init) ?? (kind == nil && after != nil ? .analysis : nil)
    }

    /// The analysis that it is about; nil where it is about something else.
    public var analysisID: String? { objectKind == .analysis ? object : nil }
}
