import Foundation

/// Of all consoles on one ledger, one sends: a lock that ends with its process, however that ends.
struct SenderLock: ~Copyable {
    private let descriptor: Int32

    /// nil when another console is sending, or the file beside the ledger cannot be made.
    init?(ledger path: String) {
        descriptor = open(path + ".sender", O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return nil }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
    }

    deinit { close(descriptor) }
}
