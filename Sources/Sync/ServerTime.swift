/// The server's clock as far as it is known, and what it makes of times of change; all in epoch seconds.
struct ServerTime {
    /// How far back to look where nothing tells what has been seen: more than any clock is wrong by its time zone.
    static let generousOverlap = 86_400.0
    private static let week = 7 * 86_400.0

    /// What is taken for the server's now: too early costs a second look, too late would lose news.
    let now: Double
    /// No time of change after this one is believed.
    private let end: Double

    /// - Parameters:
    ///   - sent: when the server says it answered, if it does; not believed when it is weeks away from here.
    ///   - now: this machine's clock, which may be wrong.
    init(sent: Double?, now: Double) {
        let sent = sent.flatMap { abs($0 - now) < Self.week ? $0 : nil }
        self.now = sent ?? now
        end = sent ?? now + 3600
    }

    /// The time from which to look for changes after the first page of all.
    func first(_ greatest: Double?) -> Double {
        greatest.map(believed) ?? now - Self.generousOverlap
    }

    /// The time from which to look for changes after a page that was asked for from `known` on.
    func next(_ greatest: Double?, known: Double) -> Double {
        // Kept while this machine's clock, or the server's, was ahead: nobody knows since when.
        guard known <= end + 60 else { return now - Self.generousOverlap }
        return max(known, greatest.map(believed) ?? known)
    }

    /// A single row from the future must not end the news until then.
    private func believed(_ time: Double) -> Double { time > end ? now : time }
}
