import HTTP
import OzModel
import Remote
import Store
import Sync
import Synchronization
import Testing

/// A decision is sent in the name of whoever made it, or not at all.
@Suite(.timeLimit(.minutes(15))) struct PushOwnerTests {
    private let world: PushWorld

    init() throws { world = try PushWorld() }

    /// A keeper whose tokens another process can exchange at any moment.
    private final class SharedKeeper: TokenKeeper {
        private let kept: Mutex<Tokens?>

        init(_ tokens: Tokens) { kept = Mutex(tokens) }

        func load() async -> Tokens? { kept.withLock { $0 } }
        func save(_ tokens: Tokens?) async { put(tokens) }
        func put(_ tokens: Tokens?) { kept.withLock { $0 = tokens } }
    }

    private static func tokens(_ user: String) -> Tokens {
        Tokens(
            access: Secret("token of \(user)"), expire: Secret("expire"),
            user: UserSnapshot(userID: user, email: "\(user)@example.com", role: "OPERATOR"))
    }

    private func api(_ keeper: any TokenKeeper) throws -> OzAPI {
        OzAPI(
            server: try Server("http://127.0.0.1:1"), transport: world.server, keeper: keeper, policy: .none,
            pace: world.clock.pace)
    }

    @Test(arguments: [HTTP.Method.get, .patch]) func anotherUsersTokensSendNothing(_ method: HTTP.Method) async throws {
        let operations = try [1, 2].map { try world.decide($0) }
        let keeper = SharedKeeper(Self.tokens("u-anna"))
        // Between two sends somebody else logs in, and the session in use ends: at reading, or at deciding.
        world.server.before(.patch) { server in
            keeper.put(Self.tokens("u-bert"))
            if method == .patch { server.before(.get) { $0.fail(.patch, .answer(401)) } }
            if method == .get { server.fail(.get, .answer(401)) }
        }
        let outcome = await world.pusher(api: try api(keeper)).push()
        #expect(outcome == .logInNeeded(reason: "another user is logged in"))
        #expect(world.server.decided == ["a-1"])
        let row = try world.row(operations[1])
        #expect(row.state == .queued && row.isUndoable)
    }

    @Test func whoeverIsLoggedInSendsOnlyTheirOwn() async throws {
        let operation = try world.decide(1)
        let keeper = SharedKeeper(Self.tokens("u-bert"))
        let outcome = await world.pusher(api: try api(keeper)).push()
        #expect(outcome == .logInNeeded(reason: "another user is logged in"))
        #expect(world.server.asked.isEmpty)
        #expect(try world.row(operation).isUndoable)
        keeper.put(Self.tokens("u-anna"))
        #expect(await world.pusher(api: try api(keeper)).push() == .done)
        #expect(world.server.decided == ["a-1"])
    }

    @Test func aServiceTokenNamesNobodyAndSends() async throws {
        let service = PushWorld.owner("token_command")
        try world.decide(1, owner: service)
        #expect(await world.pusher(owner: service).push() == .done)
        #expect(world.server.decided == ["a-1"])
    }
}
