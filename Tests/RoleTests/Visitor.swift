import Canvas
import ConsoleUI
import Foundation
import OzModel
import Session
import TestSupport

@testable import ozc

/// Somebody of one role at a console of their own: the keys, requests and answers of `ozc`, without a terminal, so that
/// what each key did can be looked at.
final class Visitor {
    static let roles = ["admin", "operator", "client", "client-admin", "client-operator", "client-service"]

    let role: String
    let home: Home
    let sandbox: RunningSandbox
    private let headless: Headless
    /// How much of the sandbox's log was read.
    private var read: UInt64 = 0

    private var console: Console { headless.opening.console }
    var state: State { console.state }
    /// What is said in the notices now.
    var said: [String] { state.notices.map(\.text) }

    init(
        as role: String, orders: Int = 40, size: Size = Size(columns: 80, rows: 24)
    ) throws {
        self.role = role
        home = try Home()
        sandbox = try RunningSandbox(orders: orders, seed: 7, log: "\(home.path)/sandbox.log")
        // A program that opens files, so that they are fetched for it; and the bio server, which the sandbox plays too.
        try home.configure(
            """
            [sync]
            depth = "all"
            [media]
            open = ["true"]
            downloads = "\(home.path)/downloads"
            [review]
            undo = "0s"
            [profiles.default]
            server = "\(sandbox.url)"
            email = "\(sandbox.email(role))"
            bio = "\(sandbox.url)"
            """)
        try sandbox.logIn(home, as: role)
        let workplace = try WorkplaceLoader.load(Wishes(), environment: home.environment)
        let opening = Opening(
            try Backing(workplace), configFile: home.config, size: size, glyphs: .unicode,
            depth: .direct, theme: nil, pulling: .once)
        headless = Headless(opening: opening)
        try headless.begin()
    }

    /// One key, until all that it set going has come to rest.
    func press(_ key: Key) throws { try headless.press(key) }

    func press(_ keys: [Key]) throws {
        for key in keys { try press(key) }
    }

    /// The keys of a line, as `--keys` takes them.
    func press(_ line: String) throws { try press(try Key.sequence(parsing: line)) }

    /// The lines of the screen, with all the pictures that belong on it.
    func glass() throws -> [String] {
        let frame = try headless.drawn()
        return (0..<frame.size.rows).map { frame.text(row: $0) }
    }

    /// Lets the notices go, so that the same sentence said again is seen.
    func hush() {
        guard let last = state.notices.map(\.until).max() else { return }
        let now = state.now
        for moment in [last + 1, now] { headless.act(console.receive(.tick(now: moment))) }
    }

    /// What the sandbox was asked since this was asked last, whoever it was.
    func news() throws -> [SandboxLog.Entry] {
        guard let file = FileHandle(forReadingAtPath: "\(home.path)/sandbox.log") else { return [] }
        try file.seek(toOffset: read)
        let data = try file.readToEnd() ?? Data()
        // A line that is still being written is read the next time.
        guard let end = data.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
        let whole = data[...end]
        read += UInt64(whole.count)
        return try SandboxLog(String(decoding: whole, as: UTF8.self)).entries
    }

    /// Leaves, and lets the sandbox end.
    ///
    /// - Returns: what the sandbox says it was asked in this log-in's name, or in nobody's.
    func leave() throws -> [SandboxLog.Entry] {
        headless.opening.backstage.end()
        sandbox.end()
        return try sandbox.log().entries.filter { $0.user == nil || $0.user == sandbox.email(role) }
    }
}
