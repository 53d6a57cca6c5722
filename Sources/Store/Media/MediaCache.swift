import Foundation
import Synchronization

/// Originals and small pictures on this machine, by their content; what was not looked at for the longest goes first.
///
/// Three directories: `files` by content, `links` from an address to a file, `partial` for what is on its way. A file is
/// whole before it gets its name, so that a kill at any moment leaves nothing half there. Several consoles may share it.
public final class MediaCache: Sendable {
    /// Bytes kept at most.
    public let limit: Int
    private let folder: String
    /// Bytes in `files` as far as known; nil before they were counted.
    private let counted = Mutex<Int?>(nil)

    /// Makes the directories, 0700.
    ///
    /// - Throws: `StoreError.notWritable` when they cannot be made.
    public init(folder: String, limit: Int) throws(StoreError) {
        self.folder = folder
        self.limit = limit
        for name in ["files", "links", "partial"] { try PrivateFile.makeDirectories(above: "\(folder)/\(name)/any") }
        chmod(folder, 0o700)
    }

    /// What is here under an address; it counts as looked at.
    public func find(_ url: String) -> CachedFile? {
        guard let file = file(url) else { return nil }
        utimes(file.path, nil)
        return file
    }

    /// Whether there is something under an address; nobody looked at it.
    public func has(_ url: String) -> Bool { file(url) != nil }

    /// Says when a file counts as last looked at, in epoch seconds.
    public func note(use moment: Double, of url: String) {
        guard let file = file(url), moment > 0, moment < 1e11 else { return }
        let time = timeval(tv_sec: Int(moment), tv_usec: 0)
        utimes(file.path, [time, time])
    }

    private func file(_ url: String) -> CachedFile? {
        guard let name = target(of: link(url)) else { return nil }
        let path = "\(folder)/files/\(name)"
        return Self.size(path).map { CachedFile(path: path, size: $0) }
    }

    /// Where a file that is fetched goes until it is whole.
    public func partial(_ url: String) -> PartialFile {
        let path = "\(folder)/partial/\(MediaDigest.of(text: url))"
        let size = Self.size(path) ?? 0
        let validator = try? String(contentsOfFile: "\(path).version", encoding: .utf8)
        return PartialFile(path: path, size: size, validator: size > 0 ? validator : nil)
    }

    /// Keeps other programs away from a partial file until the answer is let go; nil while another one has it.
    ///
    /// - Throws: `StoreError` when the disk refuses a lock.
    public func lockPartial(_ url: String) throws(StoreError) -> PartialLock? {
        // A few locks for all files, since none can be removed without a race.
        try PartialLock(path: "\(folder)/partial/\(MediaDigest.of(text: url).prefix(2)).lock")
    }

    /// Remembers which version a partial file is of.
    public func note(validator: String?, of url: String) {
        let path = "\(folder)/partial/\(MediaDigest.of(text: url)).version"
        guard let validator else {
            unlink(path)
            return
        }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        // One that cannot be kept costs a fetch from the beginning.
        _ = Array(validator.utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    }

    /// Drops what is here of a file that is fetched.
    public func dropPartial(_ url: String) {
        let path = "\(folder)/partial/\(MediaDigest.of(text: url))"
        unlink(path)
        unlink("\(path).version")
    }

    /// The partial file is whole: it gets its name by its content, and others go where room is needed.
    ///
    /// - Parameter sha256: of its content, in hexadecimal.
    /// - Throws: `StoreError.full` when the disk is, else `.notWritable`.
    public func keep(_ url: String, sha256: String) throws(StoreError) -> CachedFile {
        let partial = partial(url)
        let path = "\(folder)/files/\(sha256)"
        guard chmod(partial.path, 0o600) == 0, rename(partial.path, path) == 0 else { throw Self.failure(path) }
        unlink("\(partial.path).version")
        try point(link(url), to: sha256)
        add(partial.size, keeping: sha256)
        return CachedFile(path: path, size: partial.size)
    }

    /// The file under an address is not to be used again.
    public func forget(_ url: String) {
        let link = link(url)
        guard let name = target(of: link) else { return }
        unlink(link)
        let path = "\(folder)/files/\(name)"
        let size = Self.size(path) ?? 0
        if unlink(path) == 0 { counted.withLock { $0 = $0.map { max(0, $0 - size) } } }
    }

    /// Bytes of all files.
    public func size() -> Int { entries().reduce(0) { $0 + $1.size } }

    /// Removes everything, also what is on its way.
    public func clear() {
        Self.erase(folder)
        counted.withLock { $0 = 0 }
    }

    /// Removes everything of a cache that need not be there.
    static func erase(_ folder: String) {
        guard FileManager.default.fileExists(atPath: folder) else { return }
        for directory in ["links", "partial", "files"] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(directory)")) ?? []
            for name in names { unlink("\(folder)/\(directory)/\(name)") }
        }
    }

    // MARK: Room

    private func add(_ size: Int, keeping name: String) {
        let total = counted.withLock { known in
            if known == nil { dropAbandoned() }
            let total = (known ?? self.size() - size) + size
            known = total
            return total
        }
        if total > limit { makeRoom(keeping: name) }
    }

    /// Others may have been here meanwhile, so that everything is counted anew.
    private func makeRoom(keeping name: String) {
        var files = entries().sorted { $0.used < $1.used }
        var total = files.reduce(0) { $0 + $1.size }
        // A little more than needed, so that not every new file makes room again.
        let goal = limit - limit / 16
        files.removeAll { $0.name == name }
        for file in files where total > goal {
            if unlink("\(folder)/files/\(file.name)") == 0 { total -= file.size }
        }
        for link in names("links") where access("\(folder)/links/\(link)", F_OK) != 0 {
            unlink("\(folder)/links/\(link)")
        }
        counted.withLock { $0 = total }
    }

    /// What nobody went on fetching for a day is not gone on with.
    private func dropAbandoned() {
        for name in names("partial") where !name.hasSuffix(".lock") {
            var status = stat()
            let path = "\(folder)/partial/\(name)"
            if lstat(path, &status) == 0, time(nil) - status.st_mtim.tv_sec > 86_400 { unlink(path) }
        }
    }

    private func entries() -> [(name: String, size: Int, used: Double)] {
        names("files").compactMap { name in
            var status = stat()
            guard lstat("\(folder)/files/\(name)", &status) == 0 else { return nil }
            let used = Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) / 1e9
            return (name, Int(status.st_size), used)
        }
    }

    private func names(_ directory: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(directory)")) ?? []
    }

    // MARK: Links

    private func link(_ url: String) -> String { "\(folder)/links/\(MediaDigest.of(text: url))" }

    private func target(of link: String) -> String? {
        var buffer = [UInt8](repeating: 0, count: 128)
        let count = buffer.withUnsafeMutableBytes { bytes in
            bytes.bindMemory(to: CChar.self).baseAddress.map { readlink(link, $0, bytes.count) } ?? -1
        }
        guard count > 0 else { return nil }
        let name = String(decoding: buffer[..<count], as: UTF8.self).dropFirst("../files/".count)
        // A link leads to a digest beside it and nowhere else, whoever made it.
        guard name.count == 64, name.allSatisfy({ $0.isHexDigit }) else { return nil }
        return String(name)
    }

    private func point(_ link: String, to name: String) throws(StoreError) {
        let fresh = "\(link).\(getpid()).\(UInt32.random(in: 0...UInt32.max))"
        guard symlink("../files/\(name)", fresh) == 0 else { throw Self.failure(link) }
        guard rename(fresh, link) == 0 else {
            let failure = Self.failure(link)
            unlink(fresh)
            throw failure
        }
    }

    static func failure(_ path: String) -> StoreError {
        errno == ENOSPC || errno == EDQUOT ? .full : .notWritable(path: path)
    }

    /// Of a plain file; nil for everything else.
    private static func size(_ path: String) -> Int? {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }
}
