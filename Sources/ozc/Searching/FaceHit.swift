import ConsoleUI
import OzModel

/// One person whom a search found, for programs and for people.
struct FaceHit: Sendable {
    let hit: Hit
    /// nil where the server names nobody, or did not tell.
    let name: String?
    let collection: OzModel.Collection
    let analysis: Analysis
    let order: Order.ID
    /// Whether the search's order is still on the server.
    let isKept: Bool

    static let shape = RecordShape<FaceHit>(
        fields: [
            .init("person_id") { .text($0.hit.person.rawValue) }, .init("name") { .maybe($0.name) },
            .init("confidence") { .share($0.hit.score?.value) },
            .init("decision_threshold") { .share($0.hit.score?.high) }, .init("meaning") { .text($0.hit.meaning) },
            .init("collection_id") { .text($0.collection.id.rawValue) }, .init("alias") { .maybe($0.collection.alias) },
            .init("folder_id") { .text($0.order.rawValue) }, .init("analyse_id") { .text($0.analysis.id.rawValue) },
            .init("is_kept") { .flag($0.isKept) },
        ],
        columns: [
            .init("NAME", 24) { $0.name ?? "-" }, .init("CONFIDENCE", 24) { $0.hit.comparison ?? "-" },
            .init("MEANING", 28) { $0.hit.meaning },
            .init("COLLECTION", 20, rank: 1) { $0.collection.alias ?? $0.collection.id.short },
        ],
        below: { hit in
            let end = hit.isKept ? "" : ", deleted since"
            return ["person \(hit.hit.person.rawValue)", "order \(hit.order.rawValue)\(end)"]
        })
}

extension Records.Value {
    /// A number from 0 to 1, to the last digit for programs.
    fileprivate static func share(_ number: Double?) -> Records.Value {
        guard let number, number.isFinite else { return .maybe(nil) }
        return Records.Value(json: "\(number)", words: Decimals.texts([number])[0])
    }
}
