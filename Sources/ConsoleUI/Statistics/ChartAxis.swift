/// A scale from 0 to a round figure, with a few round figures between.
struct ChartAxis: Equatable {
    let step: Double
    let steps: Int

    var top: Double { step * Double(steps) }
    var ticks: [Double] { (0...steps).map { Double($0) * step } }

    /// - Parameters:
    ///   - isWhole: what is counted has no halves.
    ///   - most: no more steps than these.
    init(_ highest: Double, isWhole: Bool, most: Int) {
        let most = max(1, most)
        let highest = highest.isFinite && highest > 0 ? highest : 1
        var power = 1.0
        while power * Double(most) * 10 < highest { power *= 10 }
        while !isWhole, power * Double(most) / 10 >= highest { power /= 10 }
        let step = [1, 2, 2.5, 5, 10, 20, 25, 50, 100].map { $0 * power / (isWhole ? 1 : 10) }.first { step in
            (!isWhole || step == step.rounded()) && step * Double(most) >= highest
        }
        self.step = step ?? highest
        steps = max(1, Int((highest / self.step).rounded(.up)))
    }

    /// A figure as short as an axis needs it: `250`, `1.5k`, `20M`; exact for the round figures of one.
    static func short(_ value: Double) -> String {
        let units: [(Double, String)] = [(1e15, "P"), (1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k"), (1, "")]
        let (size, sign) = units.first { value >= $0.0 } ?? (1, "")
        let hundredths = Int((value / size * 100).rounded())
        let rest = hundredths % 100
        if rest == 0 { return "\(hundredths / 100)\(sign)" }
        return rest % 10 == 0
            ? "\(hundredths / 100).\(rest / 10)\(sign)" : "\(hundredths / 100).\(UTCDate.two(rest))\(sign)"
    }
}
