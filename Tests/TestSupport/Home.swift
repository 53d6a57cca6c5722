import Foundation

/// A directory of its own for one test: configuration, data, state and temporary files in it, gone afterwards.
public final class Home: Sendable {
    public let path: String

    public init() throws {
        var template = Array("/tmp/ozc-test-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw CocoaError(.fileWriteUnknown) }
        path = String(decoding: template.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
        precondition(made.pointee != 0)
        try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// What a program of ours gets to see of the world.
    public var environment: [String: String] {
        [
            "HOME": path, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "TZ": "UTC",
            "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "SWIFT_BACKTRACE": "enable=no", "TMPDIR": temporary,
        ]
    }

    /// Where a program of ours puts what is temporary.
    public var temporary: String { "\(path)/tmp" }
    public var config: String { "\(path)/.config/ozc/config.toml" }
    public var log: String { "\(path)/.local/state/ozc/ozc.log" }
    public func mirror(_ profile: String = "default") -> String { "\(path)/.local/share/ozc/\(profile)/mirror.sqlite" }
    public func ledger(_ profile: String = "default") -> String { "\(path)/.local/share/ozc/\(profile)/ledger.sqlite" }
    public func session(_ profile: String = "default") -> String { "\(path)/.local/state/ozc/\(profile)/session.json" }

    /// Writes the configuration, before whatever a log-in adds.
    public func configure(_ text: String) throws {
        let folder = (config as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try text.write(toFile: config, atomically: true, encoding: .utf8)
    }

    /// Makes a program of a shell script; answers its path.
    ///
    /// Copied by another process: what is open for writing here, a program that another test starts meanwhile inherits, and
    /// what is open for writing cannot be run.
    public func program(_ name: String, _ script: String) throws -> String {
        let program = "\(path)/\(name)"
        let text = "\(program).text"
        try "#!/bin/sh\n\(script)\n".write(toFile: text, atomically: true, encoding: .utf8)
        chmod(text, 0o700)
        try Process.run(URL(fileURLWithPath: "/bin/cp"), arguments: [text, program]).waitUntilExit()
        return program
    }

    /// Every file and directory in it, as paths below it, with its permission bits.
    public func files() -> [(path: String, mode: Int, isDirectory: Bool)] {
        let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return names.compactMap { name in
            var status = stat()
            guard lstat("\(path)/\(name)", &status) == 0 else { return nil }
            return (name, Int(status.st_mode & 0o777), status.st_mode & S_IFMT == S_IFDIR)
        }
    }
}
