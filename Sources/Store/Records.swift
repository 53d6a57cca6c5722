import GRDB
import OzModel

extension Order: MirrorRecord {
    /// Orders.
    public static var noun: Noun { .orders }

    /// Reads an order from a row of the mirror.
    public init(stored row: StoredRow) {
        let created = row.double("created") ?? 0
        self.init(
            id: ID(row.text("id") ?? ""), created: created, updated: row.double("updated") ?? created,
            verdict: Verdict(wire: row.text("verdict")), state: Verdict(wire: row.text("state")),
            comment: row.text("comment"), companyID: row.text("company_id").map { Company.ID($0) },
            companyName: row.text("company_name"), userID: row.text("user_id").map { User.ID($0) },
            userName: row.text("user_name"), personKey: row.text("person_key"), personName: row.text("person_name"),
            transaction: row.text("transaction_id"),
            types: (row.text("types") ?? "").split(separator: ",").map { AnalysisType(wire: String($0)) },
            mediaCount: row.int("media_count"), mediaIsComplete: row.flag("media_listed") ?? false,
            isArchived: row.flag("is_archive") ?? false)
    }
}

extension Analysis: MirrorRecord {
    /// Analyses.
    public static var noun: Noun { .analyses }

    /// Reads an analysis from a row of the mirror.
    public init(stored row: StoredRow) {
        let created = row.double("created") ?? 0
        let type = AnalysisType(wire: row.text("type"))
        self.init(
            id: ID(row.text("id") ?? ""), orderID: row.text("order_id").map { Order.ID($0) }, created: created,
            updated: row.double("updated") ?? created, type: type, state: Verdict(wire: row.text("state")),
            verdict: Verdict(wire: row.text("verdict")), score: Score(stored: row, type: type),
            operatorDecision: row.text("operator").map { Verdict(wire: $0) }, comment: row.text("comment"),
            errorCode: row.text("error_code"), errorMessage: row.text("error_message"),
            companyID: row.text("company_id").map { Company.ID($0) }, companyName: row.text("company_name"),
            groupID: row.text("group_id"), orderLabel: row.text("order_label"),
            collectionAlias: row.text("collection_alias"), personID: row.text("person_id"),
            userID: row.text("user_id").map { User.ID($0) }, userName: row.text("user_name"),
            personKey: row.text("person_key"), personName: row.text("person_name"))
    }
}

extension Score {
    fileprivate init?(stored row: StoredRow, type: AnalysisType) {
        guard let value = row.double("score") else { return nil }
        let direction: Direction
        switch type {
        case .quality: direction = .higherIsWorse
        case .biometry: direction = .higherIsMatch
        case .collection: direction = .higherIsHit
        case .documents, .other: return nil
        }
        self.init(
            value: value, low: row.double("low"), high: row.double("high"), direction: direction,
            isAssumed: row.flag("is_assumed") ?? false)
    }
}

extension Media: MirrorRecord {
    /// Media.
    public static var noun: Noun { .media }

    /// Reads a medium from a row of the mirror.
    public init(stored row: StoredRow) {
        self.init(
            id: ID(row.text("id") ?? ""), orderID: row.text("order_id").map { Order.ID($0) },
            created: row.double("created"), kind: MediaKind(wire: row.text("kind")), mimeType: row.text("mime_type"),
            name: row.text("name"), tags: (row.text("tags") ?? "").split(separator: "\n").map(String.init),
            size: row.int("size"), duration: row.double("duration"), width: row.int("width"),
            height: row.int("height"), originalURL: row.text("original_url"), thumbURL: row.text("thumb_url"),
            previewURL: row.text("preview_url"), orderLabel: row.text("order_label"))
    }
}

extension User: MirrorRecord {
    /// Users.
    public static var noun: Noun { .users }

    /// Reads a user from a row of the mirror.
    public init(stored row: StoredRow) {
        let isService = row.flag("is_service") ?? false
        let role = UserRole(wire: row.text("role"), isAdmin: row.flag("is_admin") ?? false, isService: isService)
        var mayStart: [AnalysisType: Bool] = [:]
        for type in AnalysisType.known {
            mayStart[type] = row.flag("may_\(type.words)")
        }
        self.init(
            id: ID(row.text("id") ?? ""), created: row.double("created"), email: row.text("email"),
            firstName: row.text("first_name"), middleName: row.text("middle_name"), lastName: row.text("last_name"),
            role: role, companyID: row.text("company_id").map { Company.ID($0) },
            companyName: row.text("company_name"), isService: isService || role == .clientService,
            isActive: row.flag("is_active"), mayStart: mayStart)
    }
}

extension Company: MirrorRecord {
    /// Companies.
    public static var noun: Noun { .companies }

    /// Reads a company from a row of the mirror.
    public init(stored row: StoredRow) {
        self.init(
            id: ID(row.text("id") ?? ""), created: row.double("created"), name: row.text("name"),
            userCount: row.int("user_count") ?? 0, orderCount: row.int("order_count") ?? 0)
    }
}

extension OzModel.Collection: MirrorRecord {
    /// Collections.
    public static var noun: Noun { .collections }

    /// Reads a collection from a row of the mirror.
    public init(stored row: StoredRow) {
        self.init(
            id: ID(row.text("id") ?? ""), created: row.double("created"), alias: row.text("alias"),
            companyID: row.text("company_id").map { Company.ID($0) }, companyName: row.text("company_name"))
    }
}
