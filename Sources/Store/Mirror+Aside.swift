import Foundation

extension Mirror {
    /// Where an unusable mirror is kept, one at a time, for whoever wants to look at it.
    public static func asidePath(of path: String) -> String { path + ".aside" }

    static func setAside(path: String) throws(StoreError) {
        let aside = asidePath(of: path)
        for suffix in ["-wal", "-shm", ""] {
            unlink(aside + suffix)
            guard rename(path + suffix, aside + suffix) != 0, errno != ENOENT else { continue }
            throw .notWritable(path: path + suffix)
        }
    }
}
