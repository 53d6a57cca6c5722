import Foundation
import Session

/// The directory a demo lives in; gone with it, and swept up by the next one if it was killed.
struct DemoHome: Sendable {
    let path: String
    private let isKept: Bool

    private static let prefix = "ozc-demo-"

    /// - Throws: `Failure` when no directory can be made.
    init(keep: String?) throws {
        isKept = keep != nil
        if let keep {
            let absolute = keep.hasPrefix("/") ? keep : "\(FileManager.default.currentDirectoryPath)/\(keep)"
            try PrivateFiles.makeDirectory(absolute)
            path = absolute
            return
        }
        Self.sweep()
        var template = Array(
            "\(NSTemporaryDirectory())\(Self.prefix)\(getpid())-\(String(repeating: "X", count: 6))".utf8CString)
        guard let made = mkdtemp(&template) else {
            throw Failure(.failed, "no temporary directory could be made: \(String(cString: strerror(errno)))")
        }
        path = String(cString: made)
    }

    func clear() {
        guard !isKept else { return }
        // A sync that is just ending may still put a file there.
        for _ in 0..<3 where FileManager.default.fileExists(atPath: path) {
            try? FileManager.default.removeItem(atPath: path)
        }
    }

    /// Until the console hears the signals itself, they clear up and end the program.
    func clearsOnSignals() -> Vigil { Vigil { clear() } }

    /// Removes what demos left whose process is gone: they were killed in a way nobody can answer.
    private static func sweep() {
        let directory = NSTemporaryDirectory()
        for name in (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? [] {
            guard name.hasPrefix(prefix) else { continue }
            let digits = name.dropFirst(prefix.count).prefix { $0 != "-" }
            var status = stat()
            guard let pid = pid_t(digits), stat(directory + name, &status) == 0, status.st_uid == geteuid(),
                kill(pid, 0) != 0, errno == ESRCH
            else { continue }
            try? FileManager.default.removeItem(atPath: directory + name)
        }
    }
}

/// Hears the signals that end a program while there is no loop to hear them.
final class Vigil {
    private let sources: [any DispatchSourceSignal]

    init(_ clear: @escaping @Sendable () -> Void) {
        sources = [SIGINT, SIGTERM, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                clear()
                _exit(128 + number)
            }
            source.resume()
            return source
        }
    }

    /// The signals mean again what they meant.
    func end() {
        for source in sources { source.cancel() }
        for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_DFL) }
    }
}
