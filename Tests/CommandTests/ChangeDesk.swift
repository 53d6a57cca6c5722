import Foundation
import TestSupport

/// A logged-in home beside a sandbox whose log is read, with files to upload.
struct ChangeDesk {
    let sandbox: RunningSandbox
    let home: Home

    init(as role: String = "admin", orders: Int = 3, settings: String = "", _ more: [String] = []) throws {
        home = try Home()
        sandbox = try RunningSandbox(
            orders: orders, seed: 7, log: "\(home.path)/sandbox.log", ["--analysis-time", "200ms"] + more)
        if !settings.isEmpty { try home.configure(settings) }
        try sandbox.logIn(home, as: role)
    }

    /// Lets the answer to the next change of companies be lost, the deed being done.
    func loseAnswer() throws {
        try fail(#"{"method": "POST", "path": "/api/companies", "times": 1, "fault": {"drop": true}}"#)
    }

    /// Lets requests go wrong from now on.
    func fail(_ rule: String) throws {
        let run = try Program.run(
            "/usr/bin/env",
            ["curl", "-sf", "-H", "Content-Type: application/json", "-d", rule, "\(sandbox.url)/_sandbox/faults"],
            home: home)
        guard run.code == 0 else { throw CommandFailed(code: run.code, errors: run.errors) }
    }

    func ozc(_ words: String..., input: String = "") throws -> Program {
        try Program.run("ozc", words, home: home, input: input)
    }

    /// The ids that a command printed with -q.
    func ids(_ words: String..., input: String = "") throws -> [String] {
        let run = try Program.run("ozc", words + ["-q"], home: home, input: input)
        guard run.code == 0 else { throw CommandFailed(code: run.code, errors: run.errors) }
        return run.lines
    }

    /// A picture that the sandbox takes for one.
    ///
    /// - Parameter face: whose face is on it: pictures with the same one are the same file.
    func picture(_ name: String = "face.jpg", face: UInt8 = 0) throws -> String {
        let path = "\(home.path)/\(name)"
        let bytes: [UInt8] = [
            0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 2, 0, 3, 1, 1, 0x11, 0, 0xFF, 0xD9,
        ]
        try Data(bytes + [face]).write(to: URL(fileURLWithPath: path))
        return path
    }

    /// One object as the server has it.
    func show(_ noun: String, _ id: String) throws -> [String: Any]? {
        try ozc(noun, "show", id, "--format", "json").json() as? [String: Any]
    }

    /// The requests that were asked to change something, log-ins apart.
    func changes() throws -> [SandboxLog.Entry] {
        try sandbox.log().entries.filter { $0.method != "GET" && !$0.path.contains("authorize") }
    }
}

/// A command that should have gone well.
struct CommandFailed: Error {
    let code: Int32
    let errors: String
}
