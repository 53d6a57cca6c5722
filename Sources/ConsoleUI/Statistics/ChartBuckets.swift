import Store

/// Stretches of time that a chart counts by: hours of a day, days, or several days where there would be too many.
struct ChartBuckets {
    /// More columns than these do not stand side by side.
    static let most = 45

    let key: TallyQuery.Key
    let starts: [Int64]
    let labels: [String]
    let short: [String]
    private let first: Int64
    private let step: Int64

    init(_ span: Range<Double>, isMerged: Bool = true) {
        let days = max(1, Int64(((span.upperBound - span.lowerBound) / 86400).rounded(.up)))
        let isHours = days == 1
        key = isHours ? .hour : .day
        let unit: Int64 = isHours ? 3600 : 86400
        let count = isHours ? 24 : days
        let merged = isMerged ? max(1, (count + Int64(Self.most) - 1) / Int64(Self.most)) : 1
        step = unit * merged
        first = Int64(span.lowerBound)
        starts = (0..<(count + merged - 1) / merged).map { [first, step] in first + $0 * step }
        let days0 = starts.map { UTCDate(day: Int($0 / 86400)) }
        labels = zip(starts, days0).map { start, date in
            if isHours { return "\(UTCDate.two(Int(start % 86400 / 3600))):00" }
            return merged == 1 ? "\(date.weekday) \(date.text)" : "\(date.text) +\(merged) d"
        }
        short = zip(starts, days0).map { start, date in
            if isHours { return UTCDate.two(Int(start % 86400 / 3600)) }
            return count <= 7 ? "\(date.weekday) \(UTCDate.two(date.dayOfMonth))" : date.short
        }
    }

    /// The place of a moment; nil where it is outside.
    func place(_ moment: Int64) -> Int? {
        guard moment >= first else { return nil }
        let place = Int((moment - first) / step)
        return place < starts.count ? place : nil
    }

    /// Whether it begins only after now.
    func isToCome(_ place: Int, now: Double) -> Bool { Double(starts[place]) > now }
}
