import Store
import Synchronization

/// One go through the mirror for a wish.
public final class SiftRun: Sendable {
    private struct Progress {
        /// Found, and not yet on screen.
        var waiting: [Int64] = []
        var isCancelled = false
        var isOver = false
        var reader: MirrorReader?
    }

    let wish: SiftWish
    /// Whether an older answer is on screen meanwhile.
    public let isAgain: Bool
    private let sieve: Sieve
    private let progress = Mutex(Progress())

    init(_ wish: SiftWish, isAgain: Bool, into sieve: Sieve) {
        self.wish = wish
        self.isAgain = isAgain
        self.sieve = sieve
    }

    /// Whether nothing more will come of it.
    public var isOver: Bool { progress.withLock { $0.isOver || $0.isCancelled } }

    /// Ends it, whatever it is doing.
    func cancel() {
        let reader = progress.withLock { progress in
            progress.isCancelled = true
            return progress.isOver ? nil : progress.reader
        }
        reader?.interrupt()
    }

    /// Puts on screen what was found since the last time.
    ///
    /// - Returns: whether there was anything.
    public func publish() -> Bool {
        let rows = progress.withLock { progress in
            defer { progress.waiting.removeAll(keepingCapacity: true) }
            return progress.waiting
        }
        guard !rows.isEmpty else { return false }
        sieve.add(rows, of: self)
        return true
    }

    /// - Returns: whether anybody still wants more.
    func take(_ row: Int64) -> Bool {
        progress.withLock { progress in
            if !isAgain { progress.waiting.append(row) }
            return !progress.isCancelled
        }
    }

    /// Looks for all of it; meant for a reader of its own, on a thread that may wait.
    public func gather(_ reader: MirrorReader) {
        progress.withLock { $0.reader = reader }
        defer { progress.withLock { $0.isOver = true } }
        guard !isOver else { return }
        var rows: [Int64] = []
        do {
            try reader.sift(wish.query) { row in
                rows.append(row)
                return take(row)
            }
            guard !isOver else { return }
            var answer = Sieve.Catch(wish: wish, rows: rows, isRunning: false)
            if let moments = wish.moments { answer.figures = try reader.figures(wish.query, before: moments) }
            sieve.finish(self, answer)
        } catch .interrupted {
            return
        } catch {
            sieve.finish(self, Sieve.Catch(wish: wish, isRunning: false, failure: error.sentence))
        }
    }

    /// It could not even begin.
    public func fail(_ reason: String) {
        progress.withLock { $0.isOver = true }
        sieve.finish(self, Sieve.Catch(wish: wish, isRunning: false, failure: reason))
    }
}
