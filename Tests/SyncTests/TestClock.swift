import Remote
import Synchronization

/// Time that passes only when a test says so; sleepers can be watched.
final class TestClock: Sendable {
    private struct State {
        var now: Double
        var number = 0
        var sleepers: [Int: CheckedContinuation<Bool, Never>] = [:]
    }

    let pauses: AsyncStream<Double>
    private let told: AsyncStream<Double>.Continuation
    private let state: Mutex<State>

    init(now: Double) {
        state = Mutex(State(now: now))
        (pauses, told) = AsyncStream<Double>.makeStream()
    }

    var pace: Pace {
        Pace(now: { self.now }, sleep: { try await self.sleep($0) }, luck: { 0 })
    }

    var now: Double { state.withLock { $0.now } }

    func advance(by seconds: Double) {
        let woken = state.withLock { state in
            state.now += seconds
            defer { state.sleepers = [:] }
            return Array(state.sleepers.values)
        }
        for sleeper in woken { sleeper.resume(returning: true) }
    }

    private func sleep(_ seconds: Double) async throws {
        let number = state.withLock { state in
            state.number += 1
            return state.number
        }
        let isOver = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isCancelled = state.withLock { state in
                    if Task.isCancelled { return true }
                    state.sleepers[number] = continuation
                    return false
                }
                if isCancelled {
                    continuation.resume(returning: false)
                } else {
                    told.yield(seconds)
                }
            }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: number) }?.resume(returning: false)
        }
        if !isOver { throw CancellationError() }
    }
}
