import OzModel

extension Score {
    /// A figure as people read it; more digits where two would put it on the wrong side of a threshold.
    var figures: String { Decimals.texts([value] + thresholds)[0] }

    /// The thresholds that apply, lower first.
    var thresholds: [Double] { [low, high].compactMap(\.self).sorted() }

    /// `0.50`, or `0.75–0.85` where there are two.
    var thresholdWords: String? {
        guard !thresholds.isEmpty else { return nil }
        return thresholds.map { Decimals.texts([$0])[0] }.joined(separator: "–")
    }

    /// Whether the number alone speaks against the person.
    var isAlarming: Bool {
        guard let high = thresholds.last, let low = thresholds.first else { return false }
        return switch direction {
        case .higherIsWorse, .higherIsHit: value >= high
        case .higherIsMatch: value < low
        }
    }
}
