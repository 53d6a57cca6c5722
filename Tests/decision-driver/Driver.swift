import Curl
import Foundation
import Glibc
import OzModel
import Remote
import Store
import Sync

/// A console without a screen, to be killed: decides one case after the other and sends meanwhile.
///
/// `decision-driver FOLDER SERVER USER CASES [finish]`, where CASES is a file with an analysis and its order on each
/// line, and DRIVER_TOKEN opens the session. It prints `confirmed OPERATION` once the ledger has said yes, and `undone
/// OPERATION` once it has said that nothing was sent. With `finish` it decides nothing and ends when nothing is due.
@main
struct Driver {
    private let ledger: Ledger
    private let mirror: Store.Mirror
    private let api: OzAPI
    private let owner: LedgerOwner
    private let cases: [(analysis: String, order: String)]
    private let pusher: Pusher

    static func main() async throws {
        let words = CommandLine.arguments
        let driver = try Driver(words, token: ProcessInfo.processInfo.environment["DRIVER_TOKEN"] ?? "")
        if words.last == "finish" { return try await driver.finish() }
        try await driver.decideForEver()
    }

    private init(_ words: [String], token: String) throws {
        ledger = try Ledger(path: "\(words[1])/ledger.sqlite")
        mirror = try Store.Mirror(path: "\(words[1])/mirror.sqlite")
        let server = try Server(words[2])
        api = OzAPI(server: server, transport: CurlTransport(), keeper: MemoryKeeper(Tokens(access: Secret(token))))
        owner = LedgerOwner(server: server.base, user: words[3], email: words[3], profile: "default")
        cases = try String(contentsOfFile: words[4], encoding: .utf8).split(separator: "\n").map { line in
            let ids = line.split(separator: " ").map(String.init)
            return (ids[0], ids[1])
        }
        pusher = Pusher(
            api: api, ledger: ledger, mirror: mirror, owner: owner,
            policy: PushPolicy(tries: 3, firstPause: 0.02, longestPause: 0.1))
    }

    /// Until it is killed.
    private func decideForEver() async throws {
        let life = Task { await pusher.live() }
        defer { life.cancel() }
        while let it = cases.randomElement() {
            // Between decisions an operator looks at the case; here just long enough for the sender to run as well.
            try await Task.sleep(for: .milliseconds(Int.random(in: 0...4)))
            guard let operation = try await decide(it.analysis, it.order) else { continue }
            await pusher.nudge()
            guard Int.random(in: 0..<8) == 0 else { continue }
            try await Task.sleep(for: .milliseconds(Int.random(in: 0...10)))
            if try ledger.withdraw([operation], owner: owner, now: now) == [operation] { say("undone \(operation)") }
        }
    }

    private func decide(_ id: String, _ order: String) async throws -> String? {
        if try mirror.reader.record(Analysis.self, id: id) == nil {
            let answer = try await api.send(Endpoints.folder(order))
            _ = try mirror.ingest(.orders, answer.bytes, held: try ledger.reader.held(owner: owner))
        }
        guard let analysis = try mirror.reader.record(Analysis.self, id: id) else { return nil }
        let operation = UUID().uuidString
        let decision = Decision(
            operation: operation, on: analysis, verdict: analysis.verdict == .success ? .declined : .success,
            comment: operation)
        do {
            let window = Int.random(in: 0..<3) == 0 ? 0.01 : 0
            try ledger.keepDraft(decision, owner: owner, now: now)
            try ledger.confirm([decision], owner: owner, now: now, notBefore: now + window)
        } catch StoreError.pending {
            return nil
        }
        say("confirmed \(operation)")
        return operation
    }

    private func finish() async throws {
        while true {
            await pusher.push()
            guard let due = try ledger.reader.nextDue(owner: owner, now: now) else { break }
            try await Task.sleep(for: .seconds(max(0.001, due - now)))
        }
        await pusher.push()
    }

    private var now: Double { Date().timeIntervalSince1970 }

    /// At once and whole: whoever reads may count on it.
    private func say(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = write(1, bytes, bytes.count)
    }
}
