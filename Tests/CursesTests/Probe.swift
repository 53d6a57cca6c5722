import Foundation

/// Where the probe program is, and what its environment is made of.
enum Probe {
    static var path: String {
        // The tests run from beside the programs that were built with them.
        let runner = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(fileURLWithPath: runner).deletingLastPathComponent().appendingPathComponent("terminal-probe").path
    }

    static func environment(_ changes: [String: String]) -> [String: String] {
        // The backtracer would wait for a key on a terminal.
        [
            "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
            "HOME": NSTemporaryDirectory(),
        ].merging(changes) { $1 }
    }

    static func temporaryFile() -> String {
        NSTemporaryDirectory() + "/probe-" + UUID().uuidString
    }
}
