import Glibc

/// A file that the tests read what happened from.
struct ProbeLog {
    let descriptor: Int32?

    init(path: String?) {
        let opened = path.map { open($0, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600) } ?? -1
        descriptor = opened < 0 ? nil : opened
    }

    func note(_ text: String) {
        guard let descriptor else { return }
        let line = Array((text + "\n").utf8)
        _ = write(descriptor, line, line.count)
    }
}
