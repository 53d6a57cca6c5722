import OzModel

/// One session with a server: what opens it, what renews it, and whose it is.
public struct Tokens: Hashable, Sendable {
    /// Goes into the token header of every call.
    public var access: Secret
    /// Renews the session; nil for a service account's token, which is not renewed.
    public var expire: Secret?
    /// When the server ends the session unless it is used, in epoch seconds of the server's clock; nil when not known.
    public var expireDate: Double?
    /// For how many seconds each use keeps the session alive; nil when not known.
    public var lifetime: Double?
    public var user: UserSnapshot?

    /// A session; a token alone is a service account's.
    public init(
        access: Secret, expire: Secret? = nil, expireDate: Double? = nil, lifetime: Double? = nil,
        user: UserSnapshot? = nil
    ) {
        self.access = access
        self.expire = expire
        self.expireDate = expireDate
        self.lifetime = lifetime
        self.user = user
    }
}

extension Tokens: Codable {
    private enum Key: String, CodingKey {
        case access
        case expire
        case expireDate = "expire_date"
        case lifetime
        case user
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        access = Secret(try fields.decode(String.self, forKey: .access))
        expire = try fields.decodeIfPresent(String.self, forKey: .expire).map(Secret.init)
        expireDate = try fields.decodeIfPresent(Double.self, forKey: .expireDate)
        lifetime = try fields.decodeIfPresent(Double.self, forKey: .lifetime)
        user = try fields.decodeIfPresent(UserSnapshot.self, forKey: .user)
    }

    /// Writes the tokens in clear: only for a file that nobody else can read.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(access.exposed, forKey: .access)
        try fields.encodeIfPresent(expire?.exposed, forKey: .expire)
        try fields.encodeIfPresent(expireDate, forKey: .expireDate)
        try fields.encodeIfPresent(lifetime, forKey: .lifetime)
        try fields.encodeIfPresent(user, forKey: .user)
    }
}

extension Tokens: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "tokens of \(user?.email ?? "a user not known"): •••" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
