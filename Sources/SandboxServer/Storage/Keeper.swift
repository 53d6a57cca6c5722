import Foundation
import Synchronization

/// Writes changes to the disk in the order they happened, as many at once as have gathered, and says when they are safe.
///
/// An answer waits until all that it tells of is written: what a client was told with 2xx, no kill takes back.
final class Keeper: Sendable {
    private struct State {
        var waiting: [Change] = []
        /// Changes given so far, and how many of them are safe.
        var given = 0
        var safe = 0
        var waiters: [(until: Int, wake: CheckedContinuation<Void, any Error>)] = []
        var isWriting = false
        var failure: (any Error)?
    }

    private let folder: DataFolder
    /// Of its own, so that no other work can delay an answer that waits for the disk.
    private let queue = DispatchQueue(label: "keeper")
    private let state = Mutex(State())

    init(folder: DataFolder) {
        self.folder = folder
    }

    /// Takes changes; answers the mark to wait for.
    func take(_ changes: [Change]) -> Int {
        let (mark, starts) = state.withLock { state in
            state.waiting += changes
            state.given += changes.count
            defer { state.isWriting = state.isWriting || !state.waiting.isEmpty }
            return (state.given, !state.isWriting && !state.waiting.isEmpty)
        }
        if starts { queue.async { self.write() } }
        return mark
    }

    /// Returns once everything up to a mark is on the disk; throws where it never will be.
    func wait(for mark: Int) async throws {
        try await withCheckedThrowingContinuation { (wake: CheckedContinuation<Void, any Error>) in
            let result: Result<Void, any Error>? = state.withLock { state in
                if state.safe >= mark { return .success(()) }
                if let failure = state.failure { return .failure(failure) }
                state.waiters.append((mark, wake))
                return nil
            }
            if let result { wake.resume(with: result) }
        }
    }

    /// Writes until nothing waits. A failure is for good: the memory then knows more than the disk, and nothing that is
    /// said after it could be trusted.
    private func write() {
        while true {
            let (batch, mark) = state.withLock { state in
                defer { state.waiting.removeAll() }
                return (state.waiting, state.given)
            }
            do {
                try folder.write(batch)
            } catch {
                return fail(error)
            }
            let (woken, ends) = state.withLock { state in
                state.safe = mark
                let woken = state.waiters.filter { $0.until <= mark }
                state.waiters.removeAll { $0.until <= mark }
                state.isWriting = !state.waiting.isEmpty
                return (woken, !state.isWriting)
            }
            for waiter in woken { waiter.wake.resume() }
            if ends { return }
        }
    }

    private func fail(_ error: any Error) {
        let woken = state.withLock { state in
            state.failure = error
            defer { state.waiters.removeAll() }
            return state.waiters
        }
        for waiter in woken { waiter.wake.resume(throwing: error) }
    }
}
