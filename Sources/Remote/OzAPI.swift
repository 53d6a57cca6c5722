import HTTP
import OzModel

/// The Oz API of one server for one session: adds the token, renews it, repeats what may be repeated.
public actor OzAPI {
    public let server: Server
    public let isReadOnly: Bool
    let transport: any Transport
    let policy: RetryPolicy
    let pace: Pace
    /// How often the server answered that it is asked too much, or is too busy.
    public internal(set) var complaints = 0
    private let session: Session

    /// Nothing is sent, and nothing loaded, before the first call.
    ///
    /// - Parameter user: whose kept session may be used, as `UserSnapshot.key` names users; nil for anybody's.
    public init(
        server: Server, transport: any Transport, keeper: any TokenKeeper, policy: RetryPolicy = .standard,
        readOnly: Bool = false, pace: Pace = .real, user: String? = nil
    ) {
        self.server = server
        self.transport = transport
        self.policy = policy
        self.pace = pace
        isReadOnly = readOnly
        session = Session(keeper: keeper, pace: pace, user: user)
    }

    /// The session as it is kept, or nil when nobody is logged in.
    public var tokens: Tokens? {
        get async { await session.current() }
    }

    /// Opens a session and keeps it; throws `.logInRefused` when the server does not accept the password.
    @discardableResult
    public func logIn(email: String, password: Secret) async throws(RemoteError) -> Tokens {
        let tokens = try await authorize(email: email, password: password)
        try await open(tokens)
        return tokens
    }

    /// A new session that is not used yet, so that the caller can look whose it is before it opens it.
    public func authorize(email: String, password: Secret) async throws(RemoteError) -> Tokens {
        let endpoint = Endpoints.authorize(email: email, password: password)
        let reply: SessionReply
        do {
            reply = try await ask(endpoint, token: nil, secrets: [password])
        } catch .logInNeeded(let reason) {
            throw .logInRefused(reason: reason)
        }
        return reply.tokens(now: pace.now())
    }

    /// Uses a session from here on, and keeps it.
    public func open(_ tokens: Tokens) async throws(RemoteError) { try await session.open(tokens) }

    /// Ends the session: told to the server if it can be reached, forgotten here in any case.
    public func logOut() async throws(RemoteError) {
        if let tokens = await session.current() {
            // A server without this call, or out of reach, must not keep anyone logged in here.
            _ = try? await ask(Endpoints.logout(), token: tokens.access, secrets: tokens.secrets)
        }
        try await session.end()
    }

    /// Sends one call and reads its answer.
    ///
    /// Renews the session before it ends and once after a 401, then throws `.logInNeeded`. Repeats only calls that
    /// are repeatable. Throws `.readOnly` for changes when this API is read only.
    public func send<Answer>(_ endpoint: Endpoint<Answer>) async throws(RemoteError) -> Answer {
        if isReadOnly, endpoint.effect == .changes { throw .readOnly }
        guard try belongsHere(endpoint), endpoint.needsToken else { return try await sendOpenly(endpoint) }
        return try await withTokens { tokens throws(RemoteError) in
            try await ask(endpoint, token: tokens.access, secrets: tokens.secrets)
        }
    }

    /// Does `work` with the session's tokens: renewed before they end, and once after they were refused.
    func withTokens<Answer>(
        _ work: (Tokens) async throws(RemoteError) -> Answer
    ) async throws(RemoteError) -> Answer {
        let tokens = try await session.fresh(renew: renew)
        do {
            return try await use(tokens, for: work)
        } catch .logInNeeded {
            // The server did nothing with a refused token, so even a change may be sent again.
            let renewed = try await session.replacement(for: tokens, renew: renew)
            do {
                return try await use(renewed, for: work)
            } catch .logInNeeded(let reason) {
                await session.bury(renewed)
                throw .logInNeeded(reason: reason)
            }
        }
    }

    private func use<Answer>(
        _ tokens: Tokens, for work: (Tokens) async throws(RemoteError) -> Answer
    ) async throws(RemoteError) -> Answer {
        let answer = try await work(tokens)
        await session.noteUse(of: tokens)
        return answer
    }

    private func sendOpenly<Answer>(_ endpoint: Endpoint<Answer>) async throws(RemoteError) -> Answer {
        do {
            return try await ask(endpoint, token: nil, secrets: [])
        } catch .logInNeeded(let reason) {
            // No token was sent, so logging in again would not help.
            throw .forbidden(message: reason)
        }
    }

    private func renew(_ tokens: Tokens) async throws(RemoteError) -> Tokens {
        guard let expire = tokens.expire else {
            throw .logInNeeded(reason: "the server does not accept this service token any more")
        }
        let reply = try await ask(Endpoints.refresh(expire: expire), token: tokens.access, secrets: tokens.secrets)
        var renewed = reply.tokens(now: pace.now())
        renewed.expire = renewed.expire ?? tokens.expire
        renewed.user = renewed.user ?? tokens.user
        return renewed
    }

    private func belongsHere<Answer>(_ endpoint: Endpoint<Answer>) throws(RemoteError) -> Bool {
        switch endpoint.target {
        case .api: true
        case .file(let url): server.isSameOrigin(server.absolute(url))
        case .nothing(let what): throw .notFound(what: what, code: RemoteError.notExist)
        }
    }
}
