import OzModel

/// The names under which the pull keeps its place in the mirror.
enum Mark {
    static let backfill = "backfill"
    static let news = "news"

    /// The greatest `time_updated` seen of a noun.
    static func updated(_ noun: Noun) -> String { "updated." + noun.rawValue }
}
