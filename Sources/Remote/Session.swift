import HTTP
import OzModel

/// The tokens of one API: loaded once, renewed by one caller for all, never used again after the server refused them.
actor Session {
    typealias Renew = @Sendable (Tokens) async throws(RemoteError) -> Tokens

    private let keeper: any TokenKeeper
    private let pace: Pace
    /// The only user whose kept tokens are taken; nil before any are known. A log-in may be anybody's.
    private var user: String?
    private var tokens: Tokens?
    private var hasLoaded = false
    /// When the session ends unless used, in epoch seconds of this machine's clock.
    private var goodUntil: Double?
    private var buried: Secret?
    private var renewal: Task<Result<Tokens, RemoteError>, Never>?
    /// True when the keeper could not be written and therefore holds older tokens than these.
    private var isKeeperBehind = false

    init(keeper: any TokenKeeper, pace: Pace, user: String? = nil) {
        self.keeper = keeper
        self.user = user
        self.pace = pace
    }

    /// The session, loaded from its keeper the first time.
    func current() async -> Tokens? {
        guard !hasLoaded else { return tokens }
        let kept = await keeper.load()
        // A log-in may have come while the keeper was reading.
        guard !hasLoaded else { return tokens }
        hasLoaded = true
        if let kept, !isAnothers(kept) { take(kept) }
        return tokens
    }

    /// Makes `tokens` the session and keeps it; it is open even when it could not be kept.
    func open(_ tokens: Tokens) async throws(RemoteError) {
        hasLoaded = true
        self.tokens = tokens
        note(tokens.user)
        buried = nil
        goodUntil = tokens.lifetime.map { pace.now() + $0 }
        try await keep(tokens)
    }

    /// Forgets the session.
    func end() async throws(RemoteError) {
        hasLoaded = true
        tokens = nil
        goodUntil = nil
        try await keep(nil)
    }

    /// Tokens to use now: renewed first when they are about to end.
    func fresh(renew: @escaping Renew) async throws(RemoteError) -> Tokens {
        guard let tokens = await current() else { throw .logInNeeded(reason: await missing("nobody is logged in")) }
        if tokens.access == buried { return try await replacement(for: tokens, renew: renew) }
        guard tokens.expire != nil, let goodUntil, pace.now() > goodUntil - margin(of: tokens) else { return tokens }
        do {
            return try await replacement(for: tokens, renew: renew)
        } catch {
            // They are still good for a moment, and the call itself may have better luck.
            if error.kind == .network, pace.now() < goodUntil { return tokens }
            throw error
        }
    }

    /// Tokens other than `used`, which the server refused or soon will: another process's, or renewed ones.
    func replacement(for used: Tokens, renew: @escaping Renew) async throws(RemoteError) -> Tokens {
        if let tokens, tokens.access != used.access { return tokens }
        let task = renewal ?? Task { await self.replace(used, renew: renew) }
        renewal = task
        let outcome = await task.value
        if Task.isCancelled { throw .cancelled }
        return try outcome.get()
    }

    /// Each use pushes the end of a session away.
    func noteUse(of used: Tokens) {
        guard used.access == tokens?.access, let lifetime = used.lifetime else { return }
        goodUntil = pace.now() + lifetime
    }

    /// The server refused these even though they were new: they are not offered again.
    func bury(_ tokens: Tokens) {
        buried = tokens.access
    }

    private func replace(_ used: Tokens, renew: Renew) async -> Result<Tokens, RemoteError> {
        defer { renewal = nil }
        if let other = await othersTokens(than: used) { return .success(other) }
        guard used.access != buried else {
            return .failure(.logInNeeded(reason: await missing("the session has ended")))
        }
        do {
            let renewed = try await renew(used)
            // Somebody logged in or out meanwhile: that counts, not this.
            guard tokens?.access == used.access else {
                return tokens.map { .success($0) } ?? .failure(.logInNeeded(reason: "nobody is logged in"))
            }
            await goOn(with: renewed)
            return .success(renewed)
        } catch {
            let error = Session.asLogIn(error)
            guard error.kind == .auth else { return .failure(error) }
            // Another process may have been quicker by a moment, which ends the old pair.
            if let other = await othersTokens(than: used) { return .success(other) }
            buried = used.access
            let reason = error.sentence
            let missing = await missing(reason)
            return .failure(missing == reason ? error : .logInNeeded(reason: missing))
        }
    }

    /// New tokens from another process that shares the keeper, or from a command that prints tokens.
    ///
    /// Never another user's: what one user decided is not said in the name of another.
    private func othersTokens(than used: Tokens) async -> Tokens? {
        guard !isKeeperBehind, var kept = await keeper.load() else { return nil }
        guard kept.access != used.access, kept.access != buried, tokens?.access == used.access else { return nil }
        guard !isAnothers(kept) else { return nil }
        kept.user = kept.user ?? used.user
        take(kept)
        return kept
    }

    private func isAnothers(_ kept: Tokens) -> Bool {
        guard let user, let key = kept.user?.key, !key.isEmpty else { return false }
        return key != user
    }

    /// Why there are no tokens to use, where another user's log-in is the reason.
    private func missing(_ reason: String) async -> String {
        guard let kept = await keeper.load(), isAnothers(kept) else { return reason }
        return "another user is logged in"
    }

    private func goOn(with renewed: Tokens) async {
        if let kept = await keeper.load(), isAnothers(kept) {
            // What is kept is the newer log-in of somebody else, and stays.
            (tokens, goodUntil) = (renewed, renewed.lifetime.map { pace.now() + $0 })
            isKeeperBehind = true
            return
        }
        // A full disk ends no session: it goes on here, and the next log-in reports it.
        try? await open(renewed)
    }

    private func take(_ kept: Tokens) {
        tokens = kept
        goodUntil = kept.expireDate
        if user == nil { note(kept.user) }
    }

    private func note(_ snapshot: UserSnapshot?) {
        if let key = snapshot?.key, !key.isEmpty { user = key }
    }

    private func keep(_ tokens: Tokens?) async throws(RemoteError) {
        do {
            try await keeper.save(tokens)
            isKeeperBehind = false
        } catch {
            isKeeperBehind = true
            throw .keeper(Excerpt.of("\(error)", limit: 200))
        }
    }

    private func margin(of tokens: Tokens) -> Double {
        min(60, (tokens.lifetime ?? 300) / 5)
    }

    private static func asLogIn(_ error: RemoteError) -> RemoteError {
        switch error {
        case .forbidden(let message): .logInNeeded(reason: message)
        case .api(let status, _, let message, _) where status < 500: .logInNeeded(reason: message)
        case .notFound: .logInNeeded(reason: "the session has ended")
        default: error
        }
    }
}

extension Tokens {
    /// What must not appear in any text.
    var secrets: [Secret] { [access] + (expire.map { [$0] } ?? []) }
}
