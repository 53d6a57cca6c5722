/// The thresholds of the monitoring checklist.
public enum HealthLimits {
    /// Seconds: nine in ten analyses are quicker. [D, section 15]
    public static let latency = 20.0
    /// Fewer analyses than this are not finished. [D, section 15]
    public static let unfinished = 20
    /// From this part of a threshold on a check warns. [I]
    public static let nearly = 0.8
    /// Seconds within which the server has to say how it is. [I]
    public static let answer = 5.0
    /// Seconds that a decision may wait before somebody should look. [I]
    public static let waiting = 600.0

    /// Where a number stands that has to stay below a threshold.
    public static func state(_ value: Double, below limit: Double) -> HealthState {
        if value >= limit { return .failing }
        return value >= limit * nearly ? .warning : .fine
    }
}
