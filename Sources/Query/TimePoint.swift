/// A time as a query writes it: a moment, or a stretch such as a day.
public enum TimePoint: Hashable, Sendable {
    /// So long before now: `7d`, as it was written.
    case ago(String)
    case today, yesterday
    /// Year and, as far as given, month, day, hour, minute, second.
    case date([Int])
    /// Epoch seconds, as the API writes times.
    case epoch(Double)

    /// Reads `7d`, `today`, `yesterday`, `2026-11`, `2026-11-05`, `2026-11-05T14:30`, or epoch seconds; nil for anything else.
    public init?(_ text: String) {
        let text = text.lowercased()
        switch text {
        case "today": self = .today
        case "yesterday": self = .yesterday
        default:
            if Span.seconds(text) != nil {
                self = .ago(text)
            } else if text.count >= 9, let seconds = Double(text), (0..<1e11).contains(seconds) {
                self = .epoch(seconds)
            } else if let fields = TimePoint.fields(text) {
                self = .date(fields)
            } else {
                return nil
            }
        }
    }

    /// When it begins and ends, epoch seconds; the same for a moment.
    public func stretch(_ clock: Clock) -> (start: Double, end: Double) {
        func from(_ fields: [Int], by step: Int = 1) -> (Double, Double) {
            var next = fields
            next[next.count - 1] += step
            return (clock.epoch(fields), clock.epoch(next))
        }
        switch self {
        case .ago(let text):
            let moment = clock.now - (Span.seconds(text) ?? 0)
            return (moment, moment)
        case .epoch(let seconds): return (seconds, seconds)
        case .today: return from(clock.today)
        case .yesterday:
            var day = clock.today
            day[2] -= 1
            return from(day)
        case .date(let fields): return from(fields)
        }
    }

    private static func fields(_ text: String) -> [Int]? {
        let halves = text.split(separator: "t", maxSplits: 1, omittingEmptySubsequences: false)
        let date = halves[0].split(separator: "-", omittingEmptySubsequences: false)
        var time = halves.count > 1 ? halves[1].split(separator: ":", omittingEmptySubsequences: false) : []
        // The Z of a time in UTC is not understood: that would be another zone than the screen's.
        guard (1...3).contains(date.count), time.isEmpty || (date.count == 3 && (2...3).contains(time.count)) else {
            return nil
        }
        time = Array(time)
        let widths = [4, 2, 2, 2, 2, 2]
        let limits = [1970...9999, 1...12, 1...31, 0...23, 0...59, 0...59]
        var fields: [Int] = []
        for (index, part) in (date + time).enumerated() {
            guard part.utf8.count == widths[index], part.utf8.allSatisfy({ (48...57).contains($0) }),
                let number = Int(part), limits[index].contains(number)
            else { return nil }
            fields.append(number)
        }
        guard fields.count >= 3 else { return fields }
        return fields[2] <= days(ofMonth: fields[1], fields[0]) ? fields : nil
    }

    private static func days(ofMonth month: Int, _ year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return month == 2 ? isLeap ? 29 : 28 : [4, 6, 9, 11].contains(month) ? 30 : 31
    }
}

extension TimePoint: CustomStringConvertible {
    /// The time as it can be typed again.
    public var description: String {
        switch self {
        case .ago(let text): return text
        case .today: return "today"
        case .yesterday: return "yesterday"
        case .epoch(let seconds): return Int(exactly: seconds).map(String.init) ?? "\(seconds)"
        case .date(let fields):
            let signs = ["", "-", "-", "T", ":", ":"]
            return fields.enumerated().map { index, number in
                signs[index] + String(repeating: "0", count: max(0, (index == 0 ? 4 : 2) - "\(number)".count))
                    + "\(number)"
            }.joined()
        }
    }
}
