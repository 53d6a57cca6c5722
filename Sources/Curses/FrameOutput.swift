import CNcurses
import Glibc

/// What ncurses writes for a frame, put together: it writes at every move of the cursor, and a frame in a hundred pieces
/// takes as many calls, is shown in pieces, and goes through SSH in as many packets.
final class FrameOutput {
    /// What ncurses is to write to.
    let stream: UnsafeMutablePointer<FILE>
    private let descriptor: Int32
    private let memory: Int32

    /// nil when the process may open no more files.
    init?() {
        // Standard output itself stays the terminal's throughout: a crash is told there.
        let descriptor = fcntl(1, F_DUPFD_CLOEXEC, 3)
        let memory = nc_memory_file()
        guard descriptor >= 0, memory >= 0, let stream = fdopen(descriptor, "w") else {
            for file in [descriptor, memory] where file >= 0 { Glibc.close(file) }
            return nil
        }
        (self.descriptor, self.memory, self.stream) = (descriptor, memory, stream)
    }

    deinit {
        fclose(stream)
        Glibc.close(memory)
    }

    /// Runs what makes ncurses write, and writes that at once. Not for what makes it change the terminal's modes, which a
    /// file in memory does not have.
    ///
    /// - Returns: whether all of it went out; if not, what ncurses believes of the screen no longer holds.
    func gather(_ work: () -> Void) -> Bool {
        guard lseek(memory, 0, SEEK_SET) == 0, turn(to: memory) else {
            work()
            return true
        }
        work()
        let count = Int(lseek(memory, 0, SEEK_CUR))
        let isBack = turn(to: 1)
        let bytes = [UInt8](unsafeUninitializedCapacity: max(0, count)) { buffer, read in
            read = max(0, pread(memory, buffer.baseAddress, buffer.count, 0))
        }
        return TerminalOutput.write(PenFilter.filter(bytes)) && isBack && bytes.count == count
    }

    private func turn(to file: Int32) -> Bool {
        while nc_redirect(descriptor, file) < 0 { guard errno == EINTR || errno == EBUSY else { return false } }
        return true
    }
}
