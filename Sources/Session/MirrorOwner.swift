import Remote
import Store

/// Whose copy a mirror is. What one user may see another may not: a mirror has one server and one user.
public struct MirrorOwner: Equatable, Sendable {
    /// The server's base address.
    public let server: String
    /// The server's id of the user, else the e-mail; nil while nobody has logged in.
    public let user: String?

    public init(server: String, user: String?) {
        self.server = server
        self.user = user
    }

    public init(server: Server, tokens: Tokens?) {
        self.init(server: server.base, user: tokens?.user?.key)
    }

    private static let serverFact = "owner.server"
    private static let userFact = "owner.user"

    /// Who the mirror says it belongs to; nil when nobody has claimed it.
    public static func of(_ mirror: Store.Mirror) throws(StoreError) -> MirrorOwner? {
        guard let server = try mirror.checkpoint(serverFact) else { return nil }
        return MirrorOwner(server: server, user: try mirror.checkpoint(userFact))
    }

    /// Makes the mirror this owner's: what another one's eyes fetched is emptied first.
    ///
    /// - Returns: whether it was emptied.
    @discardableResult
    public func claim(_ mirror: Store.Mirror) throws(StoreError) -> Bool {
        let known = try Self.of(mirror)
        guard known != self else { return false }
        // While nobody is logged in, the cache stays whose it was: it must be readable without a network.
        let isOther = user.map { user in known?.user.map { $0 != user } ?? false } ?? false
        let isStranger = known.map { $0.server != server || isOther } ?? false
        if isStranger { try mirror.clear() }
        try mirror.save([
            Checkpoint(Self.serverFact, server), Checkpoint(Self.userFact, user ?? (isStranger ? nil : known?.user)),
        ])
        return isStranger
    }
}
