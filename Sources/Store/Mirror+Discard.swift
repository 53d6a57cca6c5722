import Foundation

extension Mirror {
    /// Deletes the mirror at a path with what belongs to it, the one set aside too; it must not be open.
    public static func discard(path: String) throws(StoreError) {
        for file in [path, asidePath(of: path)].flatMap({ [$0, $0 + "-wal", $0 + "-shm"] }) {
            if unlink(file) != 0, errno != ENOENT { throw .notWritable(path: file) }
        }
    }
}
