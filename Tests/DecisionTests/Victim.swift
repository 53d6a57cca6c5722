import Foundation
import Glibc
import TestSupport

/// A `decision-driver` that is killed, and what it has said until then.
final class Victim {
    private let process: pid_t
    private let output: Int32
    private var text = ""

    init(_ arguments: [String], token: String) throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw TestTimeout(description: "there is no pipe") }
        output = ends[0]
        defer { close(ends[1]) }
        do {
            process = try Spawned.start(
                [Built.path("decision-driver")] + arguments,
                environment: ["DRIVER_TOKEN": token, "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"],
                output: ends[1])
        } catch {
            close(output)
            throw error
        }
    }

    /// Lets it say so many lines, and live so many microseconds longer.
    ///
    /// - Returns: all that it said.
    /// - Throws: `TestTimeout` when it ends before it is killed.
    func kill(afterLines count: Int, andThen microseconds: UInt32) throws -> [String] {
        defer { close(output) }
        while text.count(where: { $0 == "\n" }) < count, read() {}
        usleep(microseconds)
        Glibc.kill(process, SIGKILL)
        let status = try Spawned.end(of: process)
        while read() {}
        guard exitCode(status) == 128 + SIGKILL else {
            throw TestTimeout(description: "the driver ended by itself (\(exitCode(status))): \(text)")
        }
        return text.components(separatedBy: "\n").dropLast()
    }

    /// Waits until it has ended by itself.
    ///
    /// - Returns: its exit code.
    func end() throws -> Int32 {
        defer { close(output) }
        return exitCode(try Spawned.end(of: process, within: 60))
    }

    private func read() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.read(output, &buffer, buffer.count)
        guard count > 0 else { return false }
        text += String(decoding: buffer[..<count], as: UTF8.self)
        return true
    }
}
