import OzModel

extension MirrorTable {
    static let media = MirrorTable(
        noun: .media, ids: ["$.media_id", "$.video_id", "$.image_id", "$.shots_set_id"],
        needsTime: false,
        columns: [
            Column("order_seq", orderID, .order),
            Column("user", "NULL", .orderUser),
            Column("created", "p.created"),
            updated,
            Column("kind", "coalesce(\(Pick.text("$.media_type")), '')", .word(kind: "kind", missing: 0)),
            Column("mime_type", Pick.text("$.mime_type"), .word(kind: "mime", missing: 1)),
            Column("name", Pick.text("$.original_name")),
            Column("tags", tags, .word(kind: "tags", missing: 2)),
            Column("size", Pick.firstInteger(["$.info.original.size", "$.info.video.size", "$.info.shots_set.size"])),
            Column("duration", Pick.firstNumber(["$.info.video.duration", "$.info.preview.duration"])),
            Column("width", Pick.firstInteger(["$.info.original.width", "$.info.video.width"]), .detail),
            Column("height", Pick.firstInteger(["$.info.original.height", "$.info.video.height"]), .detail),
            Column("original_url", Pick.firstText(["$.original_url", "$.video_url"]), .detail),
            Column("thumb_url", Pick.text("$.thumb_url"), .detail),
            Column("preview_url", Pick.text("$.preview_url"), .detail),
            company,
        ],
        json: "json_remove(p.value)",
        contextOf: { ownerIDs(["company", "user"], of: $0) + ["ozc_id(\(orderKey($0)))"] },
        computed: [],
        search: [Pick.text("$.original_name"), Pick.values("$.meta_data")],
        names: [],
        sorts: [
            Sort("time_created", .newest("created")), Sort("time_updated", .newest("updated")),
            Sort("media_type", .word("kind", in: "kind")), Sort("kind", .word("kind", in: "kind")),
            Sort("original_name", .column("name")), Sort("name", .column("name")),
            Sort("tags", .word("tags", in: "tags")), Sort("mime_type", .word("mime", in: "mime_type")),
            Sort("size", .column("size")), Sort("duration", .column("duration")),
            Sort("order", .order(by: "transaction_id", descends: true)),
            Sort("order_label", .order(by: "transaction_id", descends: true)),
            Sort("folder_id", .order(by: "id")), Sort("media_id", .id), Sort("id", .id),
        ],
        derived: [
            "time_created": "created", "time_updated": "updated", "media_type": "kind", "kind": "kind",
            "original_name": "name", "name": "name", "tags": "tags", "mime_type": "mime_type", "size": "size",
            "duration": "duration", "order": "order_label", "order_label": "order_label", "folder_id": "order_id",
            "media_id": "id", "id": "id",
        ],
        newestBy: [],
        scopes: ["order": "order_seq", "companies": "company", "users": "user"]
    )

    private static let tags =
        "CASE WHEN json_type(p.value, '$.tags') = 'array' THEN"
        + " (SELECT group_concat(substr(e.value, 1), char(10)) FROM json_each(p.value, '$.tags') AS e"
        + " WHERE e.type = 'text') END"

    static let users = MirrorTable(
        noun: .users, ids: ["$.user_id"], needsTime: false,
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
            company,
            Column("display", display),
        ],
        json: "json_remove(p.value)",
        contextOf: { ownerIDs(["company"], of: $0) },
        computed: [],
        search: [
            Pick.text("$.email"), fullName, Pick.text("$.user_type"), Pick.values("$.meta_data"),
        ],
        names: ["p.company_name"],
        sorts: [
            Sort("email", .column("email")),
            Sort("last_name", .column("last_name")),
            Sort("name", .column("last_name")),
            Sort("first_name", .column("first_name")),
            Sort("user_type", .column("role")),
            Sort("role", .column("role")),
            Sort("company_name", .owner(.companies, in: "company")),
            Sort("company", .owner(.companies, in: "company")), Sort("is_service", .column("is_service")),
            Sort("service", .column("is_service")), Sort("is_active", .column("is_active")),
            Sort("time_created", .newest("created")), Sort("user_id", .id), Sort("id", .id),
        ],
        derived: [
            "email": "email", "last_name": "last_name", "name": "last_name", "first_name": "first_name",
            "user_type": "role", "role": "role", "company_name": "company_name", "company": "company_name",
            "is_service": "is_service", "service": "is_service", "is_active": "is_active", "time_created": "created",
            "user_id": "id", "id": "id",
        ],
        newestBy: ["company"],
        scopes: ["companies": "company", "users": "id"]
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
        noun: .companies, ids: ["$.company_id"], needsTime: false,
        columns: [
            Column("created", "p.created"),
            updated,
            Column("name", Pick.text("$.name")),
        ],
        json: "json_remove(p.value)",
        contextOf: { _ in [] },
        computed: [("user_count", userCount), ("order_count", orderCount)],
        search: [Pick.text("$.name"), Pick.values("$.meta_data")],
        names: [],
        sorts: [
            Sort("name", .column("name")),
            Sort("user_count", .computed(userCount)),
            Sort("users", .computed(userCount)),
            Sort("order_count", .computed(orderCount)), Sort("orders", .computed(orderCount)),
            Sort("time_created", .newest("created")), Sort("company_id", .id), Sort("id", .id),
        ],
        derived: [
            "name": "name", "user_count": "user_count", "users": "user_count", "order_count": "order_count",
            "orders": "order_count", "time_created": "created", "company_id": "id", "id": "id",
        ],
        newestBy: [],
        scopes: ["companies": "id"]
    )

    private static let userCount = "(SELECT count(*) FROM users AS u WHERE u.company = t.seq)"
    private static let orderCount =
        "(SELECT coalesce(sum(n), 0) FROM totals AS o WHERE o.noun = 1 AND o.company = t.seq)"

    static let collections = MirrorTable(
        noun: .collections, ids: ["$.collection_id"], needsTime: false,
        columns: [
            Column("created", "p.created"),
            updated,
            Column("alias", Pick.text("$.alias")),
            company,
        ],
        json: "json_remove(p.value)",
        contextOf: { ownerIDs(["company"], of: $0) },
        computed: [],
        search: [Pick.text("$.alias"), Pick.values("$.meta_data")],
        names: ["p.company_name"],
        sorts: [
            Sort("alias", .column("alias")), Sort("company_name", .owner(.companies, in: "company")),
            Sort("company", .owner(.companies, in: "company")), Sort("time_created", .newest("created")),
            Sort("collection_id", .id), Sort("id", .id),
        ],
        derived: [
            "alias": "alias", "company_name": "company_name", "company": "company_name", "time_created": "created",
            "collection_id": "id", "id": "id",
        ],
        newestBy: ["company"],
        scopes: ["companies": "company"]
    )
}
