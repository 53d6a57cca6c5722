import ConsoleUI
import Foundation
import Synchronization

/// Where tasks leave what happened for the one thread that owns the screen; a descriptor wakes it.
public final class Mailbox: Sendable {
    private struct Box {
        var actions: [Action] = []
        /// Tasks that have not said all they will say yet.
        var busy = 0
    }

    private let box = Mutex(Box())
    private let readEnd: Int32
    private let writeEnd: Int32

    /// nil when the process may open no more files.
    public init?() {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        readEnd = ends[0]
        writeEnd = ends[1]
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    /// Readable while something waits.
    public var descriptor: Int32 { readEnd }

    public func post(_ action: Action) {
        box.withLock { $0.actions.append(action) }
        wake()
    }

    /// Everything that waits, oldest first.
    public func take() -> [Action] {
        var drained = [UInt8](repeating: 0, count: 256)
        while read(readEnd, &drained, drained.count) > 0 {}
        return box.withLock { box in
            defer { box.actions = [] }
            return box.actions
        }
    }

    /// Waits until something was posted, this long at most.
    public func wait(milliseconds: Int32) {
        var descriptors = [pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)]
        // A signal ends it early: whoever waits here has not promised to see anything.
        _ = poll(&descriptors, 1, milliseconds)
    }

    /// Runs work in a task of its own; until it has ended the mailbox is not idle.
    public func run(_ work: @escaping @Sendable () async -> Void) {
        box.withLock { $0.busy += 1 }
        Task {
            await work()
            box.withLock { $0.busy -= 1 }
            wake()
        }
    }

    /// True when nothing waits and nothing is under way that could still say something.
    public var isIdle: Bool { box.withLock { $0.busy == 0 && $0.actions.isEmpty } }

    private func wake() {
        var byte: UInt8 = 1
        // A full pipe wakes as well.
        _ = write(writeEnd, &byte, 1)
    }
}
