import Glibc

/// The time a chart is of. Its days are those of UTC, as the mirror counts them.
public enum ChartPeriod: Codable, Hashable, Sendable {
    case today, week, days7, days30, month, all
    /// From the beginning of one day to the end of another; days since 1970.
    case custom(first: Int, last: Int)

    /// What the menu offers; a custom one is typed.
    static let offered: [ChartPeriod] = [.today, .week, .days7, .days30, .month, .all]

    /// Epoch seconds from its beginning until its end, which is no longer part of it; nil where all there is is meant.
    public func span(now: Double) -> Range<Double>? {
        let today = Self.day(now)
        func days(_ first: Int, _ end: Int) -> Range<Double> { Double(first) * 86400..<Double(max(first, end)) * 86400 }
        switch self {
        case .today: return days(today, today + 1)
        // 1970 began on a Thursday; a week begins on its Monday.
        case .week:
            let monday = today - (today + 3) % 7
            return days(monday, monday + 7)
        case .days7: return days(today - 6, today + 1)
        case .days30: return days(today - 29, today + 1)
        case .month:
            let date = UTCDate(day: today)
            let next = date.month == 12 ? (date.year + 1, 1) : (date.year, date.month + 1)
            return days(today - date.dayOfMonth + 1, UTCDate.day(next.0, next.1, 1))
        case .all: return nil
        case .custom(let first, let last): return days(first, last + 1)
        }
    }

    public var words: String {
        switch self {
        case .today: "today"
        case .week: "current week"
        case .days7: "last 7 days"
        case .days30: "last 30 days"
        case .month: "current month"
        case .all: "all that is here"
        case .custom(let first, let last): "\(UTCDate(day: first).text) – \(UTCDate(day: last).text)"
        }
    }

    /// What may be typed for it.
    var word: String {
        switch self {
        case .today: "today"
        case .week: "week"
        case .days7: "7d"
        case .days30: "30d"
        case .month: "month"
        case .all: "all"
        case .custom(let first, let last): "\(UTCDate(day: first).text)..\(UTCDate(day: last).text)"
        }
    }

    /// Reads what `word` writes; one date alone is that day. nil for anything else.
    public init?(word: String) {
        let word = word.trimmed.lowercased()
        if let known = Self.offered.first(where: { $0.word == word }) {
            self = known
            return
        }
        let ends = word.split(separator: "..", omittingEmptySubsequences: false).map(String.init)
        guard (1...2).contains(ends.count), let first = UTCDate(text: ends[0]),
            let last = UTCDate(text: ends[ends.count - 1]), first.day <= last.day
        else { return nil }
        self = .custom(first: first.day, last: last.day)
    }

    /// The day of UTC of a moment, counted from 1970.
    static func day(_ epoch: Double) -> Int { Int((max(0, min(2.5e11, epoch)) / 86400).rounded(.down)) }
}

/// A day of UTC.
struct UTCDate: Equatable {
    /// Counted from 1970.
    let day: Int
    let year: Int
    let month: Int
    let dayOfMonth: Int

    init(day: Int) {
        var seconds = time_t(clamping: day.multipliedReportingOverflow(by: 86400).partialValue)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        self.day = day
        (year, month, dayOfMonth) = (Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
    }

    /// Reads `2026-11-22`; nil for anything else, a day that no month has among it.
    init?(text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let year = Int(parts[0]), year >= 1970, let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(day: Self.day(year, month, day))
        guard self.month == month, dayOfMonth == day else { return nil }
    }

    /// Counted from 1970; what is too large runs over.
    static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
        var parts = tm()
        parts.tm_year = Int32(clamping: year - 1900)
        parts.tm_mon = Int32(clamping: month - 1)
        parts.tm_mday = Int32(clamping: day)
        return Int(timegm(&parts)) / 86400
    }

    /// `2026-11-22`.
    var text: String { "\(year)-\(Self.two(month))-\(Self.two(dayOfMonth))" }
    /// `11-22`.
    var short: String { "\(Self.two(month))-\(Self.two(dayOfMonth))" }
    /// `Mon`.
    var weekday: String { ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][((day % 7) + 7) % 7] }

    static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension PlainWords {
    /// `2026-11-22` or `2026-11-22T14:00`, of UTC.
    public static func utc(_ epoch: Double, isDay: Bool) -> String {
        let date = UTCDate(day: Int((epoch / 86400).rounded(.down))).text
        let hour = Int((epoch / 3600).rounded(.down)) % 24
        return isDay ? date : "\(date)T\(UTCDate.two(hour)):00"
    }
}
