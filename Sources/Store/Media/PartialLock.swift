import Foundation

/// Holds a file that is being fetched: two programs that wrote into one would make a third one of it.
public final class PartialLock: Sendable {
    private let descriptor: Int32

    /// nil while another one holds it.
    ///
    /// - Throws: `StoreError` where there can be no lock at all, which waiting would not change.
    init?(path: String) throws(StoreError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw MediaCache.failure(path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
    }

    deinit { close(descriptor) }
}
