import Glibc

/// Points in time as people read them, in the zone of this machine (`TZ`).
enum Moment {
    /// At most 14 columns: `today 14:02:11`, `11-22 13:58:40`, `2025-11-22`.
    static func short(_ epoch: Double, now: Double) -> String {
        guard let then = parts(epoch), let today = parts(now) else { return "?" }
        if then.year == today.year, then.month == today.month, then.day == today.day { return "today \(then.clock)" }
        // A date without a year means the nearest one.
        if then.year == today.year || abs(now - epoch) < 180 * 86400 {
            return "\(two(then.month))-\(two(then.day)) \(then.clock)"
        }
        return "\(then.year)-\(two(then.month))-\(two(then.day))"
    }

    /// `2026-11-22 13:58:40 CET`.
    static func full(_ epoch: Double) -> String {
        guard let then = parts(epoch) else { return "?" }
        return "\(then.year)-\(two(then.month))-\(two(then.day)) \(then.clock) \(then.zone)"
    }

    /// `2026-11-22 13:58:40 and 14:02:11 CET`: two points in time, the day once where it is the same.
    static func pair(_ first: Double, _ second: Double) -> String {
        let texts = (full(first).split(separator: " "), full(second).split(separator: " "))
        guard texts.0.count == 3, texts.0.first == texts.1.first, texts.0.last == texts.1.last else {
            return "\(full(first)) and \(full(second))"
        }
        return "\(texts.0[0]) \(texts.0[1]) and \(texts.1[1]) \(texts.1[2])"
    }

    private struct Parts {
        let year: Int
        let month: Int
        let day: Int
        let clock: String
        let zone: String
    }

    private static func parts(_ epoch: Double) -> Parts? {
        guard epoch.isFinite, abs(epoch) < 253_402_300_800 else { return nil }
        var seconds = time_t(epoch.rounded(.down))
        var broken = tm()
        guard localtime_r(&seconds, &broken) != nil else { return nil }
        let zone = broken.tm_zone.map { String(cString: $0) } ?? ""
        return Parts(
            year: Int(broken.tm_year) + 1900, month: Int(broken.tm_mon) + 1, day: Int(broken.tm_mday),
            clock: "\(two(Int(broken.tm_hour))):\(two(Int(broken.tm_min))):\(two(Int(broken.tm_sec)))", zone: zone)
    }

    private static func two(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }
}

extension Double? {
    /// A point in time in a table's column; a sign where the server gave none.
    func moment(_ look: Look) -> String {
        map { Moment.short($0, now: look.now) } ?? look.glyphs.none
    }
}
