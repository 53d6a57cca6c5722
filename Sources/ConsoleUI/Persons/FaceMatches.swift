import OzModel

/// What a search in a collection came to: where it looked, and whom it found there, best first.
public struct FaceMatches: Equatable, Sendable {
    /// nil where the server did not say.
    public let collection: OzModel.Collection.ID?
    public let hits: [Hit]

    /// Reads the analysis's own text; of a person who was found on several media the greatest number counts.
    ///
    /// The persons of `collection_persons` with their `confidence` are recalled, not documented. [R, section 7]
    public init(_ analysis: Analysis, json: String?) {
        let value = json.flatMap { JSONValue(parsing: $0) }
        collection = value?["collection"]?["collection_id"]?.text.map { OzModel.Collection.ID($0) }
        var best: [String: Double] = [:]
        var order: [String] = []
        func note(_ person: String?, _ number: Double?) {
            guard let person else { return }
            if !order.contains(person) { order.append(person) }
            guard let number else { return }
            best[person] = max(best[person] ?? number, number)
        }
        for result in value?["results_media"]?.elements ?? [] {
            let listed = result["collection_persons"]?.elements ?? []
            for person in listed { note(person["person_id"]?.text, person["confidence"]?.number) }
            guard let person = result["person_id"]?.text, !listed.contains(where: { $0["person_id"]?.text == person })
            else { continue }
            note(person, result["results_data"]?["confidence"]?.number)
        }
        let ranked = order.enumerated().sorted { one, other in
            let (first, second) = (best[one.element] ?? -1, best[other.element] ?? -1)
            return first == second ? one.offset < other.offset : first > second
        }
        hits = ranked.map { _, person in
            let score = best[person].map { number in
                Score(
                    value: number, high: analysis.score?.high, direction: .higherIsHit,
                    isAssumed: analysis.score?.isAssumed ?? false)
            }
            return Hit(person: Person.ID(person), score: score)
        }
    }
}
