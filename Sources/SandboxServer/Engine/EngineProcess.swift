import Foundation
import Synchronization

/// Another program that is asked a line at a time; it is used by one thread at a time and ends with this value.
final class EngineProcess: Sendable {
    /// The most bytes of one answer.
    static let longestLine = 4 * 1024 * 1024

    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    /// What was read beyond the last line.
    private let rest = Mutex<[UInt8]>([])

    /// Why no line came.
    enum Trouble: Error {
        case died, late, tooLong
    }

    /// Starts the program; the shell reads the command line, finds the program and becomes it.
    init(command: String) throws(Trouble) {
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "exec \(command)"]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { throw .died }
        let descriptor = input.fileHandleForWriting.fileDescriptor
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }

    deinit {
        try? input.fileHandleForWriting.close()
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    /// Sends a line and waits for one.
    func ask(_ line: [UInt8], until deadline: Date) throws(Trouble) -> [UInt8] {
        try send(line + [0x0A], until: deadline)
        var rest = self.rest.withLock { $0 }
        var searched = 0
        while true {
            if let end = rest[searched...].firstIndex(of: 0x0A) {
                let answer = Array(rest[..<end])
                self.rest.withLock { $0 = Array(rest[(end + 1)...]) }
                return answer
            }
            searched = rest.count
            guard searched <= Self.longestLine else { throw .tooLong }
            let descriptor = output.fileHandleForReading.fileDescriptor
            try wait(for: descriptor, Int16(POLLIN), until: deadline)
            let part = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
                count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
            }
            guard !part.isEmpty else { throw .died }
            rest += part
        }
    }

    private func send(_ bytes: [UInt8], until deadline: Date) throws(Trouble) {
        let descriptor = input.fileHandleForWriting.fileDescriptor
        var sent = 0
        while sent < bytes.count {
            try wait(for: descriptor, Int16(POLLOUT), until: deadline)
            let count = bytes[sent...].withUnsafeBytes { write(descriptor, $0.baseAddress, min($0.count, 4_096)) }
            if count < 0, errno == EAGAIN || errno == EINTR { continue }
            guard count > 0 else { throw .died }
            sent += count
        }
    }

    private func wait(for descriptor: Int32, _ event: Int16, until deadline: Date) throws(Trouble) {
        while true {
            let left = deadline.timeIntervalSinceNow
            guard left > 0 else { throw .late }
            var state = pollfd(fd: descriptor, events: event, revents: 0)
            let ready = poll(&state, 1, Int32(min(left * 1_000 + 1, 60_000)))
            if ready > 0 { return }
            guard ready == 0 || errno == EINTR else { throw .died }
        }
    }
}
