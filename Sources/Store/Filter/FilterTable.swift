import OzModel
import Query

/// Where the values of a query's keys stand, noun by noun: all that the query language knows of columns.
enum FilterTable {
    /// Where the values are found, seen from a row; in SQL `@` stands before each of its columns.
    indirect enum Place: Sendable {
        case value(String)
        /// Longer words of which the language names the beginning.
        case longWord(String)
        /// Several values in one text, with what stands between them.
        case list(String, between: String)
        /// A flag for each word.
        case flags([String: String])
        /// In any of several places.
        case any([Place])
        /// Whom a column names by id: meant by the whole id, or by what a small table calls them.
        case owner(String, table: String, names: [String])
        /// In the rows of a large table whose `key` is this row's column.
        case related(table: String, key: String, column: String, Place)
    }

    /// Where a key's values are; nil where the noun has no such key.
    static func place(of key: String, _ noun: Noun) -> Place? {
        switch noun {
        case .orders: orders[key]
        case .analyses: analyses[key]
        case .media: media[key]
        case .users: users[key]
        case .companies: companies[key]
        case .collections: collections[key]
        }
    }

    /// Where metadata may stand: in the object itself, and in its order.
    static func metadata(of noun: Noun) -> Place {
        switch noun {
        case .analyses, .media: .any([.value("@json"), ofOrder(.value("@json"))])
        case .orders, .users, .companies, .collections: .value("@json")
        }
    }

    private static let orders: [String: Place] = [
        "status": .value("@verdict"), "state": .value("@state"), "type": .list("@types", between: ","),
        "score": ofAnalyses(.value("@score")), "operator": ofAnalyses(.value("@operator")),
        "created": .value("@created"), "updated": .value("@updated"), "company": company,
        "user": .owner("@user_id", table: "users", names: userNames), "person": .value("@person_key"),
        "name": .value("@person_name"), "comment": .value("@comment"),
        "order": .any([.value("@id"), .value("@transaction_id")]), "transaction": .value("@transaction_id"),
        "id": .value("@id"), "media": .value("@media_count"), "archived": .value("@is_archive"),
        "tag": .related(table: "media", key: "order_id", column: "id", tags),
    ]

    private static let analyses: [String: Place] = [
        "status": .value("@verdict"), "state": .value("@state"), "type": .value("@type"), "score": .value("@score"),
        "threshold": .value("@high"), "closeness": .value("@closeness"), "operator": .value("@operator"),
        "created": .value("@created"), "updated": .value("@updated"), "company": company, "user": userOfOrder,
        "person": ofOrder(.value("@person_key")), "name": ofOrder(.value("@person_name")),
        "comment": .value("@comment"), "error": .any([.value("@error_code"), .value("@error_message")]),
        "group": .value("@group_id"), "collection": .value("@collection_alias"), "hit": .value("@person_id"),
        "order": order, "transaction": ofOrder(.value("@transaction_id")), "id": .value("@id"),
        "tag": .related(table: "media", key: "order_id", column: "order_id", tags),
    ]

    private static let media: [String: Place] = [
        "created": .value("@created"), "updated": .value("@updated"), "company": company, "user": userOfOrder,
        "person": ofOrder(.value("@person_key")), "name": .value("@name"), "order": order,
        "transaction": ofOrder(.value("@transaction_id")), "id": .value("@id"), "tag": tags,
        "kind": .longWord("@kind"), "mime": .value("@mime_type"), "size": .value("@size"),
        "duration": .value("@duration"), "width": .value("@width"), "height": .value("@height"),
    ]

    private static let users: [String: Place] = [
        "created": .value("@created"), "updated": .value("@updated"), "company": company,
        "user": .owner("@id", table: "users", names: userNames), "name": .any(userNames.map(Place.value)),
        "id": .value("@id"), "role": .value(role), "service": .value(service), "active": .value("@is_active"),
        "start": .flags(Dictionary(uniqueKeysWithValues: AnalysisType.known.map { ($0.wire, "@may_\($0.words)") })),
    ]

    private static let companies: [String: Place] = [
        "created": .value("@created"), "updated": .value("@updated"),
        "company": .owner("@id", table: "companies", names: ["@name"]), "name": .value("@name"), "id": .value("@id"),
        "users": .value("@user_count"), "orders": .value("@order_count"),
    ]

    private static let collections: [String: Place] = [
        "created": .value("@created"), "updated": .value("@updated"), "company": company, "name": .value("@alias"),
        "collection": .owner("@id", table: "collections", names: ["@alias"]), "id": .value("@id"),
    ]

    private static let company = Place.owner("@company_id", table: "companies", names: ["@name"])
    private static let userNames = [
        "@email", "@display",
        "trim(coalesce(@first_name || ' ', '') || coalesce(@middle_name || ' ', '') || coalesce(@last_name, ''))",
    ]
    private static let userOfOrder = ofOrder(.owner("@user_id", table: "users", names: userNames))
    private static let order = Place.any([.value("@order_id"), ofOrder(.value("@transaction_id"))])
    private static let tags = Place.list("@tags", between: "\n")

    // What the reader of users makes of a role and the flags of older servers.
    private static let role =
        "CASE WHEN @role = 'CLIENT' THEN CASE WHEN @is_service = 1 THEN 'CLIENT_SERVICE'"
        + " WHEN @is_admin = 1 THEN 'CLIENT_ADMIN' ELSE 'CLIENT' END ELSE @role END"
    private static let service = "(coalesce(@is_service, 0) = 1 OR @role = 'CLIENT_SERVICE')"

    private static func ofAnalyses(_ place: Place) -> Place {
        .related(table: "analyses", key: "order_id", column: "id", place)
    }

    private static func ofOrder(_ place: Place) -> Place {
        .related(table: "orders", key: "id", column: "order_id", place)
    }
}
