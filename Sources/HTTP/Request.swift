/// A question to a server, complete and absolute.
public struct Request: Hashable, Sendable {
    public var method: Method
    /// Absolute, http or https, percent-encoded.
    public var url: String
    public var headers: [Header]
    public var body: Body
    public var timeouts: Timeouts

    /// A request without headers and body unless given.
    public init(
        _ method: Method = .get, _ url: String, headers: [Header] = [], body: Body = .none,
        timeouts: Timeouts = Timeouts()
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeouts = timeouts
    }
}
