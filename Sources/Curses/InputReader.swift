import Canvas
import Glibc

/// Reads standard input, as far as it goes without waiting, into keys.
struct InputReader {
    /// How long an Esc waits for the rest of a sequence.
    private static let escapeDelay: Int32 = 25
    /// How long a paste may pause before it counts as ended.
    private static let pasteDelay: Int32 = 200
    /// The same while the terminal may be answering, whose answers begin with an Esc too.
    private static let answerDelay: Int32 = 100
    /// For how long, after it was asked; and how long an answer may pause.
    private static let patience = Duration.seconds(2)
    /// More than this is left for the next paint.
    private static let mostBytes = 1 << 20

    /// Whether the terminal is gone.
    private(set) var isClosed = false
    private var decoder: KeyDecoder
    private var asked: ContinuousClock.Instant?
    private var held: ContinuousClock.Instant?

    init(special: [[UInt8]: Key]) {
        decoder = KeyDecoder(special: special)
    }

    /// Answers are due from now on, or no more.
    mutating func expectReplies(_ areDue: Bool) {
        decoder.expectsReplies = areDue
        asked = areDue ? .now : nil
    }

    /// What the terminal answered since the last call.
    mutating func takeReplies() -> [TerminalReply] { decoder.takeReplies() }

    mutating func read() -> [Key] {
        var keys: [Key] = []
        // The rest of this one was lost: what comes now is typed.
        if let held, held.duration(to: .now) > Self.patience { keys += decoder.flush() }
        held = nil
        var buffer = [UInt8](repeating: 0, count: 4096)
        var total = 0
        while total < Self.mostBytes {
            guard isReadable(within: delay) else {
                if decoder.isHoldingReply {
                    held = .now
                } else if decoder.isWaiting {
                    keys += decoder.flush()
                }
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

    private var delay: Int32 {
        guard decoder.isWaiting else { return 0 }
        guard !decoder.isPasting else { return Self.pasteDelay }
        guard let asked, asked.duration(to: .now) < Self.patience else { return Self.escapeDelay }
        return Self.answerDelay
    }

    private func isReadable(within milliseconds: Int32) -> Bool {
        var descriptor = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        var count = poll(&descriptor, 1, milliseconds)
        while count < 0, errno == EINTR { count = poll(&descriptor, 1, milliseconds) }
        return count > 0
    }
}
