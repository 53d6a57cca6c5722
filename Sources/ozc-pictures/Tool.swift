import CConfine
import Glibc
import PictureProtocol

/// Runs a program on a file and takes what it prints.
struct Tool {
    /// In seconds, of the clock on the wall.
    static let patience = 10

    let null: Int32

    /// Reads at most `limit` bytes.
    ///
    /// - Returns: what it printed, and whether it ended well.
    /// - Throws: `tooSlow` past the deadline; `noMemory` when nothing can be started.
    func run(
        _ words: [String], on file: SourceFile, atMost limit: Int
    ) throws(PictureRefusal) -> (bytes: [UInt8], isGood: Bool) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw .noMemory }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        arguments.append(nil)
        defer { for argument in arguments { free(argument) } }
        lseek(file.descriptor, 0, SEEK_SET)
        let pid = confine_start(
            words[0], arguments, file.descriptor, ends[1], null, Confinement.seconds)
        close(ends[1])
        guard pid > 0 else { throw .noMemory }
        var refusal: PictureRefusal?
        let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            refusal = read(ends[0], into: buffer, &count)
        }
        // Past what is wanted nothing is waited for.
        let isFull = bytes.count == limit
        if refusal != nil || isFull { kill(pid, SIGKILL) }
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        if let refusal { throw refusal }
        if status & 0x7F == SIGXCPU { throw .tooSlow }
        return (bytes, isFull || status == 0)
    }

    private func read(
        _ descriptor: Int32, into buffer: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int
    ) -> PictureRefusal? {
        let deadline = Self.now + Self.patience * 1_000
        while count < buffer.count, let base = buffer.baseAddress {
            let left = deadline - Self.now
            guard left > 0 else { return .tooSlow }
            var waits = [
                pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0), pollfd(fd: 1, events: 0, revents: 0),
            ]
            let ready = poll(&waits, 2, Int32(left))
            // Nobody reads what would be answered.
            if waits[1].revents != 0 { return .tooSlow }
            guard ready > 0, waits[0].revents != 0 else { continue }
            let got = Glibc.read(descriptor, base + count, buffer.count - count)
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { return nil }
            count += got
        }
        return nil
    }

    private static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
    }
}
