import Glibc

/// Waits until something holds; the time is only the bound at which waiting is given up.
///
/// - Throws: `TestTimeout` naming `what` after `seconds`.
public func eventually(_ what: String, within seconds: Int = 90, _ isSo: () throws -> Bool) throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while true {
        if try isSo() { return }
        guard ContinuousClock.now < deadline else {
            throw TestTimeout(description: "\(what): not so after \(seconds) s")
        }
        usleep(10_000)
    }
}

/// Whether a process exists and has not ended.
public func isAlive(_ process: pid_t) -> Bool {
    guard kill(process, 0) == 0 else { return false }
    return state(of: process) != "Z"
}

/// The processes whose parent is `process`.
public func children(of process: pid_t) -> [pid_t] {
    let path = "/proc/\(process)/task/\(process)/children"
    return (try? contents(path))?.split(separator: " ").compactMap { pid_t($0) } ?? []
}

private func state(of process: pid_t) -> Substring? {
    guard let text = try? contents("/proc/\(process)/stat"), let end = text.lastIndex(of: ")") else { return nil }
    return text[end...].split(separator: " ").dropFirst().first
}

/// A file of /proc, which does not know its size beforehand.
func contents(_ path: String) throws -> String {
    guard let file = fopen(path, "r") else { throw TestTimeout(description: "\(path) cannot be read") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return String(decoding: bytes, as: UTF8.self)
}
