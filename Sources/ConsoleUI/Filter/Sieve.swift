import Store
import Synchronization

/// What queries have found so far: an effect fills it row by row, the screen reads what is there.
///
/// A query may have no index to stand on, so none runs while a key waits. What it finds are row numbers in the list's
/// order; with them a window, the end of the list or its length are a look into an array.
public final class Sieve: Sendable {
    /// The answer to a wish, as far as it has come.
    struct Catch: Sendable {
        var wish: SiftWish
        var rows = RowNumbers()
        var isRunning = true
        var failure: String?
        var figures: QueueFigures?
    }

    private struct Contents {
        var catches: [SiftWish.Key: Catch] = [:]
        /// Keys of `catches`, the one begun last at the end.
        var order: [SiftWish.Key] = []
        var running: SiftRun?
        var stamp = 0
    }

    /// Filtered lists whose rows are remembered.
    private static let most = 6
    /// Rows of all of them together; the list that is looked at keeps its own, however many.
    private static let mostRows = 2_000_000

    private let contents = Mutex(Contents())

    public init() {}

    /// Grows with whatever changes.
    var stamp: Int { contents.withLock { $0.stamp } }

    func found(_ key: SiftWish.Key) -> Catch? { contents.withLock { $0.catches[key] } }

    /// Whether a wish is fulfilled, or is being fulfilled as well as it can be.
    func has(_ wish: SiftWish) -> Bool {
        contents.withLock { contents in
            if let running = contents.running, running.wish.key == wish.key { return true }
            guard let known = contents.catches[wish.key], !known.isRunning else { return false }
            return known.wish.query == wish.query && known.wish.moments == wish.moments
                && known.wish.revision >= wish.revision
        }
    }

    /// Whether anything is being looked for.
    var isRunning: Bool { contents.withLock { $0.running != nil } }

    /// Begins to fulfil a wish in place of whatever runs. What is known of it stays on screen until the new answer is
    /// whole.
    public func begin(_ wish: SiftWish) -> SiftRun {
        contents.withLock { contents in
            abandon(&contents)
            let known = contents.catches[wish.key]
            let isAgain = known != nil && known?.failure == nil
            let run = SiftRun(wish, isAgain: isAgain, into: self)
            contents.running = run
            contents.stamp += 1
            if !isAgain { contents.catches[wish.key] = Catch(wish: wish) }
            contents.order.removeAll { $0 == wish.key }
            contents.order.append(wish.key)
            if contents.order.count > Self.most { contents.catches[contents.order.removeFirst()] = nil }
            return run
        }
    }

    /// Ends what runs; nobody waits for it any more.
    public func cancel() { contents.withLock { abandon(&$0) } }

    private func abandon(_ contents: inout Contents) {
        guard let run = contents.running else { return }
        run.cancel()
        contents.running = nil
        // Half an answer must not pass for a whole one when the list is looked at again.
        if contents.catches[run.wish.key]?.isRunning == true { contents.catches[run.wish.key] = nil }
        contents.stamp += 1
    }

    /// - Parameter rows: all that were found so far.
    func show(_ rows: RowNumbers, of run: SiftRun) {
        contents.withLock { contents in
            guard contents.running === run else { return }
            contents.catches[run.wish.key]?.rows = rows
            contents.stamp += 1
        }
    }

    func finish(_ run: SiftRun, _ answer: Catch) {
        contents.withLock { contents in
            guard contents.running === run else { return }
            contents.running = nil
            contents.catches[run.wish.key] = answer
            while contents.order.count > 1, contents.catches.values.reduce(0, { $0 + $1.rows.count }) > Self.mostRows {
                contents.catches[contents.order.removeFirst()] = nil
            }
            contents.stamp += 1
        }
    }
}
