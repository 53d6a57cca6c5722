/// One check of an order's media.
struct Analysis: Codable, Sendable {
    let id: ObjectID
    let folder: Int
    /// Shared by the analyses that were asked for together.
    let group: ObjectID
    let type: AnalysisType
    let created: Moment
    var updated: Moment
    let settings: AnalysisSettings
    /// Positions of the media it runs on.
    let sources: [Int]
    /// The collection searched, for a COLLECTION analysis.
    var collection: Int?
    /// What the engine found; nil while it runs.
    var judgement: Judgement?
    /// A person's decision, which stands in place of the engine's.
    var operatorResolution: Resolution?
    var comment: String?
    var metaData: JSON = [:]
    var isRemoved = false

    /// What stands in a slot that an invented order does not use.
    static let missing: Analysis = {
        // The defaults have no thresholds that could be refused.
        guard let settings = try? AnalysisSettings() else { preconditionFailure("the default settings are refused") }
        let none = ObjectID(seed: 0, kind: .analysis, 0)
        return Analysis(
            id: none, folder: 0, group: none, type: .quality, created: Moment(microseconds: 0),
            updated: Moment(microseconds: 0), settings: settings, sources: [], isRemoved: true)
    }()

    var state: Resolution {
        guard let judgement else { return .processing }
        return judgement.failure == nil ? .finished : .failed
    }

    /// The verdict that counts: a person's, else the engine's.
    var resolution: Resolution {
        operatorResolution ?? judgement?.resolution ?? .processing
    }
}
