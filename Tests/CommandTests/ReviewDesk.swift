import Foundation
import OzModel
import TestSupport

/// An operator with a mirror filled, a sandbox that can go and come back, and a colleague who decides as well.
final class ReviewDesk {
    let home: Home
    private(set) var sandbox: RunningSandbox
    /// The same operator at another machine.
    let colleague: Client
    /// The analyses in which an operator must decide, oldest first.
    let cases: [String]
    private let log: String
    /// The same moment every time, so that the server that comes back is the one that went.
    private let start = ["--now", "\(Int(Date().timeIntervalSince1970))"]

    init(orders: Int = 60, as role: String = "operator", settings: String = "", _ more: [String] = []) throws {
        home = try Home()
        log = "\(home.path)/sandbox.log"
        sandbox = try RunningSandbox(orders: orders, seed: 7, log: log, start + more)
        colleague = try Client(sandbox, as: "operator")
        cases = try colleague.doubtful()
        if !settings.isEmpty { try home.configure(settings) }
        try sandbox.logIn(home, as: role)
        _ = try ozc("sync")
    }

    /// The server is gone.
    func cut() { sandbox.end() }

    /// The server is there again, on its port; its clock begins anew, so that it does not know the session.
    func mend(orders: Int = 60) throws {
        sandbox.end()
        sandbox = try RunningSandbox(orders: orders, seed: 7, port: sandbox.port, log: log, start)
        try sandbox.logIn(home)
    }

    func ozc(_ line: String) throws -> Program { try Program.ozc(line, home) }

    func ozc(words: [String], input: String = "") throws -> Program {
        try Program.run("ozc", words, home: home, input: input)
    }

    /// What the sandbox says was decided, in its order.
    func decided() throws -> [SandboxLog.Decision] { try sandbox.log().decisions }

    /// All of the outbox as objects, oldest first.
    func outbox() throws -> [[String: Any]] {
        try ozc("outbox list --all --limit 0 --format json").objects().reversed()
    }

    /// A field of every object in the outbox, oldest first.
    func column(_ field: String) throws -> [String] { try outbox().map { $0[field] as? String ?? "" } }

    /// What of the outbox the server has not accepted, as objects.
    func unsettled() throws -> [[String: Any]] { try ozc("outbox list --format json").objects() }
}

extension Program {
    /// The objects of a JSON array.
    func objects() throws -> [[String: Any]] { try json() as? [[String: Any]] ?? [] }

    /// A field of every object of a JSON array.
    func values(_ field: String) throws -> [String] { try objects().map { $0[field] as? String ?? "" } }
}
