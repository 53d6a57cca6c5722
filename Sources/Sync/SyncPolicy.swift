/// How far back the mirror reaches, and how eagerly it is kept up to date.
public struct SyncPolicy: Hashable, Sendable {
    /// Orders created before this moment (epoch seconds) are not fetched; nil fetches all.
    public var since: Double?
    /// After how many orders the first sync, or one that starts over, ends with the page it is at; nil sets no limit.
    public var limit: Int?
    /// Elements asked for at once, 1...5000.
    public var pageSize: Int
    /// Seconds by which each look at what is new reaches back, for changes that a server made visible late.
    public var overlap: Double
    /// Seconds between looks at what is new while older orders are still being fetched.
    public var freshness: Double
    /// Seconds between reads of users, companies and collections.
    public var referenceInterval: Double
    /// Seconds between rounds while things change.
    public var shortestPause: Double
    /// Seconds between rounds, and between tries, when nothing changes or nothing answers.
    public var longestPause: Double

    /// A policy; what is not given is what suits a console that someone watches.
    public init(
        since: Double? = nil, limit: Int? = nil, pageSize: Int = 100, overlap: Double = 30, freshness: Double = 10,
        referenceInterval: Double = 600, shortestPause: Double = 2, longestPause: Double = 30
    ) {
        self.since = since
        self.limit = limit
        self.pageSize = min(max(pageSize, 1), 5000)
        self.overlap = overlap
        self.freshness = freshness
        self.referenceInterval = referenceInterval
        self.shortestPause = shortestPause
        self.longestPause = longestPause
    }
}
