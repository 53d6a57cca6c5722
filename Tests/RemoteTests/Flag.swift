import Synchronization

/// True once.
final class Flag: Sendable {
    private let isRaised = Mutex(false)

    /// True for the first caller only.
    func raise() -> Bool {
        isRaised.withLock { raised in
            defer { raised = true }
            return !raised
        }
    }
}
