/// A question to a server, complete and absolute.
public struct Request: Hashable, Sendable {
    public var method: Method
    /// Absolute, http or https, percent-encoded.
    public var url: String
    public var headers: [Header]
    public var body: Body
    public var timeouts: Timeouts
    /// Where the body of a 200 or 206 is to be kept; nil for in memory.
    public var saving: Saving?
    /// Told how much of the body has gone out.
    public var watch: SendingWatch?

    /// A request without headers and body unless given.
    public init(
        _ method: Method = .get, _ url: String, headers: [Header] = [], body: Body = .none,
        timeouts: Timeouts = Timeouts(), saving: Saving? = nil, watch: SendingWatch? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeouts = timeouts
        self.saving = saving
        self.watch = watch
    }
}
