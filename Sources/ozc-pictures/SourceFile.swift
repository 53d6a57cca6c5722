import Glibc
import PictureProtocol

/// A plain file, open for reading.
final class SourceFile {
    /// Which file it is, and in which state.
    struct Identity: Hashable {
        let device: UInt
        let number: UInt
        let size: Int
        let second: Int
        let nanosecond: Int
    }

    let descriptor: Int32
    let identity: Identity

    /// - Throws: whatever else there is under `path`: links and pipes are not followed nor waited for.
    init(_ path: String) throws(PictureRefusal) {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT, ENOTDIR, ENAMETOOLONG: throw .notFound
            case ELOOP, ENXIO: throw .notAFile
            default: throw .unreadable
            }
        }
        self.descriptor = descriptor
        var status = stat()
        let isKnown = fstat(descriptor, &status) == 0
        identity = Identity(
            device: UInt(status.st_dev), number: UInt(status.st_ino), size: Int(status.st_size),
            second: status.st_mtim.tv_sec, nanosecond: status.st_mtim.tv_nsec)
        guard isKnown, status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
        guard identity.size > 0 else { throw .empty }
        guard identity.size <= Limits.file else { throw .tooHeavy(bytes: identity.size, limit: Limits.file) }
    }

    deinit { close(descriptor) }

    /// The first bytes, which tell what it is.
    var head: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 4_096) { buffer, count in
            count = max(0, pread(descriptor, buffer.baseAddress, buffer.count, 0))
        }
    }

    /// Read, not mapped: a file that shrinks meanwhile would end this process.
    var bytes: [UInt8] {
        lseek(descriptor, 0, SEEK_SET)
        return Self.all(of: descriptor, atMost: identity.size)
    }

    static func all(of descriptor: Int32, atMost limit: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            while count < limit, let base = buffer.baseAddress {
                let got = read(descriptor, base + count, limit - count)
                if got < 0, errno == EINTR { continue }
                guard got > 0 else { break }
                count += got
            }
        }
    }
}
