/// What an analysis checks.
public enum AnalysisType: Hashable, Sendable {
    case quality, biometry, documents, collection
    /// A type this console does not know, kept as it came.
    case other(String)

    /// The types that the API documents, in the order in which orders list them.
    public static let known: [AnalysisType] = [.quality, .biometry, .documents, .collection]

    /// Reads the API's word in any case; a missing word is kept as an empty one.
    public init(wire: String?) {
        let key = wireKey(wire ?? "")
        self = Self.known.first { $0.wire == key } ?? .other(wire ?? "")
    }

    /// The word as the API writes it.
    public var wire: String {
        switch self {
        case .quality: "QUALITY"
        case .biometry: "BIOMETRY"
        case .documents: "DOCUMENTS"
        case .collection: "COLLECTION"
        case .other(let word): word
        }
    }

    /// The word for people.
    public var words: String {
        if case .other(let word) = self { return word.isEmpty ? "unknown" : word }
        return wire.lowercased()
    }

    /// One letter for narrow columns: Q, B, D, C, or ? for a type we do not know.
    public var letter: Character {
        switch self {
        case .quality: "Q"
        case .biometry: "B"
        case .documents: "D"
        case .collection: "C"
        case .other: "?"
        }
    }
}
