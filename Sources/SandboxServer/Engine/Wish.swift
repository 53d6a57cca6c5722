/// The outcome a simulation is told to play.
enum Wish: String, CaseIterable, Sendable {
    case success, declined, `operator`, failed

    /// What the order's `sandbox_verdict` asks for, else what the file names hint at, else success; a face that is known
    /// is found.
    init(_ question: Question) {
        if let asked = question.metaData["sandbox_verdict"]?.text?.lowercased() {
            self = Self.word(asked) ?? .success
            return
        }
        let hints = question.names.compactMap { Self.hint(in: $0.lowercased()) }
        let hinted = [Wish.failed, .declined, .operator].first(where: hints.contains)
        self = hinted ?? (question.twins.isEmpty ? .success : .declined)
    }

    /// What a check of an invented order comes to.
    func outcome(of type: AnalysisType) -> Resolution {
        switch self {
        case .success: .success
        case .declined: .declined
        case .failed: .failed
        case .operator: type == .biometry ? .operatorRequired : type == .documents ? .declined : .success
        }
    }

    private static func word(_ word: String) -> Wish? {
        switch word {
        case "noface", "no_face": .failed
        case "operator_required": .operator
        default: Wish(rawValue: word)
        }
    }

    private static func hint(in name: String) -> Wish? {
        if name.contains("noface") || name.contains("failed") { return .failed }
        if name.contains("declined") { return .declined }
        return name.contains("operator") ? .operator : nil
    }
}
