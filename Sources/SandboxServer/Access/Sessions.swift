/// All log-ins: made, looked up, extended by use, and renewed in two phases (reference, section 5).
///
/// A token says itself whom it lets in (``Seal``). With a data folder a log-in goes on after a restart until it expires;
/// without one, a token of this seed that is not known to have ended is taken for one that was just used.
struct Sessions: Sendable {
    typealias Nonce = [UInt64]

    /// Seconds that an ordinary log-in lasts without use.
    let timeToLive: Double
    /// Seconds that a service account's log-in lasts: five years.
    static let longTimeToLive = 157_680_000.0
    /// Beyond this many, expired ones go, and then an account's own oldest, so that a long test cannot fill the memory.
    static let most = 10_000

    private var sessions: [Nonce: Session] = [:]
    private var made = 0
    private let seed: UInt64
    /// How many users there are.
    var users = 0
    /// Sessions kept in the data folder that nobody has used since the start; nil where there is no such folder.
    private var dormant: [Nonce: Kept]?
    /// What is to be written, by number; the numbers of ended ones are used again.
    private var changes: [Int: Kept] = [:]
    private var free: [Int] = []
    private var numbers = 0
    /// Ended sessions of a sandbox without a folder, and when they were opened; older ones than `floor` are no longer
    /// known, so no token of that time is taken up.
    private var ended: [Nonce: Moment] = [:]
    private var floor = Moment(microseconds: .min)

    init(timeToLive: Double, seed: UInt64) {
        self.timeToLive = timeToLive
        self.seed = seed
    }

    mutating func open(user: Int, role: Role, now: Moment, replacing old: Session? = nil) -> Session {
        let session = enter(
            Seal(user: user, issued: now), expires: now + lifetime(of: role), replacing: old?.seal.nonce, number: nil)
        keep(session, lasting: lifetime(of: role))
        if sessions.count > Self.most { thin(around: session, now: now) }
        return sessions[session.seal.nonce] ?? session
    }

    /// The session of a request's token, extended by this use; the session it replaces ends now.
    mutating func use(accessToken: String?, roles: (Int) -> Role, now: Moment) throws(ApiError) -> Session {
        var session = try find(accessToken: accessToken, now: now)
        guard session.expires > now else { throw .tokenExpired }
        let lifetime = lifetime(of: roles(session.user))
        session.expires = now + lifetime
        if let old = session.replaces {
            session.replaces = nil
            close(old)
            session.keptUntil = nil
        }
        sessions[session.seal.nonce] = session
        if session.keptUntil.map({ $0 < session.expires }) ?? true { keep(session, lasting: lifetime) }
        return session
    }

    /// The session of an access token, expired or not, left as it is: a renewal must also work after the expiry.
    mutating func find(accessToken: String?, now: Moment) throws(ApiError) -> Session {
        guard let accessToken, !accessToken.isEmpty else { throw .tokenMissing }
        guard let session = session(accessToken, .access, now: now) else { throw .tokenInvalid }
        return session
    }

    /// The session whose renewal token this is.
    mutating func find(expireToken: String, now: Moment) -> Session? { session(expireToken, .expire, now: now) }

    mutating func close(_ session: Session) { close(session.seal.nonce) }

    /// Ends every log-in of an account; one from before this start cannot be taken up again either.
    mutating func close(allOf user: Int) {
        for session in sessions.values where session.user == user { close(session.seal.nonce) }
        for kept in dormant?.values ?? [:].values where kept.user == user { close(kept.nonce) }
    }

    private mutating func session(_ token: String, _ kind: Seal.Kind, now: Moment) -> Session? {
        guard let seal = Seal(token, kind, seed: seed), seal.user < users else { return nil }
        if let session = sessions[seal.nonce] { return session }
        if dormant != nil {
            guard let kept = dormant?.removeValue(forKey: seal.nonce) else { return nil }
            return enter(seal, expires: kept.expires, replacing: kept.replaces, number: kept.number)
        }
        guard ended[seal.nonce] == nil, seal.issued > floor else { return nil }
        return enter(seal, expires: now + timeToLive, replacing: nil, number: nil)
    }

    private mutating func enter(_ seal: Seal, expires: Moment, replacing old: Nonce?, number: Int?) -> Session {
        made += 1
        let session = Session(
            id: ObjectID(seed: seal.nonce[0], kind: .session, made), seal: seal,
            accessToken: seal.token(.access, seed: seed), expireToken: seal.token(.expire, seed: seed),
            expires: expires, replaces: old, number: number)
        sessions[seal.nonce] = session
        return session
    }

    private mutating func close(_ nonce: Nonce) {
        let session = sessions.removeValue(forKey: nonce)
        if dormant != nil {
            guard let number = session?.number ?? dormant?.removeValue(forKey: nonce)?.number else { return }
            changes[number] = .nobody(number)
            free.append(number)
        } else if let session {
            ended[nonce] = session.seal.issued
            if ended.count > Self.most * 10 { forget() }
        }
    }

    /// Forgets the older half of what has ended.
    private mutating func forget() {
        let times = ended.values.sorted()
        floor = max(floor, times[times.count / 2])
        ended = ended.filter { [floor] in $0.value > floor }
    }

    private mutating func thin(around session: Session, now: Moment) {
        for old in sessions.values where old.expires <= now { close(old.seal.nonce) }
        guard sessions.count > Self.most else { return }
        let own = sessions.values.filter { $0.user == session.user && $0.seal != session.seal }
        if let oldest = own.min(by: { $0.seal.issued < $1.seal.issued }) { close(oldest.seal.nonce) }
    }

    private func lifetime(of role: Role) -> Double {
        role == .clientService ? max(timeToLive, Self.longTimeToLive) : timeToLive
    }
}

/// What of the log-ins is on disk.
extension Sessions {
    /// A log-in as it is kept.
    struct Kept: Codable, Equatable, Sendable {
        /// Its place on disk.
        let number: Int
        let nonce: Nonce
        let user: Int
        let expires: Moment
        let replaces: Nonce?

        /// What stands in a place that is free.
        static func nobody(_ number: Int) -> Kept {
            Kept(number: number, nonce: [], user: 0, expires: Moment(microseconds: 0), replaces: nil)
        }
    }

    /// Written with a third of its time added, so that not every use has to be written: after a kill a log-in may last
    /// that much longer, never shorter.
    private mutating func keep(_ session: Session, lasting lifetime: Double) {
        guard dormant != nil else { return }
        var session = session
        let number = session.number ?? free.popLast() ?? numbers
        numbers = max(numbers, number + 1)
        session.number = number
        session.keptUntil = session.expires + lifetime / 3
        sessions[session.seal.nonce] = session
        changes[number] = Kept(
            number: number, nonce: session.seal.nonce, user: session.user,
            expires: session.keptUntil ?? session.expires, replaces: session.replaces)
    }

    /// The changes since the last call.
    mutating func drain() -> [Kept] {
        defer { changes.removeAll() }
        return changes.values.sorted { $0.number < $1.number }
    }

    /// Takes in what a data folder has; from now on only what it knows is taken up.
    mutating func restore(_ kept: [Kept]) {
        dormant = [:]
        for one in kept {
            numbers = max(numbers, one.number + 1)
            if one.nonce.isEmpty { free.append(one.number) } else { dormant?[one.nonce] = one }
        }
    }
}
