/// What one invented order is about: its checks, the outcome it plays, and what spoils it.
struct OrderPlan {
    let types: [AnalysisType]
    let wish: Wish
    /// The analysis in which the wish shows; the others succeed.
    let culprit: AnalysisType

    /// Shares of the flows that customers use; the rest is documents alone.
    private static let flows: [(share: Double, types: [AnalysisType])] = [
        (0.36, [.quality]), (0.68, [.quality, .biometry]), (0.83, [.quality, .biometry, .documents, .collection]),
        (0.93, [.quality, .collection]), (1, [.documents]),
    ]

    init(random: inout SplitMix) {
        let chance = random.fraction()
        wish = chance < 0.13 ? .operator : chance < 0.24 ? .declined : chance < 0.29 ? .failed : .success
        let flow = random.fraction()
        var types = Self.flows.first { flow < $0.share }?.types ?? [.quality]
        // Only face matching and documents can leave a doubt.
        if wish == .operator, types.allSatisfy({ $0 == .quality || $0 == .collection }) {
            types = [.quality, .biometry]
        }
        self.types = types
        switch wish {
        case .operator:
            let doubtful = types.filter { $0 == .biometry || $0 == .documents }
            culprit = doubtful.count > 1 && random.chance(0.2) ? .documents : doubtful.first ?? .biometry
        case .declined, .failed, .success: culprit = random.pick(types)
        }
    }

    /// The second attempt after one that went wrong: the same checks, and all is well.
    init(retrying plan: OrderPlan) {
        types = plan.types
        wish = .success
        culprit = plan.culprit
    }

    func wish(for type: AnalysisType) -> Wish {
        type == culprit ? wish : .success
    }
}
