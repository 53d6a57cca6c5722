/// How often, and after how long, a decision is tried again.
public struct PushPolicy: Hashable, Sendable {
    /// Tries that reached the server and came to nothing before a decision rests; at least 1.
    public var tries: Int
    /// Seconds before the second try; doubled for each one after it.
    public var firstPause: Double
    /// The longest pause in seconds.
    public var longestPause: Double

    /// A policy; what is not given suits a console that someone watches.
    public init(tries: Int = 5, firstPause: Double = 2, longestPause: Double = 60) {
        self.tries = max(1, tries)
        self.firstPause = firstPause
        self.longestPause = longestPause
    }

    /// Seconds to wait after so many tries came to nothing.
    func pause(after tries: Int) -> Double {
        var pause = firstPause
        for _ in 1..<max(tries, 1) where pause < longestPause { pause *= 2 }
        return min(pause, longestPause)
    }
}
