/// How many requests a minute the pull may make: so many in a row after a rest, then evenly spread.
struct RequestBudget {
    private static let minute = 60.0
    /// The part of a minute's requests that may come at once.
    private static let burst = 6.0

    /// More requests than can wait for their turn at once.
    private static let most = 40.0

    private let gap: Double
    private let slack: Double
    /// When the last request that was granted would have come, had all been evenly spread.
    private var due = -Double.infinity

    init(perMinute: Int) {
        gap = Self.minute / Double(max(1, perMinute))
        slack = max(0, Self.minute / Self.burst - gap)
    }

    /// Seconds until a request may go out; counts none.
    func delay(now: Double) -> Double {
        var copy = self
        return copy.wait(now: now)
    }

    /// Seconds to wait before the next request, which is counted with this.
    mutating func wait(now: Double) -> Double {
        // A clock that was set back must not stop everything until it has caught up.
        if due > now + Self.most * gap { due = -.infinity }
        due = max(due, now - slack) + gap
        return max(0, due - gap - now)
    }
}
