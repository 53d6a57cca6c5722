import OzModel

extension MirrorTable {
    static let analyses = MirrorTable(
        noun: .analyses, source: "analysis_rows", ids: ["$.analyse_id", "$.analysis_id"], needsTime: true,
        columns: [
            Column("order_id", orderID),
            Column("created", "p.created"),
            updated,
            Column("type", type),
            Column("state", Pick.word(Pick.text("$.state"), known: states, missing: "INITIAL")),
            Column(
                "verdict",
                Pick.word(verdict, known: states, missing: "INITIAL")),
            Column("operator", Pick.word(Pick.text("$.resolution_operator"), known: states)),
            Column("comment", Pick.firstText(["$.resolution_comment", "$.operator_comment"])),
            Column("error_code", Pick.text("$.error_code")),
            Column("error_message", Pick.text("$.error_message")),
            Column("score", score),
            Column("low", low),
            Column("high", high),
            Column("is_assumed", isAssumed),
            Column("company_id", Pick.text("$.company_id")),
            Column("company_name", companyName),
            Column("group_id", Pick.text("$.group_id")),
            Column("order_label", orderLabel),
            Column("collection_alias", Pick.text("$.collection.alias")),
            Column("person_id", personID),
            Column("source_ids", sourceIDs),
            Column(
                "search",
                Pick.folded([
                    "p.id", Pick.spoken(verdict), orderID, type, Pick.text("$.group_id"), Pick.text("$.error_message"),
                    Pick.text("$.resolution_comment"), Pick.text("$.operator_comment"),
                    Pick.text("$.collection.alias"), personID, Pick.values("$.meta_data"),
                ])),
            Column("names", Pick.folded([companyName, orderLabel])),
        ],
        json: "json_remove(p.value, '$.source_media')",
        sorts: [
            Sort("time_created", "created"), Sort("time_updated", "updated"), Sort("type", "type"),
            Sort("resolution_status", "verdict"), Sort("resolution", "verdict"), Sort("verdict", "verdict"),
            Sort("state", "state"), Sort("score", "score"), Sort("threshold", "high"),
            Sort("closeness", "closeness"), Sort("borderline", "closeness"),
            Sort("order", "order_label"), Sort("order_label", "order_label"), Sort("folder_id", "order_id"),
            Sort("resolution_operator", "operator"), Sort("operator", "operator"),
            Sort("company_name", "company_name"), Sort("company", "company_name"), Sort("analyse_id", "id"),
            Sort("analysis_id", "id"), Sort("id", "id"),
        ],
        scopes: ["order": "order_id", "company": "company_id"], kept: ["source_ids"]
    )

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
