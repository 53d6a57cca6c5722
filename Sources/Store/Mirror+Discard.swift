import Foundation

extension Mirror {
    /// Deletes the mirror at a path with what belongs to it; it must not be open.
    public static func discard(path: String) throws(StoreError) {
        for suffix in ["", "-wal", "-shm"] {
            if unlink(path + suffix) != 0, errno != ENOENT { throw .notWritable(path: path + suffix) }
        }
    }
}
