/// Somebody of a collection whom a search found on a face.
public struct Hit: Equatable, Sendable {
    /// `person_id`.
    public var person: Person.ID
    /// How much the faces resemble each other, against the threshold of the search; nil where the server named no
    /// number.
    public var score: Score?

    /// A hit from its parts.
    public init(person: Person.ID, score: Score? = nil) {
        self.person = person
        self.score = score
    }

    /// `0.93 ≥ 0.85`; nil where the server named no number.
    public var comparison: String? { score?.reading.comparison }

    /// `on the list, higher is a hit`.
    public var meaning: String {
        guard let score else { return "on the list; the server named no number" }
        return [score.reading.conclusion, score.direction.words].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
