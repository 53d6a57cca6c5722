import OzModel

extension MirrorTable {
    static let orders = MirrorTable(
        noun: .orders, ids: ["$.folder_id"], needsTime: true,
        columns: [
            Column("created", "p.created"),
            updated,
            Column("verdict", Pick.word(verdict, known: states, missing: "INITIAL"), verdicts),
            Column(
                "state",
                Pick.word(
                    Pick.firstText(["$.resolution_status", "$.resolution"]), known: states, missing: "INITIAL"),
                verdicts),
            Column("comment", Pick.firstText(["$.resolution_comment", "$.operator_comment"])),
            company,
            Column("user", Pick.text("$.user_id"), .owner(.users)),
            Column("person_name", personName),
            Column("transaction_id", transactionID),
            Column("is_archive", "coalesce(\(Pick.flag(["$.is_archive"])), 0)"),
        ],
        json: "json_remove(p.value, '$.analyses', '$.media', '$.user', '$.company')",
        contextOf: { ["\($0).transaction_id", "\($0).person_name"] + ownerIDs(["company", "user"], of: $0) },
        computed: [
            ("person_key", "t.person_key"), ("types", "(SELECT word FROM words WHERE seq = t.types)"),
            ("media_count", "t.media_count"), ("media_listed", "t.media_listed"),
        ],
        search: [
            personName, Pick.text("$.resolution_comment"), Pick.text("$.operator_comment"),
            Pick.values("$.meta_data"),
        ],
        names: [],
        sorts: [
            Sort("time_created", .newest("created")), Sort("time_updated", .newest("updated")),
            Sort("system_resolution", .verdict),
            Sort("verdict", .verdict),
            Sort("resolution_status", .word("verdict", in: "state")), Sort("state", .word("verdict", in: "state")),
            Sort("types", .word("types", in: "types")), Sort("media_count", .column("media_count")),
            Sort("media", .column("media_count")), Sort("company_name", .owner(.companies, in: "company")),
            Sort("company", .owner(.companies, in: "company")), Sort("user_name", .owner(.users, in: "user")),
            Sort("user", .owner(.users, in: "user")), Sort("person_key", .grouped("person_key")),
            Sort("person_name", .column("person_name")), Sort("transaction_id", .falling("transaction_id")),
            Sort("folder_id", .id), Sort("id", .id),
        ],
        derived: [
            "time_created": "created", "time_updated": "updated", "system_resolution": "verdict", "verdict": "verdict",
            "resolution_status": "state", "state": "state", "types": "types", "media_count": "media_count",
            "media": "media_count", "company_name": "company_name", "company": "company_name",
            "user_name": "user_name", "user": "user_name", "person_key": "person_key", "person_name": "person_name",
            "transaction_id": "transaction_id", "folder_id": "id", "id": "id",
        ],
        newestBy: ["verdict", "company", "user"],
        scopes: ["order": "id", "companies": "company", "users": "user"]
    )

    private static let verdict = Pick.firstText(["$.system_resolution", "$.resolution_status", "$.resolution"])
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
