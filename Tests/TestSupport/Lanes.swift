import Foundation
import Testing

/// A few threads for tests that wait for other programs: they must not keep the pool's threads, of which there are as
/// many as cores.
public final class Lanes: TaskExecutor {
    public static let shared = Lanes(count: 4)

    private let door = NSCondition()
    // Guarded by `door`.
    nonisolated(unsafe) private var waiting: [UnownedJob] = []

    private init(count: Int) {
        for _ in 0..<count { Thread.detachNewThread { self.work() } }
    }

    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        door.withLock { waiting.append(job) }
        door.signal()
    }

    private func work() {
        while true {
            door.lock()
            while waiting.isEmpty { door.wait() }
            let job = waiting.removeFirst()
            door.unlock()
            job.runSynchronously(on: asUnownedTaskExecutor())
        }
    }
}

/// Runs the tests of a suite on `Lanes`, so that so many run at once and the others wait their turn.
public struct LanesTrait: SuiteTrait, TestTrait, TestScoping {
    public let isRecursive = true

    public func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await withTaskExecutorPreference(Lanes.shared) { try await function() }
    }
}

extension Trait where Self == LanesTrait {
    public static var onLanes: Self { LanesTrait() }
}
