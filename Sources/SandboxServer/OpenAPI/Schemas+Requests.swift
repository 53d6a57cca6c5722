extension Schemas {
    static let requests: [JSON.Member] = [
        .init(
            "Credentials",
            Schema.object([
                Field("credentials", Schema.object([Field("email", Schema.text), Field("password", Schema.text)]))
            ])),
        .init("Renewal", Schema.object([Field("expire_token", Schema.text)])),
        .init(
            "CompanyChange",
            Schema.object([
                Field("name", Schema.text, optional: true), Field("meta_data", Schema.free, optional: true),
            ])),
        .init(
            "UserChange",
            Schema.object([
                Field("user_type", Schema.text, optional: true), Field("first_name", Schema.text, optional: true),
                Field("middle_name", Schema.maybeText, optional: true), Field("last_name", Schema.text, optional: true),
                Field("email", Schema.text, optional: true), Field("password", Schema.text, optional: true),
                Field("company_id", Schema.maybeID, optional: true), Field("meta_data", Schema.free, optional: true),
                Field("is_admin", Schema.flag, optional: true), Field("is_service", Schema.flag, optional: true),
            ])),
        .init(
            "FolderPayload",
            Schema.object([
                Field("folder:meta_data", Schema.free, optional: true),
                Field("media:meta_data", Schema.free, optional: true), Field("media:tags", Schema.free, optional: true),
                Field("analyses", Schema.list(Schema.named("AnalysisRequest")), optional: true),
            ])),
        .init(
            "PersonPayload",
            Schema.object([
                Field("person:meta_data", Schema.free, optional: true),
                Field("media:tags", Schema.free, optional: true),
            ])),
        .init(
            "FolderChange",
            Schema.object([
                Field("operator_status", Schema.text, optional: true),
                Field("operator_comment", Schema.maybeText, optional: true),
                Field("resolution_comment", Schema.maybeText, optional: true),
            ])),
        .init(
            "Decision",
            Schema.object([
                Field("resolution_operator", Schema.choice(["SUCCESS", "DECLINED"])),
                Field("resolution_comment", Schema.maybeText, optional: true),
            ])),
        .init(
            "AnalysisRequest",
            Schema.object([
                Field("type", Schema.choice(AnalysisType.allCases.map(\.rawValue))),
                Field("source_media", Schema.list(Schema.text), optional: true),
                Field("params", Schema.free, optional: true), Field("meta_data", Schema.free, optional: true),
            ])),
        .init(
            "AnalysesRequest",
            Schema.object([
                Field("analyses", Schema.list(Schema.named("AnalysisRequest")).adding("minItems", 1)),
                Field("callback_url", Schema.text, optional: true),
            ])),
        .init(
            "CollectionChange",
            Schema.object([
                Field("alias", Schema.text), Field("company_id", Schema.id, optional: true),
                Field("meta_data", Schema.free, optional: true),
            ])),
        .init(
            "ReportChange",
            Schema.object([
                Field("name", Schema.text, optional: true), Field("text", Schema.text, optional: true),
                Field("report_template_id", Schema.id, optional: true), Field("meta_data", Schema.free, optional: true),
            ])),
    ]
}
