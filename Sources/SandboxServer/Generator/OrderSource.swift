import Synchronization

/// Gives invented orders by number; the last few that were made are kept, for one answer asks for each several times.
final class OrderSource: Sendable {
    let maker: OrderMaker
    private let recent = Mutex<[Int: OrderMaker.Order]>([:])
    private static let most = 512

    init(maker: OrderMaker) {
        self.maker = maker
    }

    /// One that gives none, with the same companies and accounts.
    var empty: OrderSource {
        let sketcher = OrderSketcher(
            seed: maker.sketcher.seed, now: maker.sketcher.now, staff: maker.sketcher.staff, count: 0)
        return OrderSource(maker: OrderMaker(sketcher: sketcher, library: maker.library, engine: maker.engine))
    }

    func order(_ number: Int) -> OrderMaker.Order {
        if let order = recent.withLock({ $0[number] }) { return order }
        let order = maker.order(number)
        recent.withLock {
            if $0.count >= Self.most { $0.removeAll(keepingCapacity: true) }
            $0[number] = order
        }
        return order
    }

    func folder(_ row: Int) -> Folder { order(row).folder }

    /// The medium of a slot; an empty slot gives one that no order names and that counts as removed.
    func media(_ row: Int) -> Media {
        let order = order(row / OrderMaker.mediaSlots)
        let slot = row % OrderMaker.mediaSlots
        return order.media.indices.contains(slot) ? order.media[slot] : .missing
    }

    /// The analysis of a slot; an empty slot gives one that no order names and that counts as removed.
    func analysis(_ row: Int) -> Analysis {
        order(row / OrderMaker.analysisSlots).analyses[row % OrderMaker.analysisSlots] ?? .missing
    }
}
