import Foundation

/// Data for whoever reads this program's output, written in large pieces.
final class StandardOutput {
    private static let most = 64 * 1024
    private var buffer: [UInt8] = []
    private let endsWithReader: Bool
    private var isUnread = false

    /// - Parameter endsWithReader: false where the work must be done even when nobody reads of it any more.
    init(endsWithReader: Bool = true) {
        self.endsWithReader = endsWithReader
        // A reader that has seen enough is told by write, below.
        signal(SIGPIPE, SIG_IGN)
    }

    /// - Throws: `Failure` when the output cannot be written, as on a full disk.
    func write(_ text: String) throws {
        try write(Array(text.utf8))
    }

    func write(_ bytes: [UInt8]) throws {
        buffer += bytes
        if buffer.count >= Self.most { try flush() }
    }

    /// A line and its end.
    func line(_ text: String) throws {
        try write(text)
        try write("\n")
    }

    /// Hands over what has gathered; to be called at the end.
    ///
    /// - Throws: `Failure` when the output cannot be written. A reader that went away ends the program quietly instead,
    ///   or is not written to any more.
    func flush() throws {
        var rest = isUnread ? [] : buffer[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            if written < 0, errno == EPIPE {
                if endsWithReader { exit(Code.done.rawValue) }
                isUnread = true
                break
            }
            guard written > 0 else {
                throw Failure(.failed, "the output could not be written: \(String(cString: strerror(errno)))")
            }
            rest = rest.dropFirst(written)
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Whether someone is looking.
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Columns of the terminal; nil when there is none, so that nothing need be cut.
    static var columns: Int? {
        var size = winsize()
        guard isTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}
