import Store

extension Syncer {
    /// When the server of a mirror was last asked for all news and answered, in epoch seconds; nil when it never was.
    public static func lastNews(of mirror: Store.Mirror) -> Double? {
        // A mirror that cannot be read has said so elsewhere; here it only has no news.
        (try? mirror.checkpoint(Mark.news)).flatMap { $0 }.flatMap(Double.init)
    }
}
