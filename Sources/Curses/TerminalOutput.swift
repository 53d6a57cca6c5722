import Glibc

/// Bytes to the terminal, beside what ncurses writes.
enum TerminalOutput {
    static func write(_ text: String) { write(Array(text.utf8)) }

    /// - Returns: whether the terminal took all of it.
    @discardableResult static func write(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = Glibc.write(1, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count > 0 {
                    rest = rest.dropFirst(count)
                } else if count < 0, errno == EAGAIN {
                    var descriptor = pollfd(fd: 1, events: Int16(POLLOUT), revents: 0)
                    // A terminal that takes nothing for so long has stopped reading.
                    guard poll(&descriptor, 1, 5000) != 0 else { return false }
                } else if count == 0 || errno != EINTR {
                    // A terminal that is gone answers with an error; `wait` tells of it.
                    return false
                }
            }
            return true
        }
    }
}
