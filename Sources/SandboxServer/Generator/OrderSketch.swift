/// What lists sort and filter invented orders by, cheap enough to be made again for each row that a list looks at.
struct OrderSketch {
    /// One analysis as far as lists know it.
    struct Check {
        let type: AnalysisType
        let created: Moment
        var updated: Moment
        /// The engine's verdict; nil while it runs.
        let verdict: Resolution?
        /// Seconds of work, as the engine will say.
        let duration: Int
        /// A person's verdict.
        var decision: Decision?

        var resolution: Resolution { (decision.map { $0.isApproved ? .success : .declined } ?? verdict) ?? .processing }
    }

    /// A person's decision.
    struct Decision {
        let isApproved: Bool
        let decider: Int
        let comment: String
    }

    /// Analyses that were asked for together.
    struct Group {
        let plan: OrderPlan
        var checks: [Check]
    }

    let number: Int
    let person: Int
    let user: Int
    let company: Int
    let created: Moment
    let plan: OrderPlan
    var groups: [Group] = []
    var updated: Moment

    /// The order's state and verdict.
    var status: (status: Resolution, system: Resolution) {
        guard let last = groups.last else { return (.initial, .initial) }
        return RollUp.of(last.checks.map(\.resolution), failed: last.checks.contains { $0.verdict == .failed })
    }

    /// The last decision on any of its analyses.
    var decided: (decision: Decision, at: Moment)? {
        let checks = groups.flatMap(\.checks)
        return checks.compactMap { check in check.decision.map { ($0, check.updated) } }.max { $0.1 < $1.1 }
    }
}
