import HTTP
import OzModel
import Remote
import Store
import Sync
import Synchronization

/// A server whose answers a test can hold back, and whose lists it can change, one request at a time.
final class Crowd: Transport {
    private struct State {
        var asked: [Question] = []
        /// Held until so many have been asked.
        var holds: [Int: Int] = [:]
        var inVain: [Int] = []
    }

    private let server: FakeServer
    private let before: @Sendable (Int) -> Void
    private let patience: Double
    private let state = Mutex(State())

    /// - Parameters:
    ///   - holding: which requests (counted from 0) wait until how many have been asked in all.
    ///   - patience: after how many seconds a request waits no longer.
    ///   - before: what happens before each request, by its number, reaches the server.
    init(
        _ server: FakeServer, holding: [Int: Int] = [:], patience: Double = 20,
        before: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
        self.server = server
        self.patience = patience
        self.before = before
        state.withLock { $0.holds = holding }
    }

    var asked: [Question] { state.withLock { $0.asked } }
    /// The held requests that waited for others which did not come.
    var inVain: [Int] { state.withLock { $0.inVain } }

    func send(_ request: Request) async throws(TransportError) -> Response {
        let number = state.withLock { state in
            state.asked.append(Question(url: request.url))
            return state.asked.count - 1
        }
        before(number)
        let answer: Result<Response, TransportError>
        do { answer = .success(try await server.send(request)) } catch { answer = .failure(error) }
        await pass(number)
        return try answer.get()
    }

    /// Waits until enough have been asked, or notes that they were not.
    private func pass(_ number: Int) async {
        guard let until = state.withLock({ $0.holds[number] }) else { return }
        for _ in 0..<Int(patience * 100) {
            if state.withLock({ $0.asked.count >= until }) { return }
            // Cancelled with its test; then nobody waits for the answer.
            guard (try? await Task.sleep(for: .milliseconds(10))) != nil else { return }
        }
        state.withLock { $0.inVain.append(number) }
    }
}

extension World {
    func syncer(_ transport: any Transport, _ policy: SyncPolicy = SyncPolicy(pageSize: 5)) throws -> Syncer {
        let keeper = MemoryKeeper(Tokens(access: Secret("token")))
        let api = OzAPI(
            server: try Server("http://127.0.0.1:1"), transport: transport, keeper: keeper, policy: .none,
            pace: clock.pace)
        return Syncer(api: api, mirror: mirror, policy: policy, pace: clock.pace) { _ in }
    }
}
