import Foundation

/// A file that gets a line for every answered request, in the order in which the world answered.
final class RequestLog: Sendable {
    private let descriptor: Int32

    /// Opens the file to write at its end, or makes it, for its owner alone.
    init(path: String) throws(SandboxError) {
        descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .logUnwritable(path: path, reason: String(cString: strerror(errno)))
        }
    }

    deinit { close(descriptor) }

    /// Writes the line at once and whole: whoever reads meanwhile, or after a kill, finds all that was answered.
    func append(_ entry: LogEntry) {
        let line = entry.json.bytes + [UInt8(ascii: "\n")]
        // The deed is done, so the answer is not held back; but a test that trusts the log must not be misled.
        if write(descriptor, line, line.count) != line.count { perror("oz-sandbox: the log lacks a line") }
    }
}
