import OzModel
import Query

/// What a list is narrowed to: as it was typed, and as it was understood.
public struct ListFilter: Hashable, Sendable {
    public let text: String
    public let criteria: Criteria

    public init(text: String, criteria: Criteria) {
        self.text = text
        self.criteria = criteria
    }

    /// A filter that nobody typed.
    init(_ criteria: Criteria) { self.init(text: criteria.description, criteria: criteria) }

    /// nil for a text that asks for nothing.
    static func reading(_ text: String, of noun: Noun) throws(QueryMistake) -> ListFilter? {
        let criteria = try Criteria(text, of: noun)
        return criteria.isEmpty ? nil : ListFilter(text: text.trimmed, criteria: criteria)
    }
}
