import OzModel

/// A chart as the operator put it together; what it shows is counted anew each time.
public struct Chart: Codable, Hashable, Sendable {
    /// Which results are counted.
    public enum Result: Codable, Hashable, Sendable {
        /// The sum of all.
        case all
        /// Each separately, on one chart.
        case each
        /// One alone, by the API's word.
        case only(String)

        var words: String {
            switch self {
            case .all: "all results"
            case .each: "any result"
            case .only(let word): Verdict(wire: word).words
            }
        }
    }

    /// One company alone.
    public struct Company: Codable, Hashable, Sendable {
        public let id: String
        public let name: String

        public init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }

    public let kind: ChartKind
    public var shape: ChartShape
    public var period: ChartPeriod
    public var result: Result
    /// nil: all of them.
    public var company: Company?

    /// A new one, as the Web Console begins: the current week, all results.
    public init(
        _ kind: ChartKind, shape: ChartShape? = nil, period: ChartPeriod = .week, result: Result = .all,
        company: Company? = nil
    ) {
        self.kind = kind
        self.shape = shape.flatMap { kind.shapes.contains($0) ? $0 : nil } ?? kind.shapes[0]
        self.period = period
        self.result = kind.hasResult ? result : .all
        self.company = company
    }

    /// Everything about it that can be chosen.
    var words: [String] {
        var words = [shape.rawValue]
        words.append(kind.hasPeriod ? period.words : "now")
        if kind.hasResult { words.append(result.words) }
        if let company { words.append(company.name) }
        return words
    }
}

/// What may be done to the charts on screen.
public enum ChartChange: Equatable, Sendable {
    case add(ChartKind)
    /// Options of the chart at a place.
    case set(Int, Chart)
    case remove(Int)
    case save
    /// The file of the chart at a place.
    case export(Int, ChartFormat)
}

/// The files that a chart can be written as.
public enum ChartFormat: String, CaseIterable, Hashable, Sendable {
    case csv, svg, png
}
