/// The orders that someone looks at, and which of them came lately.
struct Glass {
    /// Seconds for which an order that came counts as fresh: it is not asked for again because it is seen.
    static let freshness = 10.0
    /// Seconds that rows stay on the glass before they are asked for; those that a key held down passes are not.
    static let rest = 0.15
    /// Orders asked for at once: their ids have to fit into an address.
    static let most = 100

    /// The one under the cursor first.
    var orders: [String] = []
    /// Since the server said that it does not give orders by their ids.
    var isRefused = false
    /// Since a question came to nothing; until the next answer that has a page.
    var isSpared = false
    private var came: [String: Double] = [:]
    private var tidied = -Double.infinity

    /// Remembers that these are as the server has them, or were asked for just now.
    mutating func note(_ orders: [String], now: Double) {
        for order in orders { came[order] = now }
        guard !Self.isFresh(tidied, now) else { return }
        tidied = now
        came = came.filter { Self.isFresh($0.value, now) }
    }

    /// What is to be asked for: seen, and not fresh.
    func stale(now: Double) -> [String] {
        Array(orders.prefix(Self.most).filter { order in !(came[order].map { Self.isFresh($0, now) } ?? false) })
    }

    /// A clock that was set back tells nothing about the time that passed.
    private static func isFresh(_ time: Double, _ now: Double) -> Bool { (0..<freshness).contains(now - time) }
}
