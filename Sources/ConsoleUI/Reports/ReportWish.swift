import OzModel

/// What is wanted of the server's reports of one order.
public enum ReportWish: Equatable, Sendable {
    /// All of them, and the templates for new ones; answered by `.listed` or a notice.
    case list(Known<Order>)
    /// The document among the downloads; answered by a notice.
    case save(Report, of: Known<Order>)
    /// One more, or one less; answered by notices.
    case change(ReportChange)
}

/// The reports of an order as the server has them.
public struct ReportShelf: Equatable, Sendable {
    public var order: Known<Order>
    public var reports: [Report]
    /// What new ones can be made from.
    public var templates: [ReportTemplate]

    public init(order: Known<Order>, reports: [Report], templates: [ReportTemplate]) {
        self.order = order
        self.reports = reports
        self.templates = templates
    }
}

/// What happens about reports.
public enum ReportAction: Equatable, Sendable {
    case want(ReportWish)
    /// The server's answer.
    case listed(ReportShelf)
    /// No answer came, or none that can be shown; why.
    case failed(String)
}

/// Which reports are asked for, and where the operator was then.
public struct ReportQuestion: Equatable, Sendable {
    let order: Known<Order>
    let spot: Spot

    /// A screen and its object, however far down.
    struct Spot: Equatable, Sendable {
        let lane: Lane?
        let subject: Subject?
        let id: String?

        init(_ state: State) {
            lane = state.list?.lane
            subject = state.detail?.subject
            id = state.detail?.id ?? state.viewer?.id
        }
    }
}
