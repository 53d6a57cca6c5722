import Foundation
import OzModel
import Store
import TestSupport

/// A home whose mirror was filled by hand: profile `default` on a server that is not there.
struct Desk {
    static let deadServer = "http://127.0.0.1:9"

    let home: Home

    /// - Parameter pages: what the mirror is fed, as the API would have answered.
    init(_ pages: [(Noun, String)] = []) throws {
        home = try Home()
        let config = "\(home.path)/.config/ozc"
        try FileManager.default.createDirectory(atPath: config, withIntermediateDirectories: true)
        let text = "[profiles.default]\nserver = \"\(Self.deadServer)\"\nemail = \"someone@oz.test\"\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(config)/config.toml"))
        let mirror = try Mirror(path: "\(home.path)/.local/share/ozc/default/mirror.sqlite")
        for (noun, json) in pages { _ = try mirror.ingest(noun, Array(json.utf8)) }
        try mirror.close()
    }

    func run(_ arguments: String...) throws -> Program {
        try Program.run("ozc", arguments, home: home)
    }
}

extension Program {
    /// Runs `ozc` with its arguments in one line.
    static func ozc(_ line: String, _ home: Home, _ environment: [String: String] = [:]) throws -> Program {
        try run("ozc", line.split(separator: " ").map(String.init), home: home, environment: environment)
    }

    var lines: [String] { output.split(separator: "\n").map(String.init) }

    /// The output as JSON.
    func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(output.utf8)) }
}

/// A logged-in home beside a sandbox of its own.
struct Station {
    let sandbox: RunningSandbox
    let home: Home

    init(orders: Int = 12, as role: String = "operator", _ more: [String] = []) throws {
        sandbox = try RunningSandbox(orders: orders, seed: 7, more)
        home = try Home()
        try sandbox.logIn(home, as: role)
    }

    func ozc(_ line: String) throws -> Program { try Program.ozc(line, home) }
}
