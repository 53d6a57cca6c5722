/// Why the terminal stopped waiting; several reasons may come together.
public struct Wake: Equatable, Sendable {
    /// Keys wait to be read.
    public var input = false
    /// The mailbox's descriptor is readable.
    public var mailbox = false
    /// The window's size was read again, or the screen must be drawn anew: draw.
    public var resized = false
    /// Somebody sent SIGTSTP: call `suspend()`.
    public var suspend = false
    /// SIGTERM, SIGQUIT or SIGINT came: leave.
    public var terminate: Int32?
    /// The terminal is gone: leave without asking anything.
    public var hangUp = false
    /// The time was up and nothing happened.
    public var timedOut = false

    public init() {}
}
