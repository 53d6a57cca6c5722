import HTTP
import OzModel

/// Assumed paths: the public documents say that reports and templates are there, not where. [I, section 11.6]
extension Endpoints {
    /// The reports of an order, as an array or an envelope.
    public static func reports(of order: Order.ID) -> Endpoint<JSONText> {
        json(.get, path("folders", order.rawValue, "reports/"))
    }

    /// One report of an order.
    public static func report(_ id: Report.ID, of order: Order.ID) -> Endpoint<JSONText> {
        json(.get, path("folders", order.rawValue, "reports", id.rawValue))
    }

    /// A page of the templates that reports can be made from.
    public static func reportTemplates(offset: Int = 0, limit: Int = 100) -> Endpoint<JSONText> {
        let page = [QueryItem("offset", "\(offset)"), QueryItem("limit", "\(limit)")]
        return json(.get, .api("report_templates/"), query: page)
    }

    /// One template with its text.
    public static func reportTemplate(_ id: ReportTemplate.ID) -> Endpoint<JSONText> {
        json(.get, path("report_templates", id.rawValue))
    }
}
