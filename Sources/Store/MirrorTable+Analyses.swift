import OzModel

extension MirrorTable {
    static let analyses = MirrorTable(
        noun: .analyses, ids: ["$.analyse_id", "$.analysis_id"], needsTime: true,
        columns: [
            Column("order_seq", orderID, .order),
            Column("user", "NULL", .orderUser),
            Column("created", "p.created"),
            updated,
            Column("type", type, .word(kind: "type", missing: 0)),
            Column("state", Pick.word(Pick.text("$.state"), known: states, missing: "INITIAL"), verdicts),
            Column("verdict", Pick.word(verdict, known: states, missing: "INITIAL"), verdicts),
            Column("operator", Pick.word(Pick.text("$.resolution_operator"), known: states), verdicts),
            Column("comment", Pick.firstText(["$.resolution_comment", "$.operator_comment"])),
            Column("error_code", Pick.text("$.error_code")),
            Column("error_message", Pick.text("$.error_message")),
            Column("score", score),
            Column("bound", "NULL", .bound),
            company,
            Column("group_id", Pick.text("$.group_id"), .detail),
            Column("collection_alias", Pick.text("$.collection.alias"), .detail),
            Column("person_id", personID),
            Column("sources", sourceIDs, .sources),
        ],
        json: "json_remove(p.value, '$.source_media')",
        contextOf: { ownerIDs(["company", "user"], of: $0) + ["ozc_id(\(orderKey($0)))"] },
        computed: [
            ("closeness", "t.closeness"),
            ("person_name", "(SELECT o.person_name FROM orders AS o WHERE o.seq = t.order_seq)"),
            ("person_key", "(SELECT o.person_key FROM orders AS o WHERE o.seq = t.order_seq)"),
        ],
        search: [
            Pick.text("$.error_message"), Pick.text("$.resolution_comment"), Pick.text("$.operator_comment"),
            Pick.text("$.collection.alias"), Pick.values("$.meta_data"),
        ],
        names: [],
        sorts: [
            Sort("time_created", .newest("created")), Sort("time_updated", .newest("updated")),
            Sort("type", .word("type", in: "type")), Sort("resolution_status", .verdict),
            Sort("resolution", .verdict), Sort("verdict", .verdict),
            Sort("state", .word("verdict", in: "state")), Sort("score", .column("score")),
            Sort("threshold", .threshold), Sort("closeness", .column("closeness")),
            Sort("borderline", .column("closeness")), Sort("order", .order(by: "transaction_id", descends: true)),
            Sort("order_label", .order(by: "transaction_id", descends: true)), Sort("folder_id", .order(by: "id")),
            Sort("resolution_operator", .word("verdict", in: "operator")),
            Sort("operator", .word("verdict", in: "operator")), Sort("company_name", .owner(.companies, in: "company")),
            Sort("company", .owner(.companies, in: "company")), Sort("analyse_id", .id), Sort("analysis_id", .id),
            Sort("id", .id),
        ],
        derived: [
            "time_created": "created", "time_updated": "updated", "type": "type", "resolution_status": "verdict",
            "resolution": "verdict", "verdict": "verdict", "state": "state", "score": "score", "threshold": "high",
            "closeness": "closeness", "borderline": "closeness", "order": "order_label", "order_label": "order_label",
            "folder_id": "order_id", "resolution_operator": "operator", "operator": "operator",
            "company_name": "company_name", "company": "company_name", "analyse_id": "id", "analysis_id": "id",
            "id": "id",
        ],
        newestBy: ["verdict", "company"],
        scopes: ["order": "order_seq", "companies": "company", "users": "user"]
    )

    /// The thresholds of an analysis, of which `bounds` keeps each combination once.
    static let bounds = [Column("low", low), Column("high", high), Column("is_assumed", "coalesce(\(isAssumed), 0)")]

    private static let verdict = Pick.firstText(["$.resolution_status", "$.resolution", "$.state"])
    private static let type =
        Pick.word("coalesce(\(Pick.text("$.type")), '')", known: AnalysisType.known.map(\.wire))

    private static func byType(quality: String, biometry: String, collection: String) -> String {
        "CASE upper(\(Pick.text("$.type"))) WHEN 'QUALITY' THEN \(quality) WHEN 'BIOMETRY' THEN \(biometry)"
            + " WHEN 'COLLECTION' THEN \(collection) END"
    }

    private static func measured(_ field: String, worst function: String) -> String {
        "coalesce(\(Pick.number("$.results_data.\(field)")),"
            + " \(Pick.extreme(function, "$.results_data.\(field)", in: "$.results_media")))"
    }

    private static let score = byType(
        quality: measured("confidence_spoofing", worst: "max"),
        biometry: measured("min_confidence", worst: "min"),
        collection: measured("confidence", worst: "max"))

    private static let low = byType(
        quality: "NULL",
        biometry: "CASE WHEN \(confs(["threshold_max"])) IS NOT NULL THEN \(confs(["threshold_min"])) END",
        collection: "NULL")

    // The defaults where the server names no threshold: 0.5 for liveness, 0.85 for the others. [D, section 9.3]
    private static let high = byType(
        quality: "coalesce(\(qualityThreshold), 0.5)", biometry: "coalesce(\(biometryThreshold), 0.85)",
        collection: "coalesce(\(collectionThreshold), 0.85)")

    private static let isAssumed = byType(
        quality: "\(qualityThreshold) IS NULL", biometry: "\(biometryThreshold) IS NULL",
        collection: "\(collectionThreshold) IS NULL")

    private static let qualityThreshold = confs(["threshold_spoofing", "threshold_liveness", "threshold_max"])
    private static let biometryThreshold = confs(["threshold_max", "threshold_min"])
    private static let collectionThreshold = confs(["decision_threshold", "threshold_max"])

    private static func confs(_ names: [String]) -> String {
        Pick.firstNumber(names.map { "$.confs.\($0)" })
    }

    private static let personID =
        "(SELECT \(Pick.text("$.person_id", of: "e.value")) FROM json_each(p.value, '$.results_media') AS e"
        + " WHERE e.type = 'object' AND \(Pick.text("$.person_id", of: "e.value")) IS NOT NULL LIMIT 1)"

    private static let sourceIDs =
        "CASE WHEN json_type(p.value, '$.source_media') = 'array' THEN (SELECT json_group_array(CASE e.type"
        + " WHEN 'object' THEN \(Pick.id(media.ids, of: "e.value")) WHEN 'text' THEN e.value END)"
        + " FROM json_each(p.value, '$.source_media') AS e) END"
}
