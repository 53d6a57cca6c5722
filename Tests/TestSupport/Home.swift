import Foundation

/// A directory of its own for one test: configuration, data and state in it, gone afterwards.
public final class Home: Sendable {
    public let path: String

    public init() throws {
        var template = Array("\(NSTemporaryDirectory())ozc-test-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw CocoaError(.fileWriteUnknown) }
        path = String(cString: made)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// What a program of ours gets to see of the world.
    public var environment: [String: String] {
        [
            "HOME": path, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "TZ": "UTC",
            "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "SWIFT_BACKTRACE": "enable=no",
        ]
    }
}
