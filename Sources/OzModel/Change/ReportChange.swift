/// What may be done to reports and their templates. [I, section 11.6]
public enum ReportChange: Hashable, Sendable {
    /// Without a template as the server makes them by itself; without a name called as the server likes.
    case make(of: Known<Order>, from: Known<ReportTemplate>?, name: String?)
    case delete(Known<Report>, of: Known<Order>)
    case makeTemplate(NewTemplate)
    /// `isCommon`: it is everybody's, and no company's.
    case deleteTemplate(Known<ReportTemplate>, isCommon: Bool)
}

/// A report template that is to be made.
public struct NewTemplate: Hashable, Sendable {
    public var name: String
    public var text: String
    /// Without one it is that of whoever asks, or everybody's where they have none. [I]
    public var company: Known<Company>?
    public var pictures: [NewFile]

    /// A template from its parts.
    public init(name: String, text: String = "", company: Known<Company>? = nil, pictures: [NewFile] = []) {
        self.name = name
        self.text = text
        self.company = company
        self.pictures = pictures
    }
}

extension Known<ReportTemplate> {
    /// A template that the server has.
    public init(_ template: ReportTemplate) {
        self.init(template.id, template.name, companyID: template.companyID)
    }
}

extension Known<Report> {
    /// A report that the server has.
    public init(_ report: Report) { self.init(report.id, report.name) }
}

extension ReportChange {
    var deed: Deed {
        switch self {
        case .make, .makeTemplate: .create
        case .delete, .deleteTemplate: .delete
        }
    }

    var resource: Resource {
        switch self {
        case .make, .delete: .report
        case .makeTemplate, .deleteTemplate: .reportTemplate
        }
    }

    /// Nil for what is only to be made.
    var objectID: String? {
        switch self {
        case .make, .makeTemplate: nil
        case .delete(let report, _): report.id.rawValue
        case .deleteTemplate(let template, _): template.id.rawValue
        }
    }

    var order: Known<Order>? {
        switch self {
        case .make(let order, _, _), .delete(_, let order): order
        case .makeTemplate, .deleteTemplate: nil
        }
    }

    var companyID: Company.ID? {
        switch self {
        case .make(let order, _, _), .delete(_, let order): order.companyID
        case .makeTemplate(let template): template.company?.id
        case .deleteTemplate(let template, _): template.companyID
        }
    }

    var label: String {
        switch self {
        case .make(let order, _, let name): "report \(name.map { "\($0) " } ?? "")of order \(order.label)"
        case .delete(let report, let order): "report \(report.label) of order \(order.label)"
        case .makeTemplate(let template): "report template \(template.name)"
        case .deleteTemplate(let template, _): "report template \(template.label)"
        }
    }

    var sentence: String {
        switch self {
        case .make(_, let template, _): "make \(label)\(template.map { " from template \($0.label)" } ?? "")"
        case .makeTemplate(let template):
            "create \(label)\(template.company.map { " of \($0.label)" } ?? "")"
                + (template.pictures.isEmpty ? "" : " with \(Change.count(template.pictures.count, "picture"))")
        case .delete, .deleteTemplate: "delete \(label)"
        }
    }

    var mistakes: [ChangeMistake] {
        switch self {
        case .make(_, _, let name): name.map { Change.needed($0, .name) } ?? []
        case .makeTemplate(let template): Change.needed(template.name, .name) + Change.photos(template.pictures)
        case .delete, .deleteTemplate: []
        }
    }

    /// Why an account may not, beyond what its role may do with whose objects.
    func refusal(to author: Author) -> String? {
        guard case .deleteTemplate(_, isCommon: true) = self, let role = author.role,
            Permission.reach(of: role, .delete, .reportTemplate) == .company
        else { return nil }
        return "this template is everybody's: only an ADMIN deletes it"
    }
}
