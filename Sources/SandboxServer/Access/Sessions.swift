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
    private let seed: UInt64
    /// How many users there are.
    var users = 0
    /// Sessions that this process knew and no longer has: a session from before is taken up again, an ended one is not.
    private var ended: Set<[UInt64]> = []
    /// Ended sessions that were not yet drained, and how many there were in all.
    private var endings: [(number: Int, nonce: [UInt64])] = []
    private var endingCount = 0

    init(timeToLive: Double, seed: UInt64) {
        self.timeToLive = timeToLive
        self.seed = seed
    }

    mutating func open(user: Int, role: Role, now: Moment, replacing old: ObjectID? = nil) -> Session {
        let session = enter(Seal(user: user, issued: now), expires: now + lifetime(of: role), replacing: old)
        if sessions.count > Self.most, let oldest = sessions.values.min(by: { $0.expires < $1.expires }) {
            close(oldest.id)
        }
        return session
    }

    private mutating func enter(_ seal: Seal, expires: Moment, replacing old: ObjectID?) -> Session {
        made += 1
        let session = Session(
            id: ObjectID(seed: seal.nonce[0], kind: .session, made), user: seal.user,
            accessToken: seal.token(.access, seed: seed), expireToken: seal.token(.expire, seed: seed),
            created: seal.issued, expires: expires, replaces: old)
        sessions[session.id] = session
        accessTokens[session.accessToken] = session.id
        expireTokens[session.expireToken] = session.id
        return session
    }

    /// A session of the sandbox that ran here before, as if that had not ended.
    private mutating func takeUp(_ token: String, now: Moment) {
        guard accessTokens[token] == nil, expireTokens[token] == nil, let seal = Seal(token, seed: seed),
            seal.user < users, !ended.contains(seal.nonce)
        else { return }
        _ = enter(seal, expires: now + timeToLive, replacing: nil)
    }

    /// The session of a request's token, extended by this use; the session it replaces ends now.
    mutating func use(accessToken: String?, roles: (Int) -> Role, now: Moment) throws(ApiError) -> Session {
        guard let accessToken, !accessToken.isEmpty else { throw .tokenMissing }
        takeUp(accessToken, now: now)
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
    mutating func find(accessToken: String?, now: Moment) throws(ApiError) -> Session {
        guard let accessToken, !accessToken.isEmpty else { throw .tokenMissing }
        takeUp(accessToken, now: now)
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
        guard let seal = Seal(session.accessToken, seed: seed) else { return }
        // A long test must not fill the memory with what is over.
        if ended.count >= Self.most * 10 { ended.removeAll() }
        takeEnded(seal.nonce)
        endings.append((endingCount, seal.nonce))
    }

    /// Counts a session as ended, as one that is known to be from before.
    mutating func takeEnded(_ nonce: [UInt64]) {
        ended.insert(nonce)
        endingCount += 1
    }

    /// The endings since the last call.
    mutating func drainEnded() -> [(number: Int, nonce: [UInt64])] {
        defer { endings.removeAll() }
        return endings
    }

    /// Ends every log-in of an account; one from before this start cannot be taken up again either.
    mutating func close(allOf user: Int) {
        for session in sessions.values where session.user == user { close(session.id) }
    }

    private func lifetime(of role: Role) -> Double {
        role == .clientService ? max(timeToLive, Self.longTimeToLive) : timeToLive
    }
}
