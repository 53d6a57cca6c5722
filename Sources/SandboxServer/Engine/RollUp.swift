/// An order's state and verdict from its analyses: the worst of the last group counts.
enum RollUp {
    static let worstFirst: [Resolution] = [.failed, .declined, .operatorRequired, .success]

    /// The order's `resolution_status` and `system_resolution`; INITIAL both where no analysis is left.
    static func of(_ analyses: [Analysis]) -> (status: Resolution, system: Resolution) {
        let standing = analyses.filter { !$0.isRemoved }
        guard let last = standing.max(by: { ($0.created, $0.id) < ($1.created, $1.id) }) else {
            return (.initial, .initial)
        }
        let group = standing.filter { $0.group == last.group }
        return of(group.map(\.resolution), failed: group.contains { $0.state == .failed })
    }

    /// The same from the verdicts of one group; `failed` tells whether an engine failed on any, whatever was decided.
    static func of(_ group: [Resolution], failed: Bool) -> (status: Resolution, system: Resolution) {
        if group.contains(.processing) { return (.processing, .processing) }
        return (failed ? .failed : .finished, worstFirst.first(where: group.contains) ?? .success)
    }
}
