import Foundation
import Synchronization

/// What ^c does to commands without a screen: they leave with 130, at once or after tidying up.
enum Interrupt {
    /// Where the handler writes a byte; -1 when it leaves at once.
    private static let pipe = Atomic<Int32>(-1)

    /// From now on ^c ends the program with 130.
    static func leavesAtOnce() {
        // The first use of the atomic makes it, which a signal handler could not do safely.
        pipe.store(-1, ordering: .sequentiallyConsistent)
        signal(SIGINT) { _ in
            let end = Interrupt.pipe.exchange(-1, ordering: .sequentiallyConsistent)
            guard end >= 0 else { _exit(130) }
            var byte: UInt8 = 1
            _ = Foundation.write(end, &byte, 1)
        }
    }

    /// A descriptor that is readable after the first ^c; a second one ends the program. nil when no file can be opened.
    static func descriptor() -> Int32? {
        var ends: [Int32] = [0, 0]
        guard Foundation.pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        pipe.store(ends[1], ordering: .sequentiallyConsistent)
        return ends[0]
    }

    /// Runs work that is cancelled by the first ^c.
    static func cancelling<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value
    {
        let task = Task { try await work() }
        hears { task.cancel() }
        return try await task.value
    }

    /// From now on the first ^c is only told; a second one ends the program.
    static func hears(_ told: @escaping @Sendable () -> Void) {
        guard let descriptor = descriptor() else { return }
        // A thread of its own, asleep in read until ^c; it ends with the program.
        Thread.detachNewThread {
            var byte: UInt8 = 0
            if read(descriptor, &byte, 1) == 1 { told() }
        }
    }
}
