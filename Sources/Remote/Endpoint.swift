import HTTP

/// One call of the Oz API as a value: where it goes, what it carries, and how its answer reads.
public struct Endpoint<Answer: Sendable>: Sendable {
    /// Where a call goes.
    public enum Target: Hashable, Sendable {
        /// Below `/api/`, percent-encoded.
        case api(String)
        /// A file's address as the server gave it: absolute, or a path on the server.
        case file(String)
        /// Nowhere, since the id it was made of names nothing; sending it fails with `.notFound`.
        case nothing(String)
    }

    /// What a call does, and therefore whether read-only mode lets it pass.
    public enum Effect: Hashable, Sendable {
        /// Changes nothing.
        case reads
        /// Changes data: refused in read-only mode.
        case changes
        /// Opens, renews or ends the session, never the data.
        case session
    }

    public var method: Method
    public var target: Target
    public var query: [QueryItem]
    public var body: Body
    public var effect: Effect
    /// Whether sending it twice does the same as once, so that it may be tried again when no answer came.
    public var isRepeatable: Bool
    /// Whether the access token goes along (to the server's own origin only).
    public var needsToken: Bool
    public var timeouts: Timeouts
    /// Told how much of the body has gone out.
    public var watch: SendingWatch?
    /// Reads a 2xx answer.
    public var decode: @Sendable (Response) throws(RemoteError) -> Answer

    /// A call; a GET reads and is repeatable, all others change and are not, unless said otherwise.
    public init(
        _ method: Method, _ target: Target, query: [QueryItem] = [], body: Body = .none, effect: Effect? = nil,
        isRepeatable: Bool? = nil, needsToken: Bool = true, timeouts: Timeouts = Timeouts(),
        decode: @escaping @Sendable (Response) throws(RemoteError) -> Answer
    ) {
        self.method = method
        self.target = target
        self.query = query
        self.body = body
        self.effect = effect ?? (method == .get ? .reads : .changes)
        self.isRepeatable = isRepeatable ?? (method == .get)
        self.needsToken = needsToken
        self.timeouts = timeouts
        watch = nil
        self.decode = decode
    }
}
