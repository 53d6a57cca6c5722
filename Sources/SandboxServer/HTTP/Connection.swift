import Hummingbird

/// The connection by which a request came, for the answer that is none.
struct Connection: InitializableFromSource, Sendable {
    /// Ends it at once, whatever was still to be said.
    let close: @Sendable () async throws -> Void

    init(source: ApplicationRequestContextSource) {
        let channel = source.channel
        close = { try await channel.close() }
    }
}
