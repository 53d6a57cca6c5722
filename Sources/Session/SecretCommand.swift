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
        let result = await withCheckedContinuation { continuation in
            // It may wait for a person: not on a thread of the pool.
            Thread.detachNewThread { continuation.resume(returning: Result { () throws(Failure) in try run(words) }) }
        }
        return try result.get()
    }

    /// Longer than anyone needs to unlock a key; a program that hangs must not hang the console.
    private static let patience = 60.0

    private static func run(_ words: [String]) throws(Failure) -> Secret {
        let child: Child
        do { child = try Child(words) } catch { throw Failure(sentence: error.sentence) }
        let watchdog = DispatchWorkItem { child.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + patience, execute: watchdog)
        let data = child.output.readDataToEndOfFile()
        let code = child.wait()
        watchdog.cancel()
        guard code == 0 else { throw Failure(sentence: "\(words[0]) ended with \(code)") }
        let line = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        guard !line.isEmpty else { throw Failure(sentence: "\(words[0]) printed nothing") }
        return Secret(line)
    }
}
