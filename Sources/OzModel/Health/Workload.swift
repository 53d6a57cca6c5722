/// How long analyses took lately, and how many are not done.
///
/// The documented measure is the 90th percentile of `time_updated - time_created` over the analyses updated in the last
/// ten minutes. [D, section 15] Two kinds are left out, since their times say nothing of the machine: those that it has
/// not finished, and those that a person has decided.
public struct Workload: Hashable, Sendable {
    /// One analysis as far as it counts here.
    public struct Sample: Hashable, Sendable {
        /// Epoch seconds.
        public let created: Double
        /// Epoch seconds.
        public let updated: Double
        public let isFinished: Bool
        /// Whether a person decided it.
        public let isDecided: Bool

        /// An analysis by its times.
        public init(created: Double, updated: Double, isFinished: Bool, isDecided: Bool) {
            self.created = created
            self.updated = updated
            self.isFinished = isFinished
            self.isDecided = isDecided
        }
    }

    /// How far back it looks, in seconds.
    public static let span = 600.0

    /// Seconds that nine in ten took at most; nil where none was measured.
    public let p90: Double?
    /// How many were measured.
    public let measured: Int
    /// How many were left out because a person decided them.
    public let decided: Int
    /// How many were updated in all, where only the newest of them were measured.
    public let cutFrom: Int?
    /// How many are not finished.
    public let unfinished: Int
    /// There are more that are not finished than were counted.
    public let hasMoreUnfinished: Bool

    /// Measures samples; what was updated before the span began is not counted.
    public init(
        _ samples: [Sample], since: Double, cutFrom: Int? = nil, unfinished: Int, hasMoreUnfinished: Bool = false
    ) {
        let recent = samples.filter { $0.updated >= since }
        let times = recent.filter { $0.isFinished && !$0.isDecided }.map { max(0, $0.updated - $0.created) }
        p90 = Self.p90(times)
        measured = times.count
        decided = recent.count { $0.isDecided }
        self.cutFrom = cutFrom
        self.unfinished = unfinished
        self.hasMoreUnfinished = hasMoreUnfinished
    }

    /// The smallest of the numbers that nine in ten do not exceed; nil of none.
    public static func p90(_ numbers: [Double]) -> Double? {
        guard !numbers.isEmpty else { return nil }
        let rank = (numbers.count * 9 + 9) / 10
        return numbers.sorted()[rank - 1]
    }
}
