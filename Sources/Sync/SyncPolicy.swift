/// How far back the mirror reaches, and how eagerly it is kept up to date.
public struct SyncPolicy: Hashable, Sendable {
    /// Orders created before this moment (epoch seconds) are not fetched; nil fetches all.
    public var since: Double?
    /// After how many orders the first sync, or one that starts over, ends with the page it is at; nil sets no limit.
    public var limit: Int?
    /// Seconds after their creation from which on orders are neither fetched nor kept; nil keeps all that were fetched.
    public var keeps: Double?
    /// Bytes that the mirror may take: then the oldest orders leave it; nil sets no limit.
    public var size: Int?
    /// Whether each byte costs: then nothing older than the newest page is fetched, nothing is searched, and the server
    /// is asked as seldom as may be.
    public var isMetered: Bool
    /// Requests an hour for finding what the server deleted; 0 does not look for it.
    public var sweepRequests: Int
    /// How many of them in a row.
    public var sweepBurst: Int
    /// Seconds between two such searches.
    public var sweepInterval: Double
    /// Seconds after which what was not found is looked for again.
    public var secondLook: Double
    /// Elements asked for at once, 1...5000.
    public var pageSize: Int
    /// Pages of the first sync that may be on their way at once, 1...16.
    public var pagesInFlight: Int
    /// Requests a minute that nobody waits for on screen.
    public var requestsPerMinute: Int
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
        since: Double? = nil, limit: Int? = nil, keeps: Double? = nil, size: Int? = nil, isMetered: Bool = false,
        sweepRequests: Int = 60, sweepBurst: Int = 4, sweepInterval: Double = 1800, secondLook: Double = 60,
        pageSize: Int = 100, pagesInFlight: Int = 3,
        requestsPerMinute: Int = 600,
        overlap: Double = 30, freshness: Double = 10,
        referenceInterval: Double = 600, shortestPause: Double = 2, longestPause: Double = 30
    ) {
        self.since = since
        self.limit = limit
        self.keeps = keeps
        self.size = size
        self.isMetered = isMetered
        self.sweepRequests = sweepRequests
        self.sweepBurst = sweepBurst
        self.sweepInterval = sweepInterval
        self.secondLook = secondLook
        self.pageSize = min(max(pageSize, 1), 5000)
        self.pagesInFlight = min(max(pagesInFlight, 1), 16)
        self.requestsPerMinute = max(1, requestsPerMinute)
        self.overlap = overlap
        self.freshness = freshness
        self.referenceInterval = referenceInterval
        self.shortestPause = shortestPause
        self.longestPause = longestPause
    }
}
