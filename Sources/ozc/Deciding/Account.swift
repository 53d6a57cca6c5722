import ConsoleUI
import OzModel

/// What came of several decisions, in a sentence and an exit code.
struct Account {
    private let outcomes: [Outcome]

    init(_ outcomes: [Outcome]) { self.outcomes = outcomes }

    private var isWaiting: Bool { outcomes.contains { $0.state?.isPending ?? false } }

    /// `3 decisions: 2 accepted, 1 refused for review`.
    var sentence: String {
        var order: [String] = []
        var counts: [String: Int] = [:]
        for outcome in outcomes {
            if counts[outcome.words] == nil { order.append(outcome.words) }
            counts[outcome.words, default: 0] += 1
        }
        let parts = order.map { "\(PlainWords.count(counts[$0] ?? 0)) \($0)" }
        let count = PlainWords.count(outcomes.count)
        return "\(count) decision\(outcomes.count == 1 ? "" : "s"): \(parts.joined(separator: ", "))"
    }

    /// What to do about decisions that wait for an answer; nil when none does.
    var hint: String? {
        guard outcomes.contains(where: { $0.state?.needsAnswer ?? false }) else { return nil }
        return "ozc outbox list shows what is refused or failed; retry or discard answers it"
    }

    /// Says how it went and leaves with the code that it stands for.
    ///
    /// - Parameters:
    ///   - isWaiting: whether something is left to be sent; nil: if one of these is.
    ///   - wanted: whether an outcome is what was asked for.
    /// - Throws: `Failure` unless all went as asked.
    func leave(_ end: Sending.End, isWaiting: Bool? = nil, _ wanted: (Outcome) -> Bool) throws {
        if let hint { note("ozc: \(hint)") }
        let code = code(wanted)
        guard isWaiting ?? self.isWaiting else {
            guard code == .done else { throw Failure(code, sentence) }
            return note("ozc: \(sentence)")
        }
        let kept = "\(sentence); what waits is kept: ozc outbox send or ozc sync sends it"
        switch end {
        case .done where code == .done: note("ozc: \(kept)")
        case .done: throw Failure(code, kept)
        case .interrupted: throw Failure(.interrupted, "interrupted: \(kept)")
        case .offline(let reason): throw Failure(.unreachable, "\(reason); \(kept)")
        case .logInNeeded(let reason):
            note("ozc: \(kept)")
            throw Leave.logInNeeded(reason)
        case .stuck(let reason): throw Failure(code == .done ? .partly : code, "\(reason); \(kept)")
        }
    }

    private func code(_ wanted: (Outcome) -> Bool) -> Code {
        let rest = outcomes.filter { !wanted($0) }
        if rest.isEmpty { return .done }
        if rest.count < outcomes.count { return .partly }
        return rest.allSatisfy(\.isForbidden) ? .refused : .failed
    }
}
