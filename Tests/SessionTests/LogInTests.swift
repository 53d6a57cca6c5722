import ConsoleUI
import Foundation
import HTTP
import OzModel
import Remote
import Session
import Store
import Synchronization
import TestSupport
import Testing

/// One user after another at one console: what the first one fetched is not the second one's to see.
@Suite(.timeLimit(.minutes(15))) struct LogInTests {
    private let home: Home
    private let server = TwoUsers()
    private let mirror: Store.Mirror
    private let ledger: Ledger
    private let mailbox: Mailbox
    private let backstage: Backstage

    init() throws {
        home = try Home()
        let paths = Paths(environment: home.environment)
        mirror = try Store.Mirror.inMemory()
        ledger = try Ledger(path: paths.ledger("default"))
        mailbox = try #require(Mailbox())
        let profile = Profile(server: "http://127.0.0.1:1", email: "anna")
        let workplace = Workplace(paths: paths, settings: try Settings(), name: "default", profile: profile)
        let server = server
        backstage = Backstage(
            workplace: workplace, configFile: paths.configFile, mirror: mirror,
            desk: DecisionDesk(ledger: ledger, owner: nil, undoWindow: 0), mailbox: mailbox, pulling: .once
        ) { _ in server }
    }

    /// What is said until an action fits; the test's own time limit ends a wait in vain.
    private func hear(_ isWanted: (Action) -> Bool) async throws {
        while true {
            if mailbox.take().contains(where: isWanted) { return }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    private func logIn(_ email: String) {
        backstage.perform(.logIn(LogIn(server: nil, email: email, password: Secret("secret"))))
    }

    private static func isLoggedIn(_ action: Action) -> Bool {
        if case .loggedIn = action { true } else { false }
    }

    @Test func whatOneFetchedDoesNotReachTheMirrorOfTheNext() async throws {
        logIn("anna")
        try await hear(Self.isLoggedIn)
        while !mailbox.isIdle {
            _ = mailbox.take()
            try await Task.sleep(for: .milliseconds(5))
        }
        server.holds("folders/hers", "folders/next")
        backstage.perform(.fetch(.orders, id: "hers"))
        backstage.perform(.fetchAhead(["next", "last"]))
        try await server.waiting(2)
        logIn("bert")
        try await hear(Self.isLoggedIn)
        server.letGo()
        while !mailbox.isIdle {
            _ = mailbox.take()
            try await Task.sleep(for: .milliseconds(5))
        }
        #expect(try mirror.reader.counts()[.orders] == 0)
        #expect(!server.asked.contains("folders/last"))
        backstage.perform(.fetch(.orders, id: "his"))
        while !mailbox.isIdle {
            _ = mailbox.take()
            try await Task.sleep(for: .milliseconds(5))
        }
        #expect(try mirror.reader.counts()[.orders] == 1)
    }

    @Test func twoDoNotLogInAtOnce() async throws {
        server.holds("authorize/auth")
        logIn("anna")
        try await server.waiting(1)
        logIn("bert")
        try await hear { $0 == .logInFailed("Another log-in is under way: try again in a moment.") }
        server.letGo()
        try await hear(Self.isLoggedIn)
        #expect(try MirrorOwner.of(mirror)?.user == "u-anna")
        #expect(server.asked.filter { $0 == "authorize/auth" }.count == 1)
    }
}

/// A server that lets anybody in and has every order; answers wait where a test asks for it.
private final class TwoUsers: Transport {
    private struct State {
        var held: Set<String> = []
        var waiting: [CheckedContinuation<Void, Never>] = []
        var asked: [String] = []
    }

    private let state = Mutex(State())

    var asked: [String] { state.withLock { $0.asked } }

    /// Answers to these wait until `letGo`, whether or not anybody still wants them.
    func holds(_ paths: String...) { state.withLock { $0.held = Set(paths) } }

    func letGo() {
        let waiting = state.withLock { state in
            state.held = []
            defer { state.waiting = [] }
            return state.waiting
        }
        for answer in waiting { answer.resume() }
    }

    func waiting(_ count: Int) async throws {
        while state.withLock({ $0.waiting.count < count }) { try await Task.sleep(for: .milliseconds(5)) }
    }

    func send(_ request: Request) async throws(TransportError) -> Response {
        let path = request.url.split(separator: "?")[0].components(separatedBy: "/api/").last ?? ""
        state.withLock { $0.asked.append(path) }
        await withCheckedContinuation { continuation in
            let waits = state.withLock { state in
                guard state.held.contains(path) else { return false }
                state.waiting.append(continuation)
                return true
            }
            if !waits { continuation.resume() }
        }
        return Response(
            status: 200, headers: [Header("Content-Type", "application/json")],
            body: Array(Self.answer(path, request).utf8))
    }

    private static func answer(_ path: String, _ request: Request) -> String {
        if path.hasPrefix("authorize/") {
            var name = "anna"
            if case .bytes(let bytes) = request.body, String(decoding: bytes, as: UTF8.self).contains("bert") {
                name = "bert"
            }
            return """
                {"access_token": "token-of-\(name)", "user": {"user_id": "u-\(name)", "email": "\(name)", \
                "user_type": "OPERATOR"}}
                """
        }
        guard path.hasPrefix("folders/") else { return "[]" }
        let id = path.dropFirst("folders/".count)
        return """
            {"folder_id": "\(id)", "time_created": 1, "time_updated": 1, "resolution_status": "FINISHED", "analyses": []}
            """
    }
}
