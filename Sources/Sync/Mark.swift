import OzModel

/// The names under which the pull keeps its place in the mirror.
enum Mark {
    static let backfill = "backfill"
    static let news = "news"
    /// When users, companies and collections were last read.
    static let reference = "reference"
    /// The search for deleted orders.
    static let sweep = "sweep"
    static let sweepBudget = "sweep.budget"
    /// Whose view of the server the mirror is.
    static let viewer = "viewer"
    /// How far back the mirror was last told to reach.
    static let reach = "reach"

    /// The greatest `time_updated` seen of a noun.
    static func updated(_ noun: Noun) -> String { "updated." + noun.rawValue }
}
