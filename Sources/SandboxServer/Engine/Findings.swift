/// What an engine saw and read, in scores alone; what follows from them is ``Verdict``'s to say.
struct Findings: Equatable, Sendable {
    /// The probability of an attack, one for each medium.
    var spoofing: [Double] = []
    /// How much the faces of each two media resemble each other.
    var pairs: [Pair] = []
    /// How much the face of a medium resembles a person of the collection.
    var likenesses: [Judgement.Match] = []
    var document: Document?
    /// The media, by position, of which a best shot can be shown.
    var bestShots: [Int] = []
    var failure: Judgement.Failure?
    /// Milliseconds the engine says it took.
    var duration = 0

    /// Two media by position, and how alike their faces are.
    struct Pair: Equatable, Sendable {
        let first: Int
        let second: Int
        let similarity: Double
    }

    /// What was read from a document, and whether it holds together.
    struct Document: Equatable, Sendable {
        let fields: [Judgement.DocumentField]
        let isValid: Bool
    }

    static func failed(_ code: Int, _ message: String) -> Findings {
        Findings(failure: .init(code: code, message: message))
    }
}
