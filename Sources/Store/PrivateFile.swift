import Foundation

/// Makes files that nobody else may read from the moment they exist.
enum PrivateFile {
    /// Creates the directories above a path (0700 each) and the file itself (0600), and tightens an existing file.
    ///
    /// SQLite gives its `-wal` and `-shm` files the mode of the main file.
    static func prepare(path: String) throws(StoreError) {
        try makeDirectories(above: path)
        let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
        if descriptor >= 0 {
            close(descriptor)
            return
        }
        guard errno == EEXIST else { throw failure(path) }
        // No second descriptor here: closing it would drop the locks of a connection this process already has.
        for file in [path, path + "-wal", path + "-shm"] {
            var status = stat()
            guard stat(file, &status) == 0 else { continue }
            if status.st_mode & 0o077 != 0, chmod(file, 0o600) != 0 { throw failure(file) }
        }
    }

    /// Creates what is missing of the directories above a path, 0700 from the moment they exist.
    static func makeDirectories(above path: String) throws(StoreError) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: true).dropLast()
        var directory = path.hasPrefix("/") ? "" : "."
        for part in parts {
            directory += "/" + part
            if mkdir(directory, 0o700) != 0, errno != EEXIST, errno != EISDIR, errno != EROFS {
                throw failure(directory)
            }
        }
    }

    private static func failure(_ path: String) -> StoreError {
        errno == ENOSPC || errno == EDQUOT ? .full : .notWritable(path: path)
    }
}
