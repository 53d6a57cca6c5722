import OzModel

/// A query that was understood: its terms, all of which must hold.
public struct Criteria: Hashable, Sendable {
    /// The most terms a query may have, and the most values a term may: more is a slip of the clipboard.
    static let most = 100

    /// What is looked for.
    public let noun: Noun
    /// In the order in which they were written.
    public let terms: [Term]

    /// A query from terms that are known to fit the noun.
    public init(noun: Noun, terms: [Term]) {
        self.noun = noun
        self.terms = terms
    }

    /// Reads a query; an empty text asks for nothing.
    public init(_ text: String, of noun: Noun) throws(QueryMistake) {
        var scanner = Scanner(text)
        let reader = TermReader(query: text, noun: noun)
        var terms: [Term] = []
        while true {
            let raw: Scanner.Raw?
            do { raw = try scanner.next() } catch { throw QueryMistake(text, error.text, at: error.range) }
            guard let raw else { break }
            guard terms.count < Self.most, raw.values.count <= Self.most else {
                throw QueryMistake(text, "more than \(Self.most) of them are too many", at: raw.range)
            }
            terms.append(try reader.term(raw))
        }
        self.init(noun: noun, terms: terms)
    }

    /// Whether it asks for nothing.
    public var isEmpty: Bool { terms.isEmpty }

    /// The terms with their times worked out.
    public func clauses(_ clock: Clock) -> [Clause] { terms.map { $0.clause(clock) } }

    /// The same with a term in place of all of its key, or without them.
    public func setting(_ key: String, to term: Term?) -> Criteria {
        Criteria(noun: noun, terms: terms.filter { $0.subject != .key(key) } + (term.map { [$0] } ?? []))
    }
}

extension Criteria: CustomStringConvertible {
    /// The query as it can be typed again.
    public var description: String { terms.map(\.description).joined(separator: " ") }
}
