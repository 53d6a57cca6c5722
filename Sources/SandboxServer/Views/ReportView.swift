/// Reports and their templates as the API shows them; every field is a guess [I, section 7].
extension Database {
    func view(_ report: Report, base: String) -> JSON {
        [
            "time_created": report.created.json, "time_updated": report.created.json,
            "report_id": report.id.json, "folder_id": folders[report.folder].id.json,
            "report_template_id": .optional(report.template.map { reportTemplates[$0].id }),
            "name": .string(report.name), "url": .string("\(base)/static/reports/\(report.id).html"),
            "meta_data": report.metaData ?? [:], "technical_meta_data": [:],
        ]
    }

    func view(_ template: ReportTemplate, base: String) -> JSON {
        [
            "time_created": template.created.json, "time_updated": template.updated.json,
            "report_template_id": template.id.json, "name": .string(template.name),
            "company_id": .optional(template.company.map { companies[$0].id }), "text": .string(template.text),
            "attachments": .array(template.attachments.filter { !$0.isRemoved }.map { view($0, base: base) }),
            "meta_data": template.metaData ?? [:], "technical_meta_data": [:],
        ]
    }

    func view(_ attachment: ReportTemplate.Attachment, base: String) -> JSON {
        [
            "time_created": attachment.created.json, "time_updated": attachment.created.json,
            "attachment_id": attachment.id.json, "alias": .string(attachment.alias),
            "file_url": .string("\(base)/static/reports/\(attachment.id).\(attachment.ending)"),
            "meta_data": attachment.metaData ?? [:], "technical_meta_data": [:],
        ]
    }

    /// A report or a template's picture by its name under `/static/reports/`.
    func reportFile(_ name: Substring) -> (bytes: [UInt8], type: String)? {
        guard let id = ObjectID(name.prefix(36)) else { return nil }
        let rest = name.dropFirst(36)
        if let report = reports.first(where: { $0.id == id && !$0.isRemoved && !folders[$0.folder].isArchived }) {
            return rest == ".html" ? (Array(report.page.utf8), "text/html; charset=utf-8") : nil
        }
        // Reports made before an attachment was deleted lose its picture, as they would lose any file.
        let attachments = reportTemplates.lazy.filter { !$0.isRemoved }.flatMap(\.attachments)
        guard let attachment = attachments.first(where: { $0.id == id && !$0.isRemoved }),
            rest == ".\(attachment.ending)", let bytes = uploads.bytes(attachment.upload)
        else { return nil }
        return (bytes, attachment.mime)
    }
}
