import OzModel
import Query

/// Where the values of a query's keys stand, noun by noun: all that the query language knows of columns.
enum FilterTable {
    /// Where the values are found, seen from a row; in SQL `@` stands before each of its columns.
    indirect enum Place: Sendable {
        case value(String)
        /// The id, which may be kept as bytes.
        case id
        /// A word that rows share, of this kind; the place is within the row `word`.
        case shared(String, kind: String, Place)
        /// Longer words of which the language names the beginning.
        case longWord(String)
        /// Several values in one text, with what stands between them.
        case list(String, between: String)
        /// A flag for each word.
        case flags([String: String])
        /// In any of several places.
        case any([Place])
        /// Whom a column names by number: meant by the whole id, or by what they are called.
        case owner(String, Noun)
        /// The same of the row itself.
        case named([String])
        /// In the rows of a large table whose `key` is this value of the row.
        case related(table: String, key: String, column: String, Place)
        /// Only the JSON text says it: a column that is not kept.
        case detail(Noun, String)
        /// The JSON text.
        case json(Noun)
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
        case .analyses, .media: .any([.json(noun), ofOrder(.json(.orders))])
        case .orders, .users, .companies, .collections: .json(noun)
        }
    }

    private static let orders: [String: Place] = [
        "status": word("verdict"), "state": word("state", kind: "verdict"),
        "type": .shared("@types", kind: "types", .list("@word", between: ",")),
        "score": ofAnalyses(.value("@score")), "operator": ofAnalyses(word("operator", kind: "verdict")),
        "created": .value("@created"), "updated": .value("@updated"), "company": .owner("@company", .companies),
        "user": .owner("@user", .users), "person": .value("@person_key"), "name": .value("@person_name"),
        "comment": .value("@comment"), "order": .any([.id, .value("@transaction_id")]),
        "transaction": .value("@transaction_id"), "id": .id, "media": .value("@media_count"),
        "archived": .value("@is_archive"), "tag": .related(table: "media", key: "order_seq", column: "@seq", tags),
    ]

    private static let analyses: [String: Place] = [
        "status": word("verdict"), "state": word("state", kind: "verdict"), "type": word("type"),
        "score": .value("@score"), "threshold": .value("(SELECT high FROM bounds WHERE seq = @bound)"),
        "closeness": .value("@closeness"), "operator": word("operator", kind: "verdict"),
        "created": .value("@created"), "updated": .value("@updated"), "company": .owner("@company", .companies),
        "user": .owner("@user", .users), "person": ofOrder(.value("@person_key")),
        "name": ofOrder(.value("@person_name")), "comment": .value("@comment"),
        "error": .any([.value("@error_code"), .value("@error_message")]), "group": .detail(.analyses, "group_id"),
        "collection": .detail(.analyses, "collection_alias"), "hit": .value("@person_id"), "order": order,
        "transaction": ofOrder(.value("@transaction_id")), "id": .id,
        "tag": .related(table: "media", key: "order_seq", column: "@order_seq", tags),
    ]

    private static let media: [String: Place] = [
        "created": .value("@created"), "updated": .value("@updated"), "company": .owner("@company", .companies),
        "user": .owner("@user", .users), "person": ofOrder(.value("@person_key")), "name": .value("@name"),
        "order": order, "transaction": ofOrder(.value("@transaction_id")), "id": .id, "tag": tags,
        "kind": .shared("@kind", kind: "kind", .longWord("@word")),
        "mime": .shared("@mime_type", kind: "mime", .value("@word")), "size": .value("@size"),
        "duration": .value("@duration"), "width": .detail(.media, "width"), "height": .detail(.media, "height"),
    ]

    private static let users: [String: Place] = [
        "created": .value("@created"), "updated": .value("@updated"), "company": .owner("@company", .companies),
        "user": .named(userNames), "name": .any(userNames.map(Place.value)), "id": .id, "role": .value(role),
        "service": .value(service), "active": .value("@is_active"),
        "start": .flags(Dictionary(uniqueKeysWithValues: AnalysisType.known.map { ($0.wire, "@may_\($0.words)") })),
    ]

    private static let companies: [String: Place] = [
        "created": .value("@created"), "updated": .value("@updated"), "company": .named(["@name"]),
        "name": .value("@name"), "id": .id,
        "users": .value("(SELECT count(*) FROM users AS u WHERE u.company = @seq)"),
        "orders": .value("(SELECT count(*) FROM orders AS o WHERE o.company = @seq)"),
    ]

    private static let collections: [String: Place] = [
        "created": .value("@created"), "updated": .value("@updated"), "company": .owner("@company", .companies),
        "name": .value("@alias"), "collection": .named(["@alias"]), "id": .id,
    ]

    /// What else the people are called whom rows name; the name that lists show is beside their id.
    static let userNames = [
        "@email", "@display",
        "trim(coalesce(@first_name || ' ', '') || coalesce(@middle_name || ' ', '') || coalesce(@last_name, ''))",
    ]
    // An order that is not known yet is called by its id alone.
    private static let order = Place.any([
        ofOrder(.any([.id, .value("@transaction_id")])),
        .related(table: "awaited", key: "seq", column: "-@order_seq", .id),
    ])
    private static let tags = Place.shared("@tags", kind: "tags", .list("@word", between: "\n"))

    // What the reader of users makes of a role and the flags of older servers.
    private static let role =
        "CASE WHEN @role = 'CLIENT' THEN CASE WHEN @is_service = 1 THEN 'CLIENT_SERVICE'"
        + " WHEN @is_admin = 1 THEN 'CLIENT_ADMIN' ELSE 'CLIENT' END ELSE @role END"
    private static let service = "(coalesce(@is_service, 0) = 1 OR @role = 'CLIENT_SERVICE')"

    private static func word(_ column: String, kind: String? = nil) -> Place {
        .shared("@\(column)", kind: kind ?? column, .value("@word"))
    }

    private static func ofAnalyses(_ place: Place) -> Place {
        .related(table: "analyses", key: "order_seq", column: "@seq", place)
    }

    private static func ofOrder(_ place: Place) -> Place {
        .related(table: "orders", key: "seq", column: "@order_seq", place)
    }
}
