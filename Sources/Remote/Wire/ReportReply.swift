import OzModel

/// A report as the API writes one.
struct ReportReply: Decodable {
    let id: String
    let templateID: String?
    let name: String?
    let created: Double?
    let url: String?

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: FieldName.self)
        guard let id = fields.text("report_id", "id") else {
            let context = DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "no id")
            throw DecodingError.keyNotFound(FieldName("report_id"), context)
        }
        self.id = id
        templateID = fields.text("report_template_id")
        name = fields.text("name")
        created = fields.number("time_created")
        url = fields.text("url", "file_url")
    }

    func report(of order: Order.ID) -> Report {
        Report(
            id: Report.ID(id), orderID: order, templateID: templateID.map { ReportTemplate.ID($0) }, name: name,
            created: created, url: url)
    }
}

/// A report template as the API writes one.
struct ReportTemplateReply: Decodable {
    private struct Attachment: Decodable {
        let alias: String?
    }

    let template: ReportTemplate

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: FieldName.self)
        guard let id = fields.text("report_template_id", "id") else {
            let context = DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "no id")
            throw DecodingError.keyNotFound(FieldName("report_template_id"), context)
        }
        let attachments = (try? fields.decode([Attachment].self, forKey: FieldName("attachments"))) ?? []
        template = ReportTemplate(
            id: ReportTemplate.ID(id), name: fields.text("name"),
            companyID: fields.text("company_id").map { Company.ID($0) }, created: fields.number("time_created"),
            text: fields.text("text"), attachments: attachments.map { $0.alias ?? "" })
    }
}

extension JSONText {
    /// The report in an answer to `Endpoints.report`.
    public func report(of order: Order.ID) throws(RemoteError) -> Report {
        try decoded(as: ReportReply.self).report(of: order)
    }

    /// The reports in an answer to `Endpoints.reports`.
    public func reports(of order: Order.ID) throws(RemoteError) -> [Report] {
        try decoded(as: Listing<ReportReply>.self).elements.map { $0.report(of: order) }
    }

    /// The template in an answer to `Endpoints.reportTemplate`.
    public func reportTemplate() throws(RemoteError) -> ReportTemplate {
        try decoded(as: ReportTemplateReply.self).template
    }

    /// The templates in an answer to `Endpoints.reportTemplates`, and how many there are in all where the server counts.
    public func reportTemplates() throws(RemoteError) -> (templates: [ReportTemplate], total: Int?) {
        let listing = try decoded(as: Listing<ReportTemplateReply>.self)
        return (listing.elements.map(\.template), listing.total)
    }
}
