/// The other orders that show the same person as one order.
public struct SamePerson: Equatable, Sendable {
    /// One of them, and why it is taken for the same person.
    public struct Other: Equatable, Sendable {
        /// The order.
        public var order: Order
        /// Whether both carry the same person key.
        public var sharesKey: Bool
        /// The person of a collection that was found in both.
        public var hit: String?

        /// One of them from its parts.
        public init(order: Order, sharesKey: Bool, hit: String? = nil) {
            self.order = order
            self.sharesKey = sharesKey
            self.hit = hit
        }
    }

    /// Newest first.
    public var others: [Other]
    /// Whether there are more than these.
    public var isCut: Bool

    /// The others from their parts.
    public init(others: [Other], isCut: Bool) {
        self.others = others
        self.isCut = isCut
    }

    /// How many of the others have each verdict.
    public var verdicts: [Verdict: Int] {
        others.reduce(into: [:]) { $0[$1.order.verdict, default: 0] += 1 }
    }
}
