import HTTP
import OzModel

/// Assumed paths and fields, like those that read. [I, section 11.6]
extension Endpoints {
    static func report(_ change: ReportChange) -> Endpoint<JSONText?> {
        switch change {
        case .make(let order, let template, let name):
            var fields: [String: JSONValue] = [:]
            fields["report_template_id"] = template.map { .string($0.id.rawValue) }
            fields["name"] = name.map(JSONValue.string)
            var endpoint = told(.post, path("folders", order.id.rawValue, "reports/"), fields)
            // It is answered when the document is there, at a server that makes it at once.
            endpoint.timeouts.idle = 120
            return endpoint
        case .delete(let report, let order):
            return gone(path("folders", order.id.rawValue, "reports", report.id.rawValue))
        case .makeTemplate(let template):
            let fields: [String: JSONValue] = ["name": .string(template.name), "text": .string(template.text)]
            return told(
                .post, .api("report_templates/"), fields.merging(template.company.companyField) { first, _ in first })
        case .deleteTemplate(let template, _): return gone(path("report_templates", template.id.rawValue))
        }
    }

    /// Pictures for a template; each is known there by its name without the ending.
    public static func attach(_ pictures: [NewFile], to template: ReportTemplate.ID) -> Endpoint<JSONText?> {
        var taken: Set<String> = ["payload"]
        let files = pictures.enumerated().map { index, picture in
            var file = NewFolder.File(picture, index)
            let alias = picture.name.split(separator: ".").dropLast().joined(separator: ".")
            if !alias.isEmpty, taken.insert(alias).inserted { file.part = alias }
            return file
        }
        return upload(path("report_templates", template.rawValue, "attachments/"), NewFolder.form([:], files))
    }
}
