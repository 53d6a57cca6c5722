import Canvas
import Glibc

/// Reads standard input, as far as it goes without waiting, into keys.
struct InputReader {
    /// How long an Esc waits for the rest of a sequence.
    private static let escapeDelay: Int32 = 25
    /// How long a paste may pause before it counts as ended.
    private static let pasteDelay: Int32 = 200
    /// More than this is left for the next paint.
    private static let mostBytes = 1 << 20

    /// Whether the terminal is gone.
    private(set) var isClosed = false
    private var decoder: KeyDecoder

    init(special: [[UInt8]: Key]) {
        decoder = KeyDecoder(special: special)
    }

    mutating func read() -> [Key] {
        var keys: [Key] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        var total = 0
        while total < Self.mostBytes {
            let delay = !decoder.isWaiting ? 0 : decoder.isPasting ? Self.pasteDelay : Self.escapeDelay
            guard isReadable(within: delay) else {
                if decoder.isWaiting { keys += decoder.flush() }
                break
            }
            let count = Glibc.read(0, &buffer, buffer.count)
            if count > 0 {
                keys += decoder.feed(buffer[..<count])
                total += count
            } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
                isClosed = true
                break
            }
        }
        return keys
    }

    private func isReadable(within milliseconds: Int32) -> Bool {
        var descriptor = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        var count = poll(&descriptor, 1, milliseconds)
        while count < 0, errno == EINTR { count = poll(&descriptor, 1, milliseconds) }
        return count > 0
    }
}
