/// What an engine is asked to judge.
struct Question: Sendable {
    let type: AnalysisType
    let settings: AnalysisSettings
    /// The clients' names of the files it runs on.
    let names: [String]
    /// The order's free metadata.
    let metaData: JSON
    /// The people in the collection to search.
    let persons: [ObjectID]
    /// The files that are somebody's photo in that collection.
    var twins: [Twin] = []

    /// A file, by its position, and the person whose photo it is.
    struct Twin: Equatable, Sendable {
        let place: Int
        let person: ObjectID
    }
}
