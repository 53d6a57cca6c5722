import Foundation
import Store

/// Of all consoles on one ledger, one sends: a lock that ends with its process, however that ends.
struct SenderLock: ~Copyable {
    private let descriptor: Int32

    /// nil when another console is sending.
    ///
    /// - Throws: `notWritable` when the file beside the ledger cannot be made or locked: nobody sends then, and waiting
    ///   would not help.
    init?(ledger path: String) throws(StoreError) {
        let path = path + ".sender"
        descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .notWritable(path: path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) != 0 else { return }
        let isTaken = errno == EWOULDBLOCK
        close(descriptor)
        guard isTaken else { throw .notWritable(path: path) }
        return nil
    }

    deinit { close(descriptor) }
}
