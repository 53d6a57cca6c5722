extension Score {
    /// What the number alone says, before anyone's verdict is asked.
    public struct Reading: Hashable, Sendable {
        /// "0.62 ≥ 0.50", or the bare number where no threshold is known.
        public let comparison: String
        /// "attack", "alive", "faces match", …; empty where no threshold is known.
        public let conclusion: String
        /// The verdict that follows from the number; nil where no threshold is known.
        public let verdict: Verdict?
    }

    /// The number held against its thresholds.
    public var reading: Reading {
        let assumed = isAssumed ? " (assumed)" : ""
        guard let upper = high ?? low else {
            return Reading(comparison: Decimals.texts([value])[0], conclusion: "", verdict: nil)
        }
        if let low, low < upper, value >= low, value < upper {
            let texts = Decimals.texts([value, low, upper])
            return Reading(
                comparison: "\(texts[0]) between \(texts[1]) and \(texts[2])\(assumed)",
                conclusion: "operator decides", verdict: .operatorRequired)
        }
        if value >= upper {
            let texts = Decimals.texts([value, upper])
            return Reading(
                comparison: "\(texts[0]) ≥ \(texts[1])\(assumed)", conclusion: direction.above, verdict: above)
        }
        let lower = min(low ?? upper, upper)
        let texts = Decimals.texts([value, lower])
        return Reading(comparison: "\(texts[0]) < \(texts[1])\(assumed)", conclusion: direction.below, verdict: below)
    }

    private var above: Verdict { direction == .higherIsMatch ? .success : .declined }
    private var below: Verdict { direction == .higherIsMatch ? .declined : .success }
}

extension Score.Direction {
    fileprivate var above: String {
        switch self {
        case .higherIsWorse: "attack"
        case .higherIsMatch: "faces match"
        case .higherIsHit: "on the list"
        }
    }

    fileprivate var below: String {
        switch self {
        case .higherIsWorse: "alive"
        case .higherIsMatch: "faces differ"
        case .higherIsHit: "not on the list"
        }
    }
}
