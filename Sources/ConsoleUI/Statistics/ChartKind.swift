/// What a chart counts. Titles, tabs and shapes are one table.
public enum ChartKind: String, CaseIterable, Codable, Hashable, Sendable {
    case status, company, user, type, decisions, processing, queue

    /// Where a chart lands: the Web Console's two tabs.
    public enum Tab: Int, CaseIterable, Sendable {
        case common, performance

        var title: String {
            switch self {
            case .common: "Common"
            case .performance: "Performance"
            }
        }
    }

    /// As the menu and the chart's own title say it.
    public var title: String {
        switch self {
        case .status: "Orders by summary status"
        case .company: "Orders by company"
        case .user: "Orders by user"
        case .type: "Orders by type"
        case .decisions: "Decisions per operator"
        case .processing: "Processing time"
        case .queue: "Queue age"
        }
    }

    public var tab: Tab {
        switch self {
        case .status, .company, .user, .type: .common
        case .decisions, .processing, .queue: .performance
        }
    }

    /// The shapes that suit it, the one it is created in first.
    public var shapes: [ChartShape] {
        switch self {
        case .status: [.line, .bar, .donut]
        case .company, .type, .queue: [.bar, .donut]
        case .decisions: [.bar, .donut]
        case .user: [.bar]
        case .processing: [.line, .bar]
        }
    }

    /// Whether it can be parted by result.
    var hasResult: Bool {
        switch self {
        case .status, .company, .user, .type, .decisions: true
        case .processing, .queue: false
        }
    }

    /// Whether a period means anything to it: a queue is what waits now.
    var hasPeriod: Bool { self != .queue }
}

/// How a chart is drawn.
public enum ChartShape: String, CaseIterable, Codable, Hashable, Sendable {
    case line, bar, donut
}
