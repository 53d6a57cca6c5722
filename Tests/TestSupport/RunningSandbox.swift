import Foundation

/// An `oz-sandbox` of one test's own, on a loopback port; ended with the test.
public final class RunningSandbox {
    public let url: String
    public let port: Int
    private let process: Process
    private let input = Pipe()
    private let logins: [String: (email: String, password: String)]

    /// - Parameter port: 0 for a free one; the port of an earlier one to bring a server back.
    public init(orders: Int = 30, seed: Int = 1, port: Int = 0, _ more: [String] = []) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Built.path("oz-sandbox"))
        process.arguments =
            ["--port", "\(port)", "--orders", "\(orders)", "--seed", "\(seed)", "--exit-with-stdin"] + more
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        var lines: [String] = []
        var rest = ""
        while !lines.contains("ready") {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { throw NotReady() }
            rest += String(decoding: data, as: UTF8.self)
            var parts = rest.components(separatedBy: "\n")
            rest = parts.removeLast()
            lines += parts
        }
        var logins: [String: (email: String, password: String)] = [:]
        var url = ""
        for words in lines.map({ $0.components(separatedBy: " ") }) {
            if words.first == "listening", words.count == 2 { url = words[1] }
            if words.first == "log-in", words.count == 4 { logins[words[1]] = (words[2], words[3]) }
        }
        self.url = url
        self.port = Int(url.components(separatedBy: ":").last ?? "") ?? 0
        self.logins = logins
        self.process = process
    }

    deinit { end() }

    /// It printed something else than a server that is ready prints.
    public struct NotReady: Error {}

    public func email(_ role: String) -> String { logins[role]?.email ?? "" }
    public func password(_ role: String) -> String { logins[role]?.password ?? "" }

    /// Logs a home in, so that its console has a profile.
    @discardableResult
    public func logIn(_ home: Home, as role: String = "operator") throws -> Program {
        try Program.run(
            "ozc", ["login", "--server", url, "--email", email(role), "--password-stdin"], home: home,
            input: password(role) + "\n")
    }

    /// Ends it and waits until its port is free.
    public func end() {
        guard process.isRunning else { return }
        process.terminate()
        process.waitUntilExit()
    }
}
