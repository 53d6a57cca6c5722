import OzModel

/// What a bulk decision will touch, counted before anything happens.
enum BulkPreview {
    static func facts(_ analyses: [Analysis], leftOut: [String: Int], now: Double, steps: [Double]) -> [DecisionForm
        .Fact]
    {
        var facts = [
            fact("company", analyses.map { $0.companyName ?? $0.companyID?.rawValue ?? "no company" }),
            fact("type", analyses.map(\.type.wire)),
            fact("verdict", analyses.map(\.verdict.words)),
        ]
        let waiting = analyses.filter { $0.verdict == .operatorRequired }
        if !waiting.isEmpty { facts.append(.init(label: "waiting", text: ages(waiting, now: now, steps: steps))) }
        let settled = analyses.count - waiting.count
        if settled > 0 {
            let words = "\(settled) of \(analyses.count) have a verdict that nobody asked an operator about"
            facts.append(.init(label: "overrules", text: words))
        }
        if !leftOut.isEmpty {
            let reasons = leftOut.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) × \($0.key)" }
            facts.append(.init(label: "left out", text: reasons.joined(separator: " · ")))
        }
        return facts
    }

    private static func fact(_ label: String, _ values: [String]) -> DecisionForm.Fact {
        var counts: [String: Int] = [:]
        for value in values { counts[value, default: 0] += 1 }
        let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let shown = sorted.prefix(4).map { "\($0.key) \(Amounts.count($0.value))" }
        let rest = sorted.count > 4 ? ["\(sorted.count - 4) more"] : []
        return .init(label: label, text: (shown + rest).joined(separator: " · "))
    }

    private static func ages(_ analyses: [Analysis], now: Double, steps: [Double]) -> String {
        let ages = analyses.map { now - $0.created }
        var parts: [String] = []
        var upper = Double.infinity
        for step in steps.sorted(by: >) {
            let count = ages.count { $0 >= step && $0 < upper }
            if count > 0 { parts.append("\(Amounts.count(count)) over \(Amounts.age(step))") }
            upper = step
        }
        let count = ages.count { $0 < upper }
        if count > 0 { parts.append("\(Amounts.count(count)) less than \(Amounts.age(upper))") }
        return parts.joined(separator: " · ")
    }
}
