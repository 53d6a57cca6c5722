/// Where a session rests between runs; several processes may share one.
public protocol TokenKeeper: Sendable {
    /// The session kept, or nil.
    func load() async -> Tokens?
    /// Keeps `tokens`, or forgets what was kept when nil.
    func save(_ tokens: Tokens?) async throws
}
