import OzModel
import Remote
import Store
import Sync
import Synchronization
import TestSupport
import Testing

/// A server, a ledger in a file, a mirror, and the sender between them.
final class PushWorld: Sendable {
    static let anna = owner("u-anna")

    let server = CaseServer()
    let mirror: Store.Mirror
    let clock = TestClock(now: 1000)
    let ledger: Ledger
    let api: OzAPI
    private let home: Home
    private let seen = Mutex<[PushEvent]>([])

    init() throws {
        home = try Home()
        ledger = try Ledger(path: "\(home.path)/ledger.sqlite")
        mirror = try Store.Mirror.inMemory()
        api = OzAPI(
            server: try Server("http://127.0.0.1:1"), transport: server,
            keeper: MemoryKeeper(Tokens(access: Secret("token"))), policy: .none, pace: clock.pace)
    }

    static func owner(_ user: String) -> LedgerOwner {
        LedgerOwner(server: "http://127.0.0.1:1", user: user, email: "\(user)@example.com", profile: "default")
    }

    var events: [PushEvent] { seen.withLock { $0 } }

    func pusher(
        _ policy: PushPolicy = PushPolicy(tries: 3, firstPause: 2, longestPause: 60), owner: LedgerOwner = anna,
        api: OzAPI? = nil
    ) -> Pusher {
        Pusher(
            api: api ?? self.api, ledger: ledger, mirror: mirror, owner: owner, policy: policy, pace: clock.pace
        ) { event in self.seen.withLock { $0.append(event) } }
    }

    /// Puts a case on the server and into the mirror, and confirms what the operator makes of it there.
    @discardableResult
    func decide(
        _ number: Int, _ verdict: Verdict = .success, comment: String? = "seen", owner: LedgerOwner = anna
    ) throws -> String {
        let id = "a-\(number)"
        if server[id] == nil { server[id] = CaseServer.Case() }
        _ = try mirror.ingest(.analyses, Array(server.json(id).utf8))
        let analysis = try #require(try mirror.reader.record(Analysis.self, id: id))
        let operation = "op-\(number)-\(owner.user)"
        let decision = Decision(operation: operation, on: analysis, verdict: verdict, comment: comment)
        try ledger.confirm([decision], owner: owner, now: clock.now, notBefore: clock.now)
        return operation
    }

    func row(_ operation: String) throws -> OutboxRow { try #require(try ledger.reader.row(operation)) }

    func deeds(_ operation: String) throws -> [String] {
        try ledger.reader.audit(operation: operation).map(\.action)
    }

    func mirrored(_ number: Int) throws -> Analysis? {
        try mirror.reader.record(Analysis.self, id: "a-\(number)")
    }
}
