import Glibc
import HTTP

/// Puts a body into the file that its request names; what was written stays there, however the transfer ends.
final class CurlSaver {
    /// Bytes of this answer that are in the file.
    private(set) var received = 0
    /// Why it could not go on.
    private(set) var failure: TransportError?
    private let saving: Saving
    private let ifRange: String?
    private var file: Int32?
    private var size = 0

    init(_ saving: Saving, ifRange: String?) {
        self.saving = saving
        self.ifRange = ifRange
    }

    deinit {
        if let file { close(file) }
    }

    /// True for the answers that bring the file; all others are for people and stay in memory.
    func takes(_ head: Response) -> Bool {
        head.status == 200 || head.status == 206
    }

    /// Writes what came; false when it could not, and `failure` says why.
    func save(_ bytes: UnsafeRawBufferPointer, of head: Response) -> Bool {
        guard let file = opened(for: head) else { return false }
        guard bytes.count <= saving.limit - size else { return fail(.tooLarge(limit: saving.limit)) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return fail(errno) }
            rest = rest.dropFirst(count)
            received += count
            size += count
            saving.watch?.grow(to: size)
        }
        return true
    }

    /// Closes the file, which some disks make the moment to say that they are full; false when they do.
    func finish(_ head: Response) -> Bool {
        guard let file = opened(for: head) else { return false }
        self.file = nil
        return close(file) == 0 ? true : fail(errno)
    }

    private func opened(for head: Response) -> Int32? {
        if let file { return file }
        guard failure == nil else { return nil }
        let isPart = head.status == 206
        let start = isPart ? saving.offset : 0
        guard !isPart || (ContentRange(head)?.start == start && isSameFile(head)) else {
            failure = .wrongPart(offset: start)
            return nil
        }
        // Told beforehand, the file that is there need not be spoilt.
        if let promised = head.header("Content-Length").flatMap({ Int($0) }), promised > saving.limit - start {
            failure = .tooLarge(limit: saving.limit)
            return nil
        }
        // Non-blocking, since a pipe in place of the file would halt every transfer until somebody reads it.
        let flags = O_WRONLY | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY | O_NONBLOCK
        let file = open(saving.path, start > 0 ? flags : flags | O_CREAT | O_TRUNC, 0o600)
        guard file >= 0 else {
            _ = fail(errno)
            return nil
        }
        self.file = file
        guard start == 0 || cut(file, to: start) else { return nil }
        size = start
        saving.watch?.begin(head, size: size)
        return file
    }

    /// False for a part of another state of the file, from a server that knows no If-Range.
    private func isSameFile(_ head: Response) -> Bool {
        let names = [head.header("ETag"), head.header("Last-Modified")].compactMap { $0 }
        return names.isEmpty || ifRange.map(names.contains) ?? true
    }

    private func cut(_ file: Int32, to start: Int) -> Bool {
        let end = lseek(file, 0, SEEK_END)
        guard end >= 0 else { return fail(errno) }
        // Going on beyond the end would leave a gap of zeros that nobody notices.
        guard end >= start else { return fail(.cannotSave(path: saving.path, reason: "it is shorter than expected")) }
        guard ftruncate(file, start) == 0, lseek(file, start, SEEK_SET) == start else { return fail(errno) }
        return true
    }

    private func fail(_ code: Int32) -> Bool {
        fail(.cannotSave(path: saving.path, reason: CurlSaver.reason(code)))
    }

    private func fail(_ error: TransportError) -> Bool {
        failure = error
        return false
    }

    private static func reason(_ code: Int32) -> String {
        switch code {
        case ENOSPC, EDQUOT: "the disk is full"
        case EFBIG: "the disk takes no file of that size"
        case ELOOP: "a symbolic link is in its place"
        case ENOENT: "it, or its folder, does not exist"
        case EACCES, EPERM: "its permissions do not allow it"
        case EROFS: "the disk is read only"
        case EISDIR: "a folder is in its place"
        default: "error \(code) of the system"
        }
    }
}
