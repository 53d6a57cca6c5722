/// Keeps a session for as long as the process lives.
public actor MemoryKeeper: TokenKeeper {
    private var tokens: Tokens?

    /// A keeper that already holds `tokens`.
    public init(_ tokens: Tokens? = nil) {
        self.tokens = tokens
    }

    public func load() -> Tokens? { tokens }

    public func save(_ tokens: Tokens?) { self.tokens = tokens }
}
