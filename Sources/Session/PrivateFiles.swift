import Foundation

/// Files that nobody else may read: 0600 in directories of 0700, from the moment they exist.
public enum PrivateFiles {
    /// Why a file could not be written.
    public struct Failure: Error, Equatable, Sendable {
        public let path: String
        public let reason: String
        public var sentence: String { "\(path) could not be written: \(reason)" }
    }

    /// Replaces a file by writing a new one beside it and renaming, so that a reader sees the old or the new one whole.
    public static func write(_ text: String, to path: String) throws(Failure) {
        try write(Array(text.utf8), to: path)
    }

    /// The same with bytes instead of a text.
    public static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
        // A link (a configuration kept elsewhere) stays a link: what it leads to is replaced.
        let path = realPath(path) ?? path
        try makeDirectory((path as NSString).deletingLastPathComponent)
        let draft = "\(path).\(getpid()).new"
        unlink(draft)
        let descriptor = open(draft, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Failure(path: path, reason: String(cString: strerror(errno))) }
        defer { unlink(draft) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else {
                let reason = String(cString: strerror(errno))
                close(descriptor)
                throw Failure(path: path, reason: reason)
            }
            rest = rest.dropFirst(written)
        }
        guard fsync(descriptor) == 0, close(descriptor) == 0, rename(draft, path) == 0 else {
            throw Failure(path: path, reason: String(cString: strerror(errno)))
        }
    }

    /// Where a path leads through its links; nil when there is nothing.
    private static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Takes the rights of others from a directory of ours; one that is not ours is left alone.
    public static func tighten(_ directory: String) {
        var status = stat()
        guard stat(directory, &status) == 0, status.st_uid == geteuid(), status.st_mode & 0o077 != 0 else { return }
        chmod(directory, 0o700)
    }

    /// Opens a file to append to, for the log; its descriptor belongs to the caller.
    public static func append(to path: String) throws(Failure) -> Int32 {
        try makeDirectory((path as NSString).deletingLastPathComponent)
        let descriptor = open(path, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Failure(path: path, reason: String(cString: strerror(errno))) }
        fchmod(descriptor, 0o600)
        return descriptor
    }

    /// nil when there is no such file or it may not be read.
    public static func read(_ path: String) -> String? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        return String(decoding: data, as: UTF8.self)
    }

    /// Makes a directory and what leads to it; what is there already is left as it is.
    public static func makeDirectory(_ path: String) throws(Failure) {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/\(part)"
            if mkdir(made, 0o700) != 0, errno != EEXIST, errno != EISDIR {
                throw Failure(path: made, reason: String(cString: strerror(errno)))
            }
        }
    }
}
