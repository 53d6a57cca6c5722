/// The shapes that answers have and requests should have.
enum Schemas {
    typealias Field = Schema.Field

    static let all: JSON = .object(answers + requests)

    private static let statuses = Resolution.allCases.map(\.rawValue)

    private static let answers: [JSON.Member] = [
        .init(
            "Error",
            Schema.object([
                Field("error_code", ["type": "integer"]), Field("error_message", Schema.text), Field("details", true),
                Field("error_details", true, optional: true),
            ])),
        .init("Version", Schema.object([Field("version", Schema.text)])),
        .init("Health", Schema.free),
        .init(
            "Session",
            Schema.object([
                Field("session_id", Schema.id), Field("access_token", Schema.text), Field("expire_token", Schema.text),
                Field("expire_date", Schema.time), Field("user_id", Schema.id), Field("user", Schema.named("User")),
            ])),
        .init("SessionToken", Schema.object([Field("session_token", Schema.text)])),
        .init("MetaData", Schema.free),
        .init(
            "EventSession",
            Schema.object([
                Field("time_created", Schema.time), Field("session_id", Schema.id), Field("device_info", true),
                Field("records", true),
            ])),
        .init(
            "Company",
            Schema.object(
                Schema.times + [
                    Field("company_id", Schema.id), Field("name", Schema.text), Field("meta_data", Schema.free),
                ])),
        .init(
            "User",
            Schema.object(
                Schema.times + [
                    Field("user_id", Schema.id), Field("user_type", Schema.choice(Role.allCases.map(\.rawValue))),
                    Field("first_name", Schema.text), Field("middle_name", Schema.maybeText),
                    Field("last_name", Schema.text),
                    Field("email", Schema.text), Field("company_id", Schema.maybeID), Field("is_admin", Schema.flag),
                    Field("is_service", Schema.flag), Field("can_start_analysis_biometry", Schema.flag),
                    Field("can_start_analysis_quality", Schema.flag),
                    Field("can_start_analysis_collection", Schema.flag),
                    Field("meta_data", Schema.free),
                ])),
        .init(
            "Collection",
            Schema.object(
                Schema.common + [
                    Field("collection_id", Schema.id), Field("alias", Schema.maybeText),
                    Field("company_id", Schema.maybeID),
                ])),
        .init(
            "Person",
            Schema.object(
                Schema.common + [
                    Field("person_id", Schema.id), Field("collection_id", Schema.id),
                    Field("images", Schema.list(Schema.named("PersonImage")), optional: true),
                ])),
        .init(
            "PersonImage",
            Schema.object(
                Schema.common + [
                    Field("person_image_id", Schema.id), Field("person_id", Schema.id),
                    Field("original_name", Schema.text), Field("original_url", Schema.text),
                    Field("thumb_url", Schema.text), Field("tags", Schema.list(Schema.text)),
                ])),
        .init(
            "Image",
            Schema.object([
                Field("image_id", Schema.id), Field("original_url", Schema.text), Field("thumb_url", Schema.maybeText),
                Field("original_name", Schema.text),
            ])),
        .init("Media", media),
        .init("Analysis", analysis),
        .init("Folder", folder),
        .init(
            "InstantFolder", Schema.object([Field("folder_id", Schema.id), Field("analyses", Schema.list(analysis))])),
        .init(
            "Report",
            Schema.object(
                Schema.common + [
                    Field("report_id", Schema.id), Field("folder_id", Schema.id),
                    Field("report_template_id", Schema.maybeID), Field("name", Schema.text), Field("url", Schema.text),
                ])),
        .init(
            "ReportTemplate",
            Schema.object(
                Schema.common + [
                    Field("report_template_id", Schema.id), Field("company_id", Schema.maybeID),
                    Field("name", Schema.text), Field("text", Schema.text),
                    Field("attachments", Schema.list(Schema.named("Attachment"))),
                ])),
        .init(
            "Attachment",
            Schema.object(
                Schema.common + [
                    Field("attachment_id", Schema.id), Field("alias", Schema.text), Field("file_url", Schema.text),
                ])),
    ]

    private static let media = Schema.object(
        Schema.common + [
            Field("media_id", Schema.id), Field("folder_id", Schema.id), Field("company_id", Schema.maybeID),
            Field("media_type", Schema.choice(["IMAGE_FOLDER", "VIDEO_FOLDER", "SHOTS_SET_FOLDER"])),
            Field("mime_type", Schema.text), Field("original_name", Schema.text),
            Field("original_url", Schema.maybeText),
            Field("video_url", Schema.maybeText, optional: true),
            Field("preview_url", Schema.maybeText, optional: true),
            Field("thumb_url", Schema.maybeText), Field("tags", Schema.list(Schema.text)), Field("info", Schema.free),
        ])

    private static let analysis = Schema.object(
        Schema.common + [
            Field("analyse_id", Schema.id), Field("analysis_id", Schema.id), Field("folder_id", Schema.id),
            Field("company_id", Schema.maybeID), Field("group_id", Schema.id),
            Field("type", Schema.choice(AnalysisType.allCases.map(\.rawValue))),
            Field("state", Schema.choice(["PROCESSING", "FINISHED", "FAILED"])),
            Field("resolution_status", Schema.choice(statuses)), Field("resolution", Schema.choice(statuses)),
            Field("resolution_operator", Schema.maybeText), Field("resolution_comment", Schema.maybeText),
            Field("results_data", ["type": ["object", "null"]]), Field("results_media", Schema.list(Schema.free)),
            Field("confs", Schema.free), Field("source_media", Schema.list(Schema.named("Media"))),
            Field("error_code", ["type": ["integer", "null"]]), Field("error_message", Schema.maybeText),
        ])

    private static let folder = Schema.object(
        Schema.common + [
            Field("folder_id", Schema.id), Field("user_id", Schema.id), Field("company_id", Schema.maybeID),
            Field("resolution_status", Schema.choice(statuses)), Field("system_resolution", Schema.choice(statuses)),
            Field("resolution_comment", Schema.maybeText), Field("resolution_endpoint", Schema.maybeText),
            Field("resolution_time", Schema.maybeTime), Field("resolution_author_id", Schema.maybeID),
            Field("operator_status", Schema.maybeText), Field("operator_comment", Schema.maybeText),
            Field("is_archive", Schema.flag), Field("is_cleared", Schema.maybeFlag),
            Field("media", Schema.list(Schema.named("Media")), optional: true),
            Field("analyses", Schema.list(Schema.named("Analysis")), optional: true),
            Field("user", Schema.named("User"), optional: true),
            Field("company", ["anyOf": [Schema.named("Company"), ["type": "null"]]], optional: true),
        ])
}
