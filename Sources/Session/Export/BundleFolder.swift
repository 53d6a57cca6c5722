import Foundation
import Store

/// A bundle while it is written: under a name that says so, until all of it is there.
final class BundleFolder {
    /// A file of the bundle, as its manifest has it.
    struct Entry: Encodable {
        let path: String
        let bytes: Int
        let sha256: String
    }

    let path: String
    private let draft: String
    private(set) var entries: [Entry] = []
    /// Whether there is a draft of ours that has to go if nothing comes of it.
    private var isBegun = false

    /// - Throws: `PrivateFiles.Failure` where something is there already, or nothing can be made.
    init(_ path: String) throws(PrivateFiles.Failure) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
        draft = path + ".partial"
        // An empty folder takes nothing from anybody: what is finished is moved over it.
        if (try? FileManager.default.contentsOfDirectory(atPath: path))?.isEmpty != true, Self.isThere(path) {
            throw PrivateFiles.Failure(path: path, reason: "there is something already, and a bundle replaces nothing")
        }
        try PrivateFiles.makeDirectory((path as NSString).deletingLastPathComponent)
        guard mkdir(draft, 0o700) == 0 else {
            let reason =
                errno == EEXIST
                ? "an export to it is under way or was interrupted: remove \(draft) first" : Self.reason
            throw PrivateFiles.Failure(path: path, reason: reason)
        }
        isBegun = true
    }

    deinit {
        // Where it cannot be removed, its name still says what it is.
        if isBegun { try? FileManager.default.removeItem(atPath: draft) }
    }

    func makeDirectory(_ name: String) throws(PrivateFiles.Failure) {
        guard mkdir("\(draft)/\(name)", 0o700) == 0 else {
            throw PrivateFiles.Failure(path: "\(path)/\(name)", reason: Self.reason)
        }
    }

    func write(_ text: String, to name: String) throws(PrivateFiles.Failure) {
        try fill(name) { target in
            var rest = Array(text.utf8)[...]
            while !rest.isEmpty {
                let written = rest.withUnsafeBytes { Foundation.write(target, $0.baseAddress, $0.count) }
                if written < 0, errno == EINTR { continue }
                guard written > 0 else { return false }
                rest = rest.dropFirst(written)
            }
            return true
        }
    }

    func copy(_ source: String, to name: String) throws(PrivateFiles.Failure) {
        try fill(name) { FileNames.pour(source, into: $0) }
    }

    /// Gives the bundle its name; nothing can be added afterwards.
    func finish() throws(PrivateFiles.Failure) {
        guard rename(draft, path) == 0 else { throw PrivateFiles.Failure(path: path, reason: Self.reason) }
        isBegun = false
    }

    private func fill(_ name: String, _ pour: (Int32) -> Bool) throws(PrivateFiles.Failure) {
        let file = "\(draft)/\(name)"
        let target = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard target >= 0 else { throw PrivateFiles.Failure(path: file, reason: Self.reason) }
        let isWritten = pour(target) && fsync(target) == 0
        let reason = Self.reason
        guard close(target) == 0, isWritten else { throw PrivateFiles.Failure(path: file, reason: reason) }
        var status = stat()
        // Read back: what is vouched for is what lies on the disk.
        guard let digest = MediaDigest.of(file), stat(file, &status) == 0 else {
            throw PrivateFiles.Failure(path: file, reason: "it cannot be read back")
        }
        entries.append(Entry(path: name, bytes: Int(status.st_size), sha256: digest.sha256))
    }

    private static var reason: String { String(cString: strerror(errno)) }

    private static func isThere(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }
}
