import Glibc

/// A day of the calendar in the zone of this machine.
struct Day {
    /// Epoch seconds at which it begins, and the next one does.
    let start: Double
    let end: Double
    /// `2026-11-23`.
    let words: String

    /// `today`, `yesterday` or `2026-11-23`; nil for anything else.
    init?(_ text: String, now: Double) {
        var seconds = time_t(now)
        var day = tm()
        guard localtime_r(&seconds, &day) != nil else { return nil }
        switch text.lowercased() {
        case "today": break
        case "yesterday": day.tm_mday -= 1
        default:
            let parts = text.split(separator: "-").map { Int32($0) }
            guard parts.count == 3, let year = parts[0], let month = parts[1], let date = parts[2],
                (1970...9999).contains(year), (1...12).contains(month), (1...31).contains(date)
            else { return nil }
            (day.tm_year, day.tm_mon, day.tm_mday) = (year - 1900, month - 1, date)
        }
        (day.tm_hour, day.tm_min, day.tm_sec, day.tm_isdst) = (0, 0, 0, -1)
        start = Double(mktime(&day))
        words = "\(day.tm_year + 1900)-\(Day.two(day.tm_mon + 1))-\(Day.two(day.tm_mday))"
        // A day may have 23 or 25 hours.
        day.tm_mday += 1
        day.tm_isdst = -1
        end = Double(mktime(&day))
    }

    private static func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
