/// The verdict on an analysis with the scores it follows from.
struct Judgement: Codable, Equatable, Sendable {
    var resolution: Resolution
    /// One score for each medium, for liveness and collection; the least and greatest similarity, for biometry.
    var scores: [Double] = []
    /// Who of the collection was recognized on which medium, the most alike first.
    var matches: [Match] = []
    /// What was read from a document.
    var fields: [DocumentField] = []
    /// The media, by position, that have a best shot.
    var bestShots: [Int] = []
    var failure: Failure?
    /// Milliseconds the engine says it took.
    var duration = 0
    /// What the engine calls itself, where it is not the simulation.
    var engine: String?

    /// The person of the collection that was recognized with the highest score.
    var person: ObjectID? { matches.first?.person }

    /// Why no verdict came.
    struct Failure: Codable, Equatable, Sendable {
        let code: Int
        let message: String
    }

    /// How much the face of a medium resembles a person.
    struct Match: Codable, Equatable, Sendable {
        /// The medium's position among those the analysis runs on.
        let place: Int
        let person: ObjectID
        let score: Double
    }

    /// One line of a document, as printed and as its machine-readable zone has it.
    struct DocumentField: Codable, Equatable, Sendable {
        let name: String
        let visual: String
        let machineReadable: String?
    }

    static func failed(_ code: Int, _ message: String) -> Judgement {
        Judgement(resolution: .failed, failure: Failure(code: code, message: message))
    }
}
