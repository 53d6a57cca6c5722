/// A number that an analysis measured, with the thresholds it was held against.
public struct Score: Hashable, Sendable {
    /// What a higher number means. [D, section 9.3]
    public enum Direction: Hashable, Sendable {
        /// Liveness: the probability of an attack.
        case higherIsWorse
        /// Face matching: similarity.
        case higherIsMatch
        /// Search in a collection: similarity to someone on the list.
        case higherIsHit

        /// The direction in words, as a reminder beside the number.
        public var words: String {
            switch self {
            case .higherIsWorse: "higher is worse"
            case .higherIsMatch: "higher is a match"
            case .higherIsHit: "higher is a hit"
            }
        }
    }

    /// The number, normally 0...1.
    public var value: Double
    /// The lower threshold, where there are two: below it the matter is settled, from it on an operator decides.
    public var low: Double?
    /// The threshold, or the upper one of two.
    public var high: Double?
    /// What a higher number means.
    public var direction: Direction
    /// Whether the thresholds are the documented defaults because the server named none.
    public var isAssumed: Bool

    /// A score from its parts; thresholds on the scale of the value.
    public init(
        value: Double, low: Double? = nil, high: Double? = nil, direction: Direction, isAssumed: Bool = false
    ) {
        self.value = value
        self.low = low
        self.high = high
        self.direction = direction
        self.isAssumed = isAssumed
    }
}
