import Foundation
import Synchronization
import TestSupport

/// Looks at a home again and again and remembers every file of `ozc` that was ever open to others.
final class Watch: Sendable {
    private let home: Home
    private let found = Mutex<Set<String>>([])
    private let isOver = Mutex(false)
    private let hasEnded = DispatchSemaphore(value: 0)

    init(_ home: Home) { self.home = home }

    func start() {
        Thread.detachNewThread {
            while !self.isOver.withLock({ $0 }) {
                for file in self.home.files() where file.path.contains("ozc/") && file.mode & 0o077 != 0 {
                    self.found.withLock { _ = $0.insert("\(file.path) \(String(file.mode, radix: 8))") }
                }
            }
            self.hasEnded.signal()
        }
    }

    /// What was ever open to others, with its permission bits.
    func stop() -> [String] {
        isOver.withLock { $0 = true }
        hasEnded.wait()
        return found.withLock { $0.sorted() }
    }
}
