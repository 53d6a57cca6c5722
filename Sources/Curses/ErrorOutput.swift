import Glibc

/// Keeps what is written to stderr off the screen, by leading it into the log while the screen is up.
final class ErrorOutput {
    private let log: Int32?
    private var saved: Int32 = -1

    init(log: Int32?) {
        self.log = log
    }

    func redirect() {
        guard let log, saved < 0 else { return }
        saved = fcntl(2, F_DUPFD_CLOEXEC, 3)
        guard saved >= 0 else { return }
        dup2(log, 2)
    }

    func putBack() {
        guard saved >= 0 else { return }
        dup2(saved, 2)
        close(saved)
        saved = -1
    }
}
