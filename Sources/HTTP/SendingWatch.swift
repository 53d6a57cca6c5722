import Synchronization

/// How much of a request's body has gone out, to be read by anyone at any time; two are equal when they are one.
public final class SendingWatch: Sendable {
    private let state = Mutex((sent: 0, total: 0))
    private let hasMoved: @Sendable (_ sent: Int, _ total: Int) -> Void

    /// - Parameter hasMoved: called whenever more has gone out, on the transport's thread: it must be quick.
    public init(hasMoved: @escaping @Sendable (_ sent: Int, _ total: Int) -> Void = { _, _ in }) {
        self.hasMoved = hasMoved
    }

    /// Bytes that were handed to the network.
    public var sent: Int { state.withLock { $0.sent } }

    /// Bytes of the whole body; 0 while it is not known.
    public var total: Int { state.withLock { $0.total } }

    /// True while part of the body is known to be still here, so that no server can have it whole.
    public var isShort: Bool { state.withLock { $0.sent < $0.total } }

    /// For transports: so much has gone out. A request that is sent anew begins at 0 again.
    public func move(to sent: Int, of total: Int) {
        let isNews = state.withLock { state in
            defer { state = (sent, total) }
            return state != (sent, total)
        }
        if isNews { hasMoved(sent, total) }
    }
}

extension SendingWatch: Hashable {
    public static func == (left: SendingWatch, right: SendingWatch) -> Bool { left === right }

    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
