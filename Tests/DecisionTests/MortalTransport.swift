import HTTP
import Synchronization

/// A console's network, with a point at which the process that uses it is killed.
final class MortalTransport: Transport {
    /// When: at a request from now on (0 is the next), before the server gets it or after it has.
    struct Kill: Sendable {
        let request: Int
        let isAfter: Bool
    }

    private struct State {
        var isDead = false
        var kill: Kill?
        var parked: [CheckedContinuation<Void, Never>] = []
    }

    private let network: any Transport
    private let weather: Weather
    /// True when the process has come to the point at which it is killed; false when it has ended before.
    private let ends: AsyncStream<Bool>
    private let told: AsyncStream<Bool>.Continuation
    private let state = Mutex(State())

    init(_ network: any Transport, _ weather: Weather) {
        self.network = network
        self.weather = weather
        (ends, told) = AsyncStream<Bool>.makeStream()
    }

    func die(at kill: Kill) { state.withLock { $0.kill = kill } }

    /// The process has done all it wanted.
    func noteEnd() { told.yield(false) }

    /// Waits for the point at which the process is killed, or for its end; which one it was.
    func hasDied() async -> Bool {
        for await isDead in ends {
            state.withLock { $0.kill = nil }
            return isDead
        }
        return false
    }

    /// Lets go of what a killed process was waiting for; nothing it still tries reaches the server.
    func bury() {
        let parked = state.withLock { state in
            state.isDead = true
            defer { state.parked = [] }
            return state.parked
        }
        for waiting in parked { waiting.resume() }
    }

    func send(_ request: Request) async throws(TransportError) -> Response {
        let kill = state.withLock { state -> Kill? in
            guard let kill = state.kill else { return nil }
            state.kill = kill.request > 0 ? Kill(request: kill.request - 1, isAfter: kill.isAfter) : nil
            return kill.request > 0 ? nil : kill
        }
        if state.withLock({ $0.isDead }) || kill?.isAfter == false { try await park() }
        do {
            let answer = try await weather.send(request, over: network)
            if kill != nil { try await park() }
            return answer
        } catch {
            if kill != nil { try await park() }
            throw error
        }
    }

    /// A killed process does nothing more: what waits here waits until the test is over.
    private func park() async throws(TransportError) {
        await withCheckedContinuation { waiting in
            let isDead = state.withLock { state in
                if !state.isDead { state.parked.append(waiting) }
                return state.isDead
            }
            if isDead { waiting.resume() } else { told.yield(true) }
        }
        throw .cancelled
    }
}
