import OzModel
import Store

extension Syncer {
    /// Orders removed at once: the screen's reader and the next page wait no longer than for these.
    private static let batch = 500

    /// What is older than what is kept leaves the mirror, and what makes it larger than it may be.
    ///
    /// Cases about which something is still to be sent stay.
    func trim(_ backfill: inout Backfill) throws(Halt) {
        var removed = 0
        if let begin = policy.keeps.map({ pace.now() - $0 }), try isOlder(than: begin) {
            while case let count = try drop(
                before: begin, &backfill, { backfill, _ in backfill.without(before: begin) }), count > 0
            {
                removed += count
            }
        }
        if let size = policy.size {
            while try room() > size {
                let count = try drop(before: .infinity, &backfill) { backfill, last in
                    var next = backfill.without(before: last + Sweep.Span.grain)
                    next.filled = size
                    return next
                }
                guard count > 0 else { break }
                removed += count
            }
        }
        guard removed > 0 else { return }
        report(.left(orders: removed))
        report(.changed(revision: mirror.reader.revision))
    }

    private func drop(
        before moment: Double, _ backfill: inout Backfill, _ place: (Backfill, Double) -> Backfill
    ) throws(Halt) -> Int {
        try checkOpen()
        let before = backfill
        do throws(StoreError) {
            let gone = try mirror.dropOrders(before: moment, limit: Self.batch, held: try held()) { last in
                [Checkpoint(Mark.backfill, place(before, last).text)]
            }
            if let last = gone.last { backfill = place(before, last) }
            return gone.count
        } catch {
            throw Halt(error)
        }
    }

    private func isOlder(than moment: Double) throws(Halt) -> Bool {
        try read { reader throws(StoreError) in try reader.oldestOrder() ?? .infinity } < moment
    }

    private func room() throws(Halt) -> Int { try read { reader throws(StoreError) in try reader.size() } }
}

extension Syncer {
    /// Remembers how far back the mirror was told to reach, in seconds; nil for all.
    public static func remember(reach seconds: Double?, in mirror: Store.Mirror) throws(StoreError) {
        try mirror.save([Checkpoint(Mark.reach, seconds.map { "\($0)" } ?? "all")])
    }

    /// For how many seconds orders are kept: as the configuration says, or longer where a sync was asked for more; nil
    /// for ever.
    public static func keeps(_ mirror: Store.Mirror, depth: Double?) throws(StoreError) -> Double? {
        guard let depth, let reach = try mirror.checkpoint(Mark.reach) else { return depth }
        return Double(reach).map { max($0, depth) }
    }
}
