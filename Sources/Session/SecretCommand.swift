import Foundation
import OzModel

/// Asks a program for a secret, as an argument list and never through a shell.
public enum SecretCommand {
    /// Why no secret came.
    public struct Failure: Error, Equatable, Sendable {
        public let sentence: String
    }

    /// The first line the program prints.
    ///
    /// - Throws: `Failure` when it cannot be started, fails or prints nothing.
    public static func firstLine(of words: [String]) async throws(Failure) -> Secret {
        guard let program = words.first else { throw Failure(sentence: "the command is empty") }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["--"] + words
        let output = Pipe()
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        do { try process.run() } catch { throw Failure(sentence: "\(program) could not be started") }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(sentence: "\(program) ended with \(process.terminationStatus)")
        }
        let line = String(decoding: data, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
        guard !line.isEmpty else { throw Failure(sentence: "\(program) printed nothing") }
        return Secret(line)
    }
}
