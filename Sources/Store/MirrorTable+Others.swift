import OzModel

extension MirrorTable {
    static let media = MirrorTable(
        noun: .media, source: "media", ids: ["$.media_id", "$.video_id", "$.image_id", "$.shots_set_id"],
        needsTime: false,
        columns: [
            Column("order_id", orderID),
            Column("created", "p.created"),
            updated,
            Column("kind", "coalesce(\(Pick.text("$.media_type")), '')"),
            Column("mime_type", Pick.text("$.mime_type")),
            Column("name", Pick.text("$.original_name")),
            Column("tags", tags),
            Column("size", Pick.firstInteger(["$.info.original.size", "$.info.video.size", "$.info.shots_set.size"])),
            Column("duration", Pick.firstNumber(["$.info.video.duration", "$.info.preview.duration"])),
            Column("width", Pick.firstInteger(["$.info.original.width", "$.info.video.width"])),
            Column("height", Pick.firstInteger(["$.info.original.height", "$.info.video.height"])),
            Column("original_url", Pick.firstText(["$.original_url", "$.video_url"])),
            Column("thumb_url", Pick.text("$.thumb_url")),
            Column("preview_url", Pick.text("$.preview_url")),
            Column("company_id", Pick.text("$.company_id")),
            Column("order_label", orderLabel),
            Column(
                "search",
                Pick.folded(["p.id", orderID, Pick.text("$.original_name"), tags, Pick.values("$.meta_data")])),
            Column("names", Pick.folded([orderLabel])),
        ],
        json: "json_remove(p.value)",
        sorts: [
            Sort("time_created", "created"), Sort("time_updated", "updated"), Sort("media_type", "kind"),
            Sort("kind", "kind"), Sort("original_name", "name"), Sort("name", "name"), Sort("tags", "tags"),
            Sort("mime_type", "mime_type"), Sort("size", "size"), Sort("duration", "duration"),
            Sort("order", "order_label"), Sort("order_label", "order_label"), Sort("folder_id", "order_id"),
            Sort("media_id", "id"), Sort("id", "id"),
        ],
        scopes: ["order": "order_id", "company": "company_id"], kept: []
    )

    private static let tags =
        "CASE WHEN json_type(p.value, '$.tags') = 'array' THEN"
        + " (SELECT group_concat(substr(e.value, 1), char(10)) FROM json_each(p.value, '$.tags') AS e"
        + " WHERE e.type = 'text') END"

    static let users = MirrorTable(
        noun: .users, source: "users", ids: ["$.user_id"], needsTime: false,
        columns: [
            Column("created", "p.created"),
            updated,
            Column("email", Pick.text("$.email")),
            Column("first_name", Pick.text("$.first_name")),
            Column("middle_name", Pick.text("$.middle_name")),
            Column("last_name", Pick.text("$.last_name")),
            Column(
                "role", Pick.word("coalesce(\(Pick.text("$.user_type")), '')", known: UserRole.known.map(\.wire))),
            Column("is_admin", Pick.flag(["$.is_admin"])),
            Column("is_service", Pick.flag(["$.is_service"])),
            Column("is_active", Pick.flag(["$.is_active"])),
            Column("may_quality", mayStart("quality")),
            Column("may_biometry", mayStart("biometry")),
            Column("may_documents", mayStart("documents")),
            Column("may_collection", mayStart("collection")),
            Column("company_id", Pick.text("$.company_id")),
            Column("company_name", companyName),
            Column("display", display),
            Column(
                "search",
                Pick.folded([
                    "p.id", Pick.text("$.email"), fullName, Pick.text("$.user_type"), Pick.values("$.meta_data"),
                ])),
            Column("names", Pick.folded([companyName])),
        ],
        json: "json_remove(p.value)",
        sorts: [
            Sort("email", "email"), Sort("last_name", "last_name"), Sort("name", "last_name"),
            Sort("first_name", "first_name"), Sort("user_type", "role"), Sort("role", "role"),
            Sort("company_name", "company_name"), Sort("company", "company_name"), Sort("is_service", "is_service"),
            Sort("service", "is_service"), Sort("is_active", "is_active"), Sort("time_created", "created"),
            Sort("user_id", "id"), Sort("id", "id"),
        ],
        scopes: ["company": "company_id", "user": "id"], kept: []
    )

    private static let fullName =
        "nullif(trim(coalesce(\(Pick.text("$.first_name")) || ' ', '') || coalesce(\(Pick.text("$.last_name")), '')),"
        + " '')"
    private static let display =
        "coalesce(\(Pick.text("$.email")), \(fullName), substr(p.id, 1, 8)) || CASE WHEN"
        + " \(Pick.flag(["$.is_service"])) = 1"
        + " OR upper(replace(\(Pick.text("$.user_type")), ' ', '_')) = 'CLIENT_SERVICE' THEN ' (service)' ELSE '' END"

    private static func mayStart(_ type: String) -> String {
        Pick.flag(["$.can_start_analysis_\(type)", "$.can_start_analyse_\(type)", "$.can_start_analyze_\(type)"])
    }

    static let companies = MirrorTable(
        noun: .companies, source: "company_rows", ids: ["$.company_id"], needsTime: false,
        columns: [
            Column("created", "p.created"),
            updated,
            Column("name", Pick.text("$.name")),
            Column("search", Pick.folded(["p.id", Pick.text("$.name"), Pick.values("$.meta_data")])),
            Column("names", "''"),
        ],
        json: "json_remove(p.value)",
        sorts: [
            Sort("name", "name"), Sort("user_count", "user_count"), Sort("users", "user_count"),
            Sort("order_count", "order_count"), Sort("orders", "order_count"), Sort("time_created", "created"),
            Sort("company_id", "id"), Sort("id", "id"),
        ],
        scopes: ["company": "id"], kept: []
    )

    static let collections = MirrorTable(
        noun: .collections, source: "collections", ids: ["$.collection_id"], needsTime: false,
        columns: [
            Column("created", "p.created"),
            updated,
            Column("alias", Pick.text("$.alias")),
            Column("company_id", Pick.text("$.company_id")),
            Column("company_name", companyName),
            Column("search", Pick.folded(["p.id", Pick.text("$.alias"), Pick.values("$.meta_data")])),
            Column("names", Pick.folded([companyName])),
        ],
        json: "json_remove(p.value)",
        sorts: [
            Sort("alias", "alias"), Sort("company_name", "company_name"), Sort("company", "company_name"),
            Sort("time_created", "created"), Sort("collection_id", "id"), Sort("id", "id"),
        ],
        scopes: ["company": "company_id"], kept: []
    )
}
