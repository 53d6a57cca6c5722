import Store
import Synchronization

/// One go through the mirror for a wish.
public final class SiftRun: Sendable {
    private struct Progress {
        var rows = RowNumbers()
        /// How many of them are on screen.
        var shown = 0
        var isCancelled = false
        var isOver = false
        var reader: MirrorReader?
    }

    /// Rows that fill most windows.
    private static let page = 64

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
        guard !isAgain else { return false }
        let rows = progress.withLock { progress -> RowNumbers? in
            guard progress.rows.count > progress.shown else { return nil }
            progress.shown = progress.rows.count
            return progress.rows
        }
        guard let rows else { return false }
        sieve.show(rows, of: self)
        return true
    }

    /// - Returns: how many there are now; nil when nobody wants more.
    func add(_ row: Int64) -> Int? {
        progress.withLock { progress in
            progress.rows.append(row)
            return progress.isCancelled ? nil : progress.rows.count
        }
    }

    /// Looks for all of it; meant for a reader of its own, on a thread that may wait.
    ///
    /// - Parameter onPage: called when a first page has been found of what has more.
    public func gather(_ reader: MirrorReader, onPage: () -> Void = {}) {
        progress.withLock { $0.reader = reader }
        defer { progress.withLock { $0.isOver = true } }
        guard !isOver else { return }
        do {
            try reader.sift(wish.query) { row in
                guard let count = add(row) else { return false }
                if count == Self.page { onPage() }
                return true
            }
            guard !isOver else { return }
            let rows = progress.withLock { $0.rows }
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
