import Glibc

/// The moment and the calendar by which a query's times are meant.
public struct Clock: Hashable, Sendable {
    /// Whose days are meant.
    public enum Zone: Hashable, Sendable {
        /// This machine's, as `TZ` says.
        case machine
        case utc
    }

    /// Epoch seconds.
    public let now: Double
    /// Whose days are meant.
    public let zone: Zone

    /// A clock that stands.
    public init(now: Double, zone: Zone = .machine) {
        self.now = now
        self.zone = zone
    }

    /// Year, month and day of the moment.
    public var today: [Int] {
        var seconds = time_t(max(-1e11, min(1e11, now)))
        var parts = tm()
        _ = zone == .utc ? gmtime_r(&seconds, &parts) : localtime_r(&seconds, &parts)
        return [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)]
    }

    /// Epoch seconds of year, month, day, hour, minute, second as far as given; what is too large runs over.
    func epoch(_ fields: [Int]) -> Double {
        func field(_ index: Int, or standard: Int) -> Int32 {
            Int32(clamping: index < fields.count ? fields[index] : standard)
        }
        var parts = tm()
        parts.tm_year = field(0, or: 1970) - 1900
        parts.tm_mon = field(1, or: 1) - 1
        parts.tm_mday = field(2, or: 1)
        parts.tm_hour = field(3, or: 0)
        parts.tm_min = field(4, or: 0)
        parts.tm_sec = field(5, or: 0)
        // A day may have 23 or 25 hours.
        parts.tm_isdst = -1
        return Double(zone == .utc ? timegm(&parts) : mktime(&parts))
    }
}
