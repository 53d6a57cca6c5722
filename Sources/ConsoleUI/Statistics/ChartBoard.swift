import Store
import Synchronization

/// The charts that a frame would like to show, of which state of the mirror, and when.
public struct ChartWish: Equatable, Sendable {
    public let charts: [Chart]
    public let revision: Int
    /// The clock counts by the minute, so that a question stays the same that long.
    public let minute: Int

    public init(charts: [Chart], revision: Int, minute: Int) {
        self.charts = charts
        self.revision = revision
        self.minute = minute
    }
}

/// What charts have counted: an effect fills it, the screen reads what is there.
///
/// A count may walk along an index for a while, so none runs while a key waits.
public final class ChartBoard: Sendable {
    /// What came of a chart.
    enum Answer: Equatable, Sendable {
        case counted(ChartData)
        case failed(String)
    }

    private struct Contents {
        var answers: [Chart: Answer] = [:]
        var coverage: ChartCoverage?
        /// The wish that was answered last.
        var answered: ChartWish?
        var running: ChartRun?
        var stamp = 0
    }

    private let contents = Mutex(Contents())

    public init() {}

    /// Grows with whatever changes.
    var stamp: Int { contents.withLock { $0.stamp } }
    public var coverage: ChartCoverage? { contents.withLock { $0.coverage } }

    func answer(_ chart: Chart) -> Answer? { contents.withLock { $0.answers[chart] } }

    /// What a chart shows; nil while it is not counted, or could not be.
    public func data(_ chart: Chart) -> ChartData? {
        if case .counted(let data)? = answer(chart) { return data }
        return nil
    }

    /// Whether a wish is fulfilled, or is being fulfilled.
    func has(_ wish: ChartWish) -> Bool {
        contents.withLock { contents in
            // News that come meanwhile wait until this count is done: under a sync they would never let it end.
            if let running = contents.running { return running.wish.charts == wish.charts }
            return contents.answered == wish
        }
    }

    /// Begins to count in place of whatever runs. What is known of a chart stays on screen until it is counted anew.
    public func begin(_ wish: ChartWish) -> ChartRun {
        contents.withLock { contents in
            contents.running?.cancel()
            let run = ChartRun(wish, into: self)
            contents.running = run
            // A chart that is no longer there, or is another one now, is not kept.
            contents.answers = contents.answers.filter { wish.charts.contains($0.key) }
            contents.stamp += 1
            return run
        }
    }

    /// Ends what runs; nobody waits for it any more.
    public func cancel() {
        contents.withLock { contents in
            contents.running?.cancel()
            contents.running = nil
        }
    }

    func put(_ answer: Answer, of chart: Chart, from run: ChartRun) {
        contents.withLock { contents in
            guard contents.running === run else { return }
            contents.answers[chart] = answer
            contents.stamp += 1
        }
    }

    func finish(_ run: ChartRun, _ coverage: ChartCoverage?) {
        contents.withLock { contents in
            guard contents.running === run else { return }
            contents.running = nil
            contents.answered = run.wish
            contents.coverage = coverage ?? contents.coverage
            contents.stamp += 1
        }
    }
}

/// One count of the charts on screen.
public final class ChartRun: Sendable {
    private struct Progress {
        var isCancelled = false
        var reader: MirrorReader?
    }

    public let wish: ChartWish
    private let board: ChartBoard
    private let progress = Mutex(Progress())

    init(_ wish: ChartWish, into board: ChartBoard) {
        self.wish = wish
        self.board = board
    }

    private var isCancelled: Bool { progress.withLock { $0.isCancelled } }

    func cancel() {
        let reader = progress.withLock { progress in
            progress.isCancelled = true
            return progress.reader
        }
        reader?.interrupt()
    }

    /// Counts all of it; meant for a reader of its own, on a thread that may wait.
    public func count(_ reader: MirrorReader, _ ledger: LedgerReader?, _ coverage: ChartCoverage?) {
        progress.withLock { $0.reader = reader }
        // Whoever cancels from here on finds nothing to interrupt.
        defer { progress.withLock { $0.reader = nil } }
        for chart in wish.charts {
            guard !isCancelled else { return }
            do {
                let data = try chart.data(reader, ledger, now: Double(wish.minute) * 60)
                board.put(.counted(data), of: chart, from: self)
            } catch .interrupted {
                return
            } catch {
                board.put(.failed(error.sentence), of: chart, from: self)
            }
        }
        board.finish(self, coverage)
    }

    /// It could not even begin.
    public func fail(_ reason: String) {
        for chart in wish.charts { board.put(.failed(reason), of: chart, from: self) }
        board.finish(self, nil)
    }
}
