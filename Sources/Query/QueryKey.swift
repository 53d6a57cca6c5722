import OzModel

/// One key of the query language: what it is called, which objects have it, and what may stand after it.
public struct QueryKey: Sendable {
    /// What a key's values are, which says how they are written and compared.
    public enum Kind: Hashable, Sendable {
        /// One of these words, in the API's spelling.
        case word([String])
        case time, number, flag
        /// A part of the text is enough; neither case nor accents matter.
        case text
        /// An id, whose beginning is enough.
        case id
        /// The whole value, letter by letter.
        case exact
    }

    /// What stands before the colon.
    public let name: String
    /// What else is understood: the API's own names among it.
    public let aliases: [String]
    /// How its values are written and compared.
    public let kind: Kind
    /// Whose key it is.
    public let nouns: [Noun]
    /// What it asks, in a few words.
    public let help: String
    /// How it may be used.
    public let example: String

    init(_ name: String, _ aliases: [String] = [], _ kind: Kind, _ nouns: [Noun], _ help: String, _ example: String) {
        self.name = name
        self.aliases = aliases
        self.kind = kind
        self.nouns = nouns
        self.help = help
        self.example = example
    }

    /// The key that a noun has under a name or alias, in any case.
    public static func named(_ name: String, of noun: Noun) -> QueryKey? {
        let wanted = name.lowercased()
        return queryKeys.first { $0.nouns.contains(noun) && ($0.name == wanted || $0.aliases.contains(wanted)) }
    }

    /// The keys of a noun, in the order of the table.
    public static func all(of noun: Noun) -> [QueryKey] { queryKeys.filter { $0.nouns.contains(noun) } }

    /// What stands before a path of the metadata, which the caller of the API has chosen.
    public static let metaPrefix = "meta."
}

/// Every key there is; parsing, completion, help, README, SQL and API parameters read this table.
public let queryKeys: [QueryKey] = [
    QueryKey(
        "status", ["verdict", "resolution", "resolution_status", "system_resolution"], .word(verdicts),
        [.orders, .analyses], "the verdict", "status:declined,operator_required"),
    QueryKey("state", .word(verdicts), [.orders, .analyses], "how far the machine is", "state:failed"),
    QueryKey(
        "type", .word(AnalysisType.known.map(\.wire)), [.orders, .analyses],
        "what is checked; of an order: by any of its analyses", "type:quality"),
    QueryKey(
        "score", .number, [.orders, .analyses], "what was measured; of an order: by any of its analyses", "score>=0.5"),
    QueryKey("threshold", .number, [.analyses], "the upper threshold", "threshold:0.85"),
    QueryKey(
        "closeness", ["borderline"], .number, [.analyses], "how near the score is to a threshold, 1 is on it",
        "closeness>0.9"),
    QueryKey(
        "operator", ["resolution_operator"], .word(verdicts), [.orders, .analyses],
        "what an operator made of it; of an order: of any of its analyses", "operator:success"),
    QueryKey("created", ["time_created"], .time, Noun.allCases, "when it came", "created:>7d"),
    QueryKey("updated", ["time_updated"], .time, Noun.allCases, "when it last changed", "updated:today"),
    QueryKey(
        "company", ["company_id"], .text, Noun.allCases, "the company by name, or by the whole id",
        "company:\"Acme Bank\""),
    QueryKey(
        "user", ["user_id", "email"], .text, [.orders, .analyses, .media, .users],
        "who sent it, by e-mail, name or the whole id", "user:jane@x.test"),
    QueryKey(
        "person", ["person_key"], .exact, [.orders, .analyses, .media], "the key that tells persons apart",
        "person:123"),
    QueryKey(
        "name", ["person_name", "original_name", "alias", "first_name", "last_name"], .text, Noun.allCases,
        "of the person, file, user, company or collection", "name:smith"),
    QueryKey(
        "comment", ["resolution_comment", "operator_comment"], .text, [.orders, .analyses], "what was said of it",
        "comment:glasses"),
    QueryKey("error", ["error_message", "error_code"], .text, [.analyses], "why it failed", "error:face"),
    QueryKey("group", ["group_id"], .exact, [.analyses], "the analyses started with it", "group:7f3a"),
    QueryKey(
        "collection", ["collection_alias", "collection_id"], .text, [.analyses, .collections],
        "the collection that was searched", "collection:blacklist"),
    QueryKey("hit", ["person_id"], .exact, [.analyses], "the person found in a collection", "hit:p-12"),
    QueryKey(
        "order", ["folder", "folder_id", "request"], .id, [.orders, .analyses, .media],
        "the order, by id or transaction id", "order:tr-0004711"),
    QueryKey(
        "transaction", ["transaction_id"], .id, [.orders, .analyses, .media], "the caller's own id of the order",
        "transaction:tr-1"),
    QueryKey("id", idNames, .id, Noun.allCases, "its own id", "id:3f2a81c0"),
    QueryKey("media", ["media_count", "files"], .number, [.orders], "how many files it has", "media>=2"),
    QueryKey("archived", ["is_archive"], .flag, [.orders], "whether it is archived", "archived:yes"),
    QueryKey(
        "tag", ["tags"], .exact, [.orders, .analyses, .media], "a tag of a file; else of any file of the order",
        "tag:video_selfie"),
    QueryKey("kind", ["media_type"], .word(["IMAGE", "VIDEO", "SHOTS_SET"]), [.media], "what it is", "kind:video"),
    QueryKey("mime", ["mime_type"], .text, [.media], "its MIME type", "mime:jpeg"),
    QueryKey("size", .number, [.media], "bytes", "size:>1M"),
    QueryKey("duration", .number, [.media], "seconds", "duration:2..5"),
    QueryKey("width", .number, [.media], "pixels", "width<720"),
    QueryKey("height", .number, [.media], "pixels", "height>=1280"),
    QueryKey(
        "role", ["user_type"], .word(UserRole.known.map(\.wire)), [.users], "what the user may do",
        "role:operator,client_operator"),
    QueryKey("service", ["is_service"], .flag, [.users], "whether it is a program's account", "service:yes"),
    QueryKey("active", ["is_active"], .flag, [.users], "whether it can log in", "active:no"),
    QueryKey(
        "start", ["can_start"], .word(AnalysisType.known.map(\.wire)), [.users], "an analysis the user may start",
        "start:biometry"),
    QueryKey("users", ["user_count"], .number, [.companies], "how many users it has", "users:0"),
    QueryKey("orders", ["order_count"], .number, [.companies], "how many orders it has", "orders>1000"),
]

private let verdicts = Verdict.known.map(\.wire)
private let idNames = ["analyse_id", "analysis_id", "media_id"]

extension QueryKey {
    fileprivate init(_ name: String, _ kind: Kind, _ nouns: [Noun], _ help: String, _ example: String) {
        self.init(name, [], kind, nouns, help, example)
    }
}
