/// A document that the server makes of an order, from a template or without one. [I, section 11.6]
public struct Report: Equatable, Sendable {
    /// Marks ids of reports.
    public typealias ID = Identifier<Report>

    /// `report_id`.
    public var id: ID
    /// `folder_id`.
    public var orderID: Order.ID
    /// `report_template_id`.
    public var templateID: ReportTemplate.ID?
    public var name: String?
    /// `time_created`, epoch seconds.
    public var created: Double?
    /// `url`, or `file_url`: where the document is.
    public var url: String?

    /// A report from its parts.
    public init(
        id: ID, orderID: Order.ID, templateID: ReportTemplate.ID? = nil, name: String? = nil, created: Double? = nil,
        url: String? = nil
    ) {
        self.id = id
        self.orderID = orderID
        self.templateID = templateID
        self.name = name
        self.created = created
        self.url = url
    }
}

/// What a report says and how it looks, with pictures of the company's. [I, section 11.6]
public struct ReportTemplate: Equatable, Sendable {
    /// Marks ids of templates.
    public typealias ID = Identifier<ReportTemplate>

    /// `report_template_id`.
    public var id: ID
    public var name: String?
    /// `company_id`; nil for everybody's.
    public var companyID: Company.ID?
    /// `time_created`, epoch seconds.
    public var created: Double?
    public var text: String?
    /// The aliases of its pictures.
    public var attachments: [String]

    /// A template from its parts.
    public init(
        id: ID, name: String? = nil, companyID: Company.ID? = nil, created: Double? = nil, text: String? = nil,
        attachments: [String] = []
    ) {
        self.id = id
        self.name = name
        self.companyID = companyID
        self.created = created
        self.text = text
        self.attachments = attachments
    }
}
