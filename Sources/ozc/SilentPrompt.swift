import Foundation

/// Asks on the terminal without showing what is typed.
enum SilentPrompt {
    /// - Throws: `Failure` when ^c was pressed; the terminal is as it was before.
    static func ask(_ question: String) throws -> String? {
        FileHandle.standardError.write(Data(question.utf8))
        var saved = termios()
        guard tcgetattr(STDIN_FILENO, &saved) == 0 else { return nil }
        var silent = saved
        silent.c_lflag &= ~tcflag_t(ECHO)
        let interrupted = Interrupt.descriptor() ?? -1
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &saved)
            FileHandle.standardError.write(Data("\n".utf8))
            Interrupt.leavesAtOnce()
        }
        var waiting = [
            pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
            pollfd(fd: interrupted, events: Int16(POLLIN), revents: 0),
        ]
        while poll(&waiting, 2, -1) < 0, errno == EINTR {}
        if waiting[1].revents != 0 { throw Failure(.interrupted, "interrupted") }
        return readLine()
    }
}
