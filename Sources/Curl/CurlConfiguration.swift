/// How the real network behaves; the defaults are the safe ones.
public struct CurlConfiguration: Hashable, Sendable {
    /// A PEM file of certificate authorities to trust instead of the system's.
    public var caFile: String?
    public var userAgent: String
    /// The most connections open at once to one server, and the most kept for reuse; at least 1.
    public var connections: Int
    /// The largest answer taken, in bytes after decompression.
    public var bodyLimit: Int

    /// Verified TLS, 6 connections, 256 MB.
    public init(
        caFile: String? = nil, userAgent: String = "ozc", connections: Int = 6,
        bodyLimit: Int = 256 * 1_048_576
    ) {
        self.caFile = caFile
        self.userAgent = userAgent
        self.connections = max(1, connections)
        self.bodyLimit = bodyLimit
    }
}
