import Foundation

/// Gives a program what it reads and takes what it prints, at once: neither waits for the other's full pipe.
struct Talk {
    /// How it came to an end.
    enum End {
        /// The program has no more to say.
        case closed
        case tooSlow, tooMuch
    }

    private(set) var answer: [UInt8] = []
    private let child: Child
    private var rest: ArraySlice<UInt8>
    private var isAsking: Bool
    private let deadline: ContinuousClock.Instant
    private let most: Int

    /// - Parameters:
    ///   - seconds: how long it may take.
    ///   - most: bytes that it may print.
    init(_ child: Child, _ question: [UInt8], within seconds: Double, most: Int) {
        self.child = child
        rest = question[...]
        isAsking = child.input != nil
        deadline = .now + .seconds(seconds)
        self.most = most
    }

    mutating func run() -> End {
        // A program that does not read to the end must not end this one.
        signal(SIGPIPE, SIG_IGN)
        for handle in [child.input, child.output].compactMap(\.self) {
            let flags = fcntl(handle.fileDescriptor, F_GETFL)
            _ = fcntl(handle.fileDescriptor, F_SETFL, flags | O_NONBLOCK)
        }
        defer { hush() }
        while true {
            let left = deadline - .now
            guard left > .zero else { return .tooSlow }
            let input = isAsking ? child.input?.fileDescriptor ?? -1 : -1
            var waits = [
                pollfd(fd: child.output.fileDescriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: input, events: Int16(POLLOUT), revents: 0),
            ]
            let milliseconds = left.components.seconds * 1_000 + left.components.attoseconds / 1_000_000_000_000_000
            guard poll(&waits, 2, Int32(clamping: milliseconds + 1)) > 0 else { continue }
            if waits[1].revents != 0 { ask() }
            if waits[0].revents != 0, !listen() { return .closed }
            if answer.count > most { return .tooMuch }
        }
    }

    private mutating func ask() {
        guard let input = child.input else { return }
        let written = rest.withUnsafeBytes { write(input.fileDescriptor, $0.baseAddress, $0.count) }
        if written > 0 { rest = rest.dropFirst(written) }
        let isGone = written < 0 && errno != EAGAIN && errno != EINTR
        if rest.isEmpty || isGone { hush() }
    }

    /// The end of its input is what a program waits for before it begins.
    private mutating func hush() {
        guard isAsking else { return }
        isAsking = false
        try? child.input?.close()
    }

    /// False at the end.
    private mutating func listen() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(child.output.fileDescriptor, &buffer, buffer.count)
        if count > 0 { answer += buffer[..<count] }
        return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR))
    }
}
