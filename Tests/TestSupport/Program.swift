import Foundation

/// A program run to its end.
public struct Program: Sendable {
    /// The exit code, or 128 and the signal that ended it.
    public let code: Int32
    public let output: String
    public let errors: String

    /// Runs one of our programs, or any by its path, and waits for it, a minute at most.
    ///
    /// - Throws: `TestTimeout` when it does not end.
    public static func run(
        _ name: String, _ arguments: [String], home: Home, input: String = "", environment: [String: String] = [:]
    ) throws -> Program {
        let files = ["in", "out", "err"].map { "\(home.path)/\($0)-\(UUID())" }
        let descriptors = files.map { path in open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600) }
        defer {
            for descriptor in descriptors { close(descriptor) }
            for file in files { unlink(file) }
        }
        let bytes = Array(input.utf8)
        guard write(descriptors[0], bytes, bytes.count) == bytes.count, lseek(descriptors[0], 0, SEEK_SET) == 0 else {
            throw TestTimeout(description: "\(files[0]) cannot be written")
        }
        let path = name.hasPrefix("/") ? name : Built.path(name)
        let process = try Spawned.start(
            [path] + arguments, environment: home.environment.merging(environment) { $1 }, input: descriptors[0],
            output: descriptors[1], errors: descriptors[2])
        let status = try Spawned.end(of: process, within: 150)
        func text(_ file: String) -> String {
            String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self)
        }
        return Program(code: exitCode(status), output: text(files[1]), errors: text(files[2]))
    }
}

/// What a shell says of a status of `waitpid`: the exit code, or 128 and the signal.
public func exitCode(_ status: Int32) -> Int32 {
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
}
