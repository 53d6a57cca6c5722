/// How long to wait, in seconds.
public struct Timeouts: Hashable, Sendable {
    /// Until the connection stands, name look-up and TLS included.
    public var connect: Double
    /// Without one byte moving in either direction; whole seconds, at least 1.
    public var idle: Int
    /// For the whole request; nil means no limit while bytes move.
    public var total: Double?

    /// 10 seconds to connect, 30 without a byte, no limit in total.
    public init(connect: Double = 10, idle: Int = 30, total: Double? = nil) {
        self.connect = connect
        self.idle = idle
        self.total = total
    }
}
