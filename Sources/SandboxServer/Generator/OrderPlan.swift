/// What one invented order is about: its checks, the outcome it plays, and what spoils it.
struct OrderPlan {
    let types: [AnalysisType]
    let wish: Wish
    /// The analysis in which the wish shows; the others succeed.
    let culprit: AnalysisType
    /// How likely an operator has decided what was in doubt; nil where the order's age says it.
    let decided: Double?

    /// Shares of the flows that customers use; the rest is documents alone.
    private static let flows: [(share: Double, types: [AnalysisType])] = [
        (0.36, [.quality]), (0.68, [.quality, .biometry]), (0.83, [.quality, .biometry, .documents, .collection]),
        (0.93, [.quality, .collection]), (1, [.documents]),
    ]

    init(random: inout SplitMix, decided: Double? = nil) {
        self.decided = decided
        let chance = random.fraction()
        wish = chance < 0.13 ? .operator : chance < 0.24 ? .declined : chance < 0.29 ? .failed : .success
        let flow = random.fraction()
        var types = Self.flows.first { flow < $0.share }?.types ?? [.quality]
        // Only face matching can leave a doubt.
        if wish == .operator, !types.contains(.biometry) { types = [.quality, .biometry] }
        self.types = types
        switch wish {
        case .operator: culprit = .biometry
        case .declined, .failed, .success: culprit = random.pick(types)
        }
    }

    /// The second attempt after one that went wrong: the same checks, and all is well.
    init(retrying plan: OrderPlan) {
        types = plan.types
        wish = .success
        culprit = plan.culprit
        decided = plan.decided
    }

    /// One whose faces leave a doubt that nobody has looked at yet.
    init(waiting plan: OrderPlan) {
        types = plan.types.contains(.biometry) ? plan.types : [.quality, .biometry]
        wish = .operator
        culprit = .biometry
        decided = 0
    }

    func wish(for type: AnalysisType) -> Wish {
        type == culprit ? wish : .success
    }
}
