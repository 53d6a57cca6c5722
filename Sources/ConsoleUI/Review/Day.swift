import Query

/// A day of the calendar in the zone of this machine.
struct Day {
    /// Epoch seconds at which it begins, and the next one does.
    let start: Double
    let end: Double
    /// `2026-11-23`.
    let words: String

    /// `today`, `yesterday` or `2026-11-23`; nil for anything else.
    init?(_ text: String, now: Double) {
        let clock = Clock(now: now)
        switch TimePoint(text) {
        case .today?, .yesterday?: break
        case .date(let fields)? where fields.count == 3: break
        default: return nil
        }
        guard let stretch = TimePoint(text)?.stretch(clock) else { return nil }
        (start, end) = stretch
        words = TimePoint.date(Clock(now: start).today).description
    }
}
