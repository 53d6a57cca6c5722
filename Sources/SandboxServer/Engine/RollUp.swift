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
        if group.contains(where: { $0.state == .processing }) { return (.processing, .processing) }
        let system = worstFirst.first { verdict in group.contains { $0.resolution == verdict } } ?? .success
        return (group.contains { $0.state == .failed } ? .failed : .finished, system)
    }
}
