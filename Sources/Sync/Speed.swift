/// How fast orders arrive, by what has come in the last half minute.
struct Speed {
    private static let span = 30.0
    private var seen: [(time: Double, count: Int)] = []

    /// Orders a second; nil until there is something to measure.
    mutating func rate(now: Double, count: Int) -> Double? {
        // Something began anew, or the clock was set back.
        if let last = seen.last, last.count > count || last.time > now { seen = [] }
        seen.append((now, count))
        let start = seen.lastIndex { now - $0.time >= Self.span } ?? 0
        seen.removeFirst(start)
        guard let first = seen.first, now - first.time >= 0.5, count > first.count else { return nil }
        return Double(count - first.count) / (now - first.time)
    }
}
