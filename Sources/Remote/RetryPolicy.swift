/// How often, and after how long, a question that changes nothing is asked again.
public struct RetryPolicy: Hashable, Sendable {
    /// Tries in all, at least 1.
    public var tries: Int
    /// Seconds before the second try; doubled for each one after it.
    public var firstPause: Double
    /// The longest pause in seconds, and the longest `Retry-After` that is waited out instead of reported.
    public var longestPause: Double

    /// Four tries within about four seconds.
    public static let standard = RetryPolicy(tries: 4, firstPause: 0.5, longestPause: 20)
    /// One try.
    public static let none = RetryPolicy(tries: 1, firstPause: 0, longestPause: 0)

    public init(tries: Int, firstPause: Double, longestPause: Double) {
        self.tries = max(1, tries)
        self.firstPause = firstPause
        self.longestPause = longestPause
    }

    /// Seconds to wait after try number `tried` (from 1); `luck` in 0...1 spreads callers over the upper half.
    func pause(after tried: Int, luck: Double) -> Double {
        var whole = firstPause
        for _ in 1..<max(tried, 1) where whole < longestPause {
            whole *= 2
        }
        whole = min(whole, longestPause)
        return whole / 2 + whole / 2 * luck
    }
}
