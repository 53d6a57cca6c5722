/// An analysis as a client asked for it, checked and ready to start.
struct AnalysisOrder: Sendable {
    let type: AnalysisType
    let settings: AnalysisSettings
    /// Positions of the media it will run on.
    let sources: [Int]
    let collection: Int?
    let metaData: JSON
}
