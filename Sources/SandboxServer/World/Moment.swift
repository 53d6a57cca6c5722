/// A point in time, in whole microseconds since 1970, so that equal times compare equal.
public struct Moment: Codable, Comparable, Hashable, Sendable {
    /// Microseconds since 1970-01-01T00:00:00Z.
    public var microseconds: Int64

    /// A point in time from microseconds since 1970.
    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// A point in time from seconds since 1970, rounded to the microsecond; what lies beyond 100,000 years counts as there.
    public init(seconds: Double) {
        microseconds = Self.microseconds(seconds)
    }

    private static let most: Int64 = 3_155_760_000_000_000_000

    private static func microseconds(_ seconds: Double) -> Int64 {
        guard seconds.magnitude < Double(most) / 1_000_000 else { return seconds < 0 ? -most : most }
        return Int64((seconds * 1_000_000).rounded())
    }

    /// Seconds since 1970 with a fraction, as the API writes times.
    public var seconds: Double { Double(microseconds) / 1_000_000 }

    var json: JSON { .double(seconds) }

    /// Earlier comes first.
    public static func < (left: Moment, right: Moment) -> Bool { left.microseconds < right.microseconds }

    static func + (moment: Moment, seconds: Double) -> Moment {
        Moment(microseconds: min(max(moment.microseconds + microseconds(seconds), -most), most))
    }
}
