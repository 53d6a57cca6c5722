/// What a user is to the server, which decides what they may do. [D, section 6]
public enum UserRole: Hashable, Sendable {
    case admin, `operator`, client, clientAdmin, clientOperator, clientService
    /// A role this console does not know, kept as it came.
    case other(String)

    /// The roles that the API documents.
    public static let known: [UserRole] = [.admin, .operator, .client, .clientAdmin, .clientOperator, .clientService]

    /// Reads the API's word in any case, with spaces or underscores; older servers say CLIENT and add flags.
    public init(wire: String?, isAdmin: Bool = false, isService: Bool = false) {
        let key = wireKey(wire ?? "")
        let plain = Self.known.first { $0.wire == key } ?? .other(wire ?? "")
        guard plain == .client else {
            self = plain
            return
        }
        self = isService ? .clientService : isAdmin ? .clientAdmin : .client
    }

    /// The word as the API writes it, with underscores. [I]
    public var wire: String {
        switch self {
        case .admin: "ADMIN"
        case .operator: "OPERATOR"
        case .client: "CLIENT"
        case .clientAdmin: "CLIENT_ADMIN"
        case .clientOperator: "CLIENT_OPERATOR"
        case .clientService: "CLIENT_SERVICE"
        case .other(let word): word
        }
    }

    /// The word for people: "client operator".
    public var words: String {
        if case .other(let word) = self { return word.isEmpty ? "unknown" : word }
        return wire.lowercased().split(separator: "_").joined(separator: " ")
    }
}
