import OzModel

/// What a chart shows, counted: exact figures, whatever is drawn of them.
public struct ChartData: Equatable, Sendable {
    /// What the figures are.
    public enum Unit: String, Sendable {
        case orders, analyses, decisions, seconds
    }

    /// What tells one series from another, in shape and in colour.
    public enum Tone: Hashable, Sendable {
        case verdict(Verdict)
        /// One among others, by its place.
        case place(Int)
    }

    /// The figures of one result, or of all together.
    public struct Series: Equatable, Sendable {
        public let name: String
        public let tone: Tone
        /// One for each label; nil where nothing can be said, as of days to come.
        public let values: [Double?]

        public init(_ name: String, _ tone: Tone, _ values: [Double?]) {
            self.name = name
            self.tone = tone
            self.values = values
        }

        /// What its figures add up to.
        public var sum: Double { values.reduce(0) { $0 + ($1 ?? 0) } }
    }

    public let unit: Unit
    /// Days, companies, statuses, in full.
    public let labels: [String]
    /// The same as an axis has room for.
    public let short: [String]
    public let series: [Series]
    /// The labels follow each other in time.
    public let isTime: Bool
    /// Each series stands for one label alone, as the parts of a whole do.
    var isParts = false
    /// What has to be known of the figures.
    public let notes: [String]

    public init(
        _ unit: Unit, labels: [String], short: [String]? = nil, series: [Series], isTime: Bool = false,
        notes: [String] = []
    ) {
        self.unit = unit
        self.labels = labels
        self.short = short ?? labels
        self.series = series
        self.isTime = isTime
        self.notes = notes
    }

    /// All figures together; nil where adding them means nothing.
    public var total: Double? { unit == .seconds ? nil : series.reduce(0) { $0 + $1.sum } }

    /// Whether there is no figure but 0.
    public var isEmpty: Bool { !series.contains { $0.values.contains { ($0 ?? 0) > 0 } } }

    /// What the series have at a label together.
    func sum(at index: Int) -> Double { series.reduce(0) { $0 + ($1.values[index] ?? 0) } }

    /// A figure in words, exact.
    func words(_ value: Double?) -> String {
        guard let value else { return "" }
        return unit == .seconds ? Amounts.hundredths(value) : Amounts.count(Int(value))
    }

    /// The same in one series where each stands for one label alone.
    var flattened: ChartData {
        guard isParts else { return self }
        let sums = labels.indices.map { sum(at: $0) as Double? }
        return ChartData(
            unit, labels: labels, short: short, series: [Series(unit.rawValue, .place(0), sums)], notes: notes)
    }

    /// The same with no more labels than `most`: the last one stands for all that are left out.
    func shortened(to most: Int) -> ChartData {
        guard !isTime, unit != .seconds, labels.count > most, most > 1 else { return self }
        let rest = "\(Amounts.count(labels.count - most + 1)) others"
        func cut(_ texts: [String]) -> [String] { texts.prefix(most - 1) + [rest] }
        let series = series.map { series in
            let tail = series.values.dropFirst(most - 1).reduce(0.0) { $0 + ($1 ?? 0) }
            return Series(series.name, series.tone, series.values.prefix(most - 1) + [tail])
        }
        return ChartData(unit, labels: cut(labels), short: cut(short), series: series, notes: notes)
    }
}

/// What the mirror covers, for a sentence beside every figure.
public struct ChartCoverage: Equatable, Sendable {
    /// Orders in the mirror.
    public var orders: Int
    /// Orders that the server counted when the first sync began; nil when it did not say.
    public var total: Int?
    /// Everything down to where the sync begins is here.
    public var isComplete: Bool
    /// When the oldest order was created, in epoch seconds.
    public var oldest: Double?
    /// The epoch second of the last news.
    public var news: Double?

    public init(orders: Int, total: Int? = nil, isComplete: Bool, oldest: Double?, news: Double?) {
        self.orders = orders
        self.total = total
        self.isComplete = isComplete
        self.oldest = oldest
        self.news = news
    }

    /// How far back the mirror goes, how fresh it is, and whether it is all.
    public func sentence(now: Double) -> String {
        let whole = total.map { max($0, orders) }
        let of = isComplete ? "" : whole.map { $0 > orders ? " of \(Amounts.count($0))" : "" } ?? ""
        var words = "Counted in the mirror: \(Amounts.count(orders))\(of) orders"
        if let oldest { words += ", back to \(UTCDate(day: ChartPeriod.day(oldest)).text)" }
        words += isComplete ? ", complete" : ", not complete yet: ozc sync brings the rest"
        words += news.map { "; last news \(Amounts.ago(now - $0))" } ?? "; no news yet"
        return words + ". Days are of UTC."
    }
}
