import Canvas
import OzModel
import Store

/// Whom a search in a collection found: each hit names the person and the collection, and opens the one in the other.
struct HitLines {
    private let alias: String
    private let matches: FaceMatches
    private let desk: Desk

    /// - Returns: nil where the analysis found nobody.
    init?(_ analysis: Analysis, _ desk: Desk) throws(StoreError) {
        guard analysis.type == .collection || analysis.personID != nil else { return nil }
        guard analysis.personID != nil || analysis.verdict != .success else { return nil }
        matches = FaceMatches(analysis, json: try desk.json(.analyses, id: analysis.id.rawValue))
        guard !matches.hits.isEmpty else { return nil }
        alias = analysis.collectionAlias ?? "a collection"
        self.desk = desk
    }

    /// Under an analysis among others.
    func brief(_ document: inout Document, indent: Int) {
        let lead = String(repeating: " ", count: min(indent, document.width / 4))
        for hit in matches.hits {
            let who = "\(lead)hit: \(words(hit))"
            let number = hit.comparison.map { "  \($0)" } ?? ""
            let fits = TextWidth.columns(who + number) <= document.width
            document.add(
                Line([Text(Sanitizer.clean(who), .accent), Text(fits ? number : "")], target: target(hit)))
            if !fits, !number.isEmpty { document.add(Line(lead + number)) }
        }
    }

    /// On the analysis's own page.
    func write(_ document: inout Document) {
        document.heading("Hits")
        for hit in matches.hits {
            document.field("Person", words(hit), .accent, target: target(hit))
            let parts = [hit.comparison, hit.meaning].compactMap(\.self)
            document.field("Confidence", parts.joined(separator: " → "))
            document.field("Person id", hit.person.rawValue, .id)
        }
    }

    private func words(_ hit: Hit) -> String {
        // Whoever reads a card in a pipe wants to go on with the whole id.
        let id = desk.keymap == nil ? hit.person.rawValue : hit.person.short
        let name = key(hit).flatMap { desk.name($0) } ?? id
        return "\(name) of \(alias)"
    }

    private func key(_ hit: Hit) -> PersonKey? { matches.collection.map { PersonKey(hit.person, of: $0) } }

    /// Where the server does not name the collection, there is no way to the person.
    private func target(_ hit: Hit) -> Target? { key(hit)?.target }
}
