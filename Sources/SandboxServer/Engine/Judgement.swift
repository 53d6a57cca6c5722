/// What an engine found.
struct Judgement: Codable, Equatable, Sendable {
    var resolution: Resolution
    /// One score for each medium, for liveness and collection; the least and greatest similarity, for biometry.
    var scores: [Double] = []
    /// The person of the collection that was recognized.
    var person: ObjectID?
    /// What was read from a document.
    var fields: [DocumentField] = []
    var failure: Failure?
    /// Milliseconds the engine says it took.
    var duration = 0

    /// Why no verdict came.
    struct Failure: Codable, Equatable, Sendable {
        let code: Int
        let message: String
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
