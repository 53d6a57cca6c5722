import OzModel
import Remote
import Store
import Sync
import Synchronization

/// A server with a life of its own, a mirror, and everything between them.
final class World: Sendable {
    static let now = 1_000_000.0

    let server: FakeServer
    let mirror: Store.Mirror
    let clock = TestClock(now: World.now)
    let events: AsyncStream<SyncEvent>
    private let told: AsyncStream<SyncEvent>.Continuation
    private let seen = Mutex<[SyncEvent]>([])
    private let held = Mutex<Set<String>>([])

    init(_ habits: FakeServer.Habits = FakeServer.Habits(), mirror: Store.Mirror? = nil) throws {
        server = FakeServer(habits)
        self.mirror = try mirror ?? Store.Mirror.inMemory()
        (events, told) = AsyncStream<SyncEvent>.makeStream()
    }

    var allEvents: [SyncEvent] { seen.withLock { $0 } }

    /// Something about these orders or analyses is still to be sent.
    func hold(_ ids: Set<String>) { held.withLock { $0 = ids } }

    func syncer(_ policy: SyncPolicy = SyncPolicy(pageSize: 5), role: String = "") throws -> Syncer {
        let user = role.isEmpty ? nil : UserSnapshot(userID: "u-1", email: "", role: role)
        let keeper = MemoryKeeper(Tokens(access: Secret("token"), user: user))
        let api = OzAPI(
            server: try Server("http://127.0.0.1:1"), transport: server, keeper: keeper, policy: .none,
            pace: clock.pace)
        let held: @Sendable () throws(StoreError) -> Set<String> = { [self] () throws(StoreError) in
            self.held.withLock { $0 }
        }
        return Syncer(api: api, mirror: mirror, policy: policy, pace: clock.pace, held: held) { event in
            self.seen.withLock { $0.append(event) }
            self.told.yield(event)
        }
    }

    /// Puts an order with one analysis on the server.
    func order(_ number: Int, created: Double, updated: Double? = nil, verdict: String = "SUCCESS") {
        let updated = updated ?? created
        let analysis = """
            {"analyse_id": "a-\(number)", "folder_id": "f-\(number)", "time_created": \(created), \
            "time_updated": \(updated), "type": "QUALITY", "state": "FINISHED", "resolution_status": "\(verdict)"}
            """
        let order = """
            {"folder_id": "f-\(number)", "time_created": \(created), "time_updated": \(updated), \
            "resolution_status": "FINISHED", "system_resolution": "\(verdict)", "company_id": "c-1", \
            "analyses": [\(analysis)]}
            """
        server.put("folders", .init(id: "f-\(number)", created: created, updated: updated, json: order))
        server.put("analyses", .init(id: "a-\(number)", created: created, updated: updated, json: analysis))
    }

    func fill(_ count: Int) {
        for number in 0..<count { order(number, created: Self.now - 1000 - Double(number / 2) * 100) }
        server.put("companies", .init(id: "c-1", created: 0, updated: 0, json: company("Bank")))
        for user in 0..<7 {
            server.put(
                "users", .init(id: "u-\(user)", created: 0, updated: 0, json: "{\"user_id\": \"u-\(user)\"}"))
        }
    }

    func company(_ name: String) -> String { "{\"company_id\": \"c-1\", \"name\": \"\(name)\"}" }

    /// Everything in the mirror, to compare one with another.
    func contents() throws -> [String] {
        var lines: [String] = []
        for noun in Noun.allCases {
            let query = ListQuery(noun: noun, sort: "id", descending: false)
            var mark = try mirror.reader.edge(query, last: false)
            while let place = mark {
                lines.append("\(noun) \(place.id) \(try mirror.reader.json(noun, id: place.id) ?? "")")
                let next = try mirror.reader.skip(from: place, by: 1, query)
                mark = next == place ? nil : next
            }
        }
        return lines
    }

    func orders() throws -> Int { try mirror.reader.counts()[.orders] ?? 0 }

    func has(_ order: Int) throws -> Bool {
        try mirror.reader.record(Order.self, id: "f-\(order)") != nil
    }

    /// What was said to be refused, in order.
    var refusals: [String] {
        allEvents.compactMap { event in
            guard case .refused(let what, _) = event else { return nil }
            return what
        }
    }

    /// Waits for an event; the test's own time limit ends a wait in vain.
    func next(where isWanted: @Sendable (SyncEvent) -> Bool) async -> SyncEvent? {
        for await event in events where isWanted(event) { return event }
        return nil
    }
}
