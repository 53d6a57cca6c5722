import Synchronization

/// What is known of a file while it is being saved, to be read by anyone at any time; two are equal when they are one.
public final class SavingWatch: Sendable {
    private struct State {
        var head: Response?
        var size = 0
        var begun = 0
    }

    private let state = Mutex(State())
    private let hasBegun: @Sendable (SavingWatch) -> Void

    /// - Parameter hasBegun: called each time a body begins, on the transport's thread: it must be quick.
    public init(hasBegun: @escaping @Sendable (SavingWatch) -> Void = { _ in }) {
        self.hasBegun = hasBegun
    }

    /// The answer whose body went into the file last, without that body; nil while the file is as it was.
    public var head: Response? { state.withLock { $0.head } }

    /// Bytes in the file, once a body has begun.
    public var size: Int { state.withLock { $0.size } }

    /// How many bodies have begun, one for each time that the file was opened.
    public var begun: Int { state.withLock { $0.begun } }

    /// For transports: the file is open, holds `size` bytes, and what `head` brings comes next.
    public func begin(_ head: Response, size: Int) {
        state.withLock { $0 = State(head: head, size: size, begun: $0.begun + 1) }
        hasBegun(self)
    }

    /// For transports: the file has grown to `size` bytes.
    public func grow(to size: Int) {
        state.withLock { $0.size = size }
    }
}

extension SavingWatch: Hashable {
    public static func == (left: SavingWatch, right: SavingWatch) -> Bool { left === right }

    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
