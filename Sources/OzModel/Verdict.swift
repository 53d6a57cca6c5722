/// The seven words by which the API says how a check stands, and room for words it has not told us yet.
///
/// Both `state` and `resolution_status` may hold any of them. [D, section 10]
public enum Verdict: Hashable, Sendable {
    case initial, processing, failed, finished, declined, operatorRequired, success
    /// A word this console does not know, kept as it came.
    case other(String)

    /// The words that the API documents, in the order of its table.
    public static let known: [Verdict] = [
        .initial, .processing, .failed, .finished, .declined, .operatorRequired, .success,
    ]

    /// Reads the API's word in any case; nothing at all means that nothing has started.
    public init(wire: String?) {
        guard let wire, !wire.isEmpty else {
            self = .initial
            return
        }
        let key = wireKey(wire)
        self = Self.known.first { $0.wire == key } ?? .other(wire)
    }

    /// The word as the API writes it.
    public var wire: String {
        switch self {
        case .initial: "INITIAL"
        case .processing: "PROCESSING"
        case .failed: "FAILED"
        case .finished: "FINISHED"
        case .declined: "DECLINED"
        case .operatorRequired: "OPERATOR_REQUIRED"
        case .success: "SUCCESS"
        case .other(let word): word
        }
    }

    /// The word for people: "operator required".
    public var words: String {
        if case .other(let word) = self { return word }
        return wire.lowercased().split(separator: "_").joined(separator: " ")
    }

    /// Whether more news is to be expected without anyone deciding.
    public var isUnderWay: Bool { self == .initial || self == .processing }
}
