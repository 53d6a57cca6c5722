/// All log-ins: made, looked up, extended by use, and renewed in two phases (reference, section 5).
struct Sessions: Sendable {
    /// Seconds that an ordinary log-in lasts without use.
    let timeToLive: Double
    /// Seconds that a service account's log-in lasts: five years.
    static let longTimeToLive = 157_680_000.0
    /// Beyond this many the longest expired go, so that a long test cannot fill the memory.
    static let most = 10_000

    private var sessions: [ObjectID: Session] = [:]
    private var accessTokens: [String: ObjectID] = [:]
    private var expireTokens: [String: ObjectID] = [:]
    private var made = 0

    init(timeToLive: Double) {
        self.timeToLive = timeToLive
    }

    mutating func open(user: Int, role: Role, now: Moment, replacing old: ObjectID? = nil) -> Session {
        made += 1
        let session = Session(
            id: ObjectID(seed: UInt64.random(in: .min ... .max), kind: .session, made), user: user,
            accessToken: Self.token(), expireToken: Self.token(), created: now,
            expires: now + lifetime(of: role), replaces: old)
        sessions[session.id] = session
        accessTokens[session.accessToken] = session.id
        expireTokens[session.expireToken] = session.id
        if sessions.count > Self.most, let oldest = sessions.values.min(by: { $0.expires < $1.expires }) {
            close(oldest.id)
        }
        return session
    }

    /// The session of a request's token, extended by this use; the session it replaces ends now.
    mutating func use(accessToken: String?, roles: (Int) -> Role, now: Moment) throws(ApiError) -> Session {
        guard let accessToken, !accessToken.isEmpty else { throw .tokenMissing }
        guard let id = accessTokens[accessToken], var session = sessions[id] else { throw .tokenInvalid }
        guard session.expires > now else { throw .tokenExpired }
        session.expires = now + lifetime(of: roles(session.user))
        if let old = session.replaces {
            session.replaces = nil
            close(old)
        }
        sessions[id] = session
        return session
    }

    /// The session of an access token, expired or not, left as it is: a renewal must also work after the expiry.
    func find(accessToken: String?) throws(ApiError) -> Session {
        guard let accessToken, !accessToken.isEmpty else { throw .tokenMissing }
        guard let id = accessTokens[accessToken], let session = sessions[id] else { throw .tokenInvalid }
        return session
    }

    /// The session whose renewal token this is.
    func find(expireToken: String) -> Session? {
        expireTokens[expireToken].flatMap { sessions[$0] }
    }

    mutating func close(_ id: ObjectID) {
        guard let session = sessions.removeValue(forKey: id) else { return }
        accessTokens[session.accessToken] = nil
        expireTokens[session.expireToken] = nil
    }

    private func lifetime(of role: Role) -> Double {
        role == .clientService ? max(timeToLive, Self.longTimeToLive) : timeToLive
    }

    /// 128 lower-case hexadecimal digits.
    private static func token() -> String {
        (0..<8).map { _ in
            let part = String(UInt64.random(in: .min ... .max), radix: 16)
            return String(repeating: "0", count: 16 - part.count) + part
        }.joined()
    }
}
