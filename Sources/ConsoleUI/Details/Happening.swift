import OzModel

/// When something happened by the server's clock, as far as the mirror can tell; never a guess.
struct Happening: Equatable {
    /// Later than this, where it is known.
    var after: Double?
    /// Not later than this.
    var by: Double

    /// When all of several things had happened.
    static func last(_ all: [Happening]) -> Happening? {
        guard let by = all.map(\.by).max() else { return nil }
        return Happening(after: all.compactMap(\.after).max(), by: by)
    }
}

extension [Version] {
    /// When it came into a condition that still holds; nil where it does not hold at the end.
    func happening(_ holds: (Version) -> Bool) -> Happening? {
        guard let last, holds(last) else { return nil }
        let start = lastIndex { !holds($0) }.map { $0 + 1 } ?? 0
        return Happening(after: start > 0 ? self[start - 1].updated : nil, by: self[start].by)
    }

    /// When the machine was done.
    var finished: Happening? { happening(\.state.isDone) }

    /// When the operator's decision that stands was made.
    var decided: Happening? {
        guard let decision = last?.operatorDecision else { return nil }
        return happening { $0.operatorDecision == decision }
    }

    /// What was known when a former version stood: the versions up to it, or up to the one that stood beside it.
    func known(at version: Int64?) -> [Version] {
        guard let version, let end = firstIndex(where: { ($0.seq ?? .max) >= version }) else { return self }
        return Array(prefix(end + 1))
    }
}

extension AnalysisState {
    /// Whether the machine is done; older servers put the verdict into the state. [D, section 10]
    var isDone: Bool {
        switch self {
        case .finished, .failed, .success, .declined, .operatorRequired: true
        case .initial, .processing, .other: false
        }
    }
}
