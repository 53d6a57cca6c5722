/// A point in time, in whole microseconds since 1970, so that equal times compare equal.
public struct Moment: Codable, Comparable, Hashable, Sendable {
    /// Microseconds since 1970-01-01T00:00:00Z.
    public var microseconds: Int64

    /// A point in time from microseconds since 1970.
    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// A point in time from seconds since 1970, rounded to the microsecond.
    public init(seconds: Double) {
        microseconds = Int64((seconds * 1_000_000).rounded())
    }

    /// Seconds since 1970 with a fraction, as the API writes times.
    public var seconds: Double { Double(microseconds) / 1_000_000 }

    var json: JSON { .double(seconds) }

    /// Earlier comes first.
    public static func < (left: Moment, right: Moment) -> Bool { left.microseconds < right.microseconds }

    static func + (moment: Moment, seconds: Double) -> Moment {
        Moment(microseconds: moment.microseconds + Int64((seconds * 1_000_000).rounded()))
    }
}
