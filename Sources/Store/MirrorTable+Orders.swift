import OzModel

extension MirrorTable {
    static let orders = MirrorTable(
        noun: .orders, source: "orders", ids: ["$.folder_id"], needsTime: true,
        columns: [
            Column("created", "p.created"),
            updated,
            Column(
                "verdict",
                Pick.word(verdict, known: states, missing: "INITIAL")),
            Column(
                "state",
                Pick.word(
                    Pick.firstText(["$.resolution_status", "$.resolution"]), known: states, missing: "INITIAL")),
            Column("comment", Pick.firstText(["$.resolution_comment", "$.operator_comment"])),
            Column("company_id", Pick.text("$.company_id")),
            Column("company_name", companyName),
            Column("user_id", Pick.text("$.user_id")),
            Column("user_name", userName),
            Column("person_name", personName),
            Column("transaction_id", transactionID),
            Column("is_archive", "coalesce(\(Pick.flag(["$.is_archive"])), 0)"),
            Column(
                "search",
                Pick.folded([
                    "p.id", Pick.spoken(verdict), Pick.text("$.company_id"), Pick.text("$.user_id"), personName,
                    Pick.text("$.resolution_comment"), Pick.text("$.operator_comment"), Pick.values("$.meta_data"),
                ])),
            Column("names", Pick.folded([companyName, userName])),
        ],
        json: "json_remove(p.value, '$.analyses', '$.media', '$.user', '$.company')",
        sorts: [
            Sort("time_created", "created"), Sort("time_updated", "updated"), Sort("system_resolution", "verdict"),
            Sort("verdict", "verdict"), Sort("resolution_status", "state"), Sort("state", "state"),
            Sort("types", "types"), Sort("media_count", "media_count"), Sort("media", "media_count"),
            Sort("company_name", "company_name"), Sort("company", "company_name"), Sort("user_name", "user_name"),
            Sort("user", "user_name"), Sort("person_key", "person_key"), Sort("person_name", "person_name"),
            Sort("transaction_id", "transaction_id"), Sort("folder_id", "id"), Sort("id", "id"),
        ],
        scopes: ["order": "id", "company": "company_id", "user": "user_id"], kept: []
    )

    private static let verdict = Pick.firstText(["$.system_resolution", "$.resolution_status", "$.resolution"])
    private static let userName =
        "(SELECT u.display FROM users AS u WHERE u.id = \(Pick.text("$.user_id")))"
    private static let transactionID = Pick.firstText([
        "$.meta_data.transaction_id", "$.meta_data.partner_side_folder_id",
    ])
    private static let personName =
        "nullif(trim("
        + ["first_name", "middle_name", "last_name"]
        .map { "coalesce(\(Pick.text("$.meta_data.person_info.\($0)")) || ' ', '')" }.joined(separator: " || ")
        + "), '')"

    /// The value of the first configured metadata path that an element has.
    static func personKey(paths: [String], of json: String) -> String {
        let picks = paths.map { path in
            let steps = path.split(separator: ".").map { step in
                "\"" + step.filter { $0 != "\"" && $0 != "\\" }.replacing("'", with: "''") + "\""
            }
            return Pick.text("$.meta_data." + steps.joined(separator: "."), of: json)
        }
        guard picks.count > 1 else { return picks.first ?? "NULL" }
        return "coalesce(\(picks.joined(separator: ", ")))"
    }
}
