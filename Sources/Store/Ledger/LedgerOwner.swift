/// Whose decisions: they are sent with this user's log-in to this server, and with no other.
public struct LedgerOwner: Hashable, Sendable {
    /// The server's base address.
    public let server: String
    /// The server's id of the user, else the e-mail; "token_command" for a service account.
    public let user: String
    /// The e-mail, for people.
    public let email: String
    /// The profile's name.
    public let profile: String

    /// How people call the user.
    public var name: String { email.isEmpty ? user : email }

    /// An owner from its parts.
    public init(server: String, user: String, email: String, profile: String) {
        self.server = server
        self.user = user
        self.email = email
        self.profile = profile
    }

    /// Whether decisions of both are sent with the same log-in.
    public func isSame(as other: LedgerOwner) -> Bool { server == other.server && user == other.user }
}
