import Foundation

/// An `oz-sandbox` of one test's own, on a loopback port; ended with the test.
public final class RunningSandbox {
    public let url: String
    public let port: Int
    public let process: pid_t
    private let input: Int32
    private let logFile: String?
    private let logins: [String: (email: String, password: String)]
    private var isRunning = true

    /// - Parameters:
    ///   - port: 0 for a free one; the port of an earlier one to bring a server back.
    ///   - log: the file in which it is to tell every request it answered, after what stands there.
    public init(
        orders: Int = 30, seed: Int = 1, port: Int = 0, log: String? = nil, _ more: [String] = []
    ) throws {
        var (input, output): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
        guard pipe(&input) == 0, pipe(&output) == 0 else { throw NotReady() }
        defer { for end in [input[0], output[0]] { close(end) } }
        // Not in a home: it keeps nothing, and its environment holds nothing.
        let words =
            [Built.path("oz-sandbox"), "--port", "\(port)", "--orders", "\(orders)", "--seed", "\(seed)"]
            + ["--exit-with-stdin"] + (log.map { ["--log", $0] } ?? []) + more
        do {
            defer { close(output[1]) }
            process = try Spawned.start(
                words, environment: ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"], input: input[0],
                output: output[1])
        } catch {
            close(input[1])
            throw error
        }
        self.input = input[1]
        logFile = log
        let lines = Self.lines(from: output[0])
        var logins: [String: (email: String, password: String)] = [:]
        var url = ""
        for words in lines.map({ $0.components(separatedBy: " ") }) {
            if words.first == "listening", words.count == 2 { url = words[1] }
            if words.first == "log-in", words.count == 4 { logins[words[1]] = (words[2], words[3]) }
        }
        self.url = url
        self.port = Int(url.components(separatedBy: ":").last ?? "") ?? 0
        self.logins = logins
        guard lines.contains("ready") else { throw NotReady() }
    }

    deinit { end() }

    /// It printed something else than a server that is ready prints.
    public struct NotReady: Error {}

    public func email(_ role: String) -> String { logins[role]?.email ?? "" }
    public func password(_ role: String) -> String { logins[role]?.password ?? "" }

    /// What it answered so far, by its own word; nothing where it was given no log.
    public func log() throws -> SandboxLog {
        try SandboxLog(logFile.map { try String(contentsOfFile: $0, encoding: .utf8) } ?? "")
    }

    /// Logs a home in, so that its console has a profile.
    @discardableResult
    public func logIn(_ home: Home, as role: String = "operator") throws -> Program {
        try Program.run(
            "ozc", ["login", "--server", url, "--email", email(role), "--password-stdin"], home: home,
            input: password(role) + "\n")
    }

    /// Takes it off the air without ending it, so that its sessions live on.
    public func pause() { kill(process, SIGSTOP) }
    public func resume() { kill(process, SIGCONT) }

    /// Ends it and waits until its port is free.
    public func end() {
        guard isRunning else { return }
        isRunning = false
        kill(process, SIGCONT)
        kill(process, SIGTERM)
        _ = try? Spawned.end(of: process)
        close(input)
    }

    /// Reads until "ready", or the end.
    private static func lines(from descriptor: Int32) -> [String] {
        var text = ""
        var buffer = [UInt8](repeating: 0, count: 4096)
        while !text.hasSuffix("ready\n") {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { break }
            text += String(decoding: buffer[..<count], as: UTF8.self)
        }
        return text.components(separatedBy: "\n")
    }
}
