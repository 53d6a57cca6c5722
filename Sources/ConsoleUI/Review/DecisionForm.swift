import Canvas
import OzModel

/// A decision before it is confirmed: what it is about, old and new, the reason, the comment.
public struct DecisionForm: Equatable, Sendable {
    /// What is being filled in.
    public enum Field: Equatable, Sendable { case reason, comment }

    /// One line of what the operator has to know: a label and what stands behind it.
    public struct Fact: Equatable, Sendable {
        public let label: String
        public let text: String
    }

    /// `Decline BIOMETRY of tr-0004711 (Ådne Øvergård)?`
    public let question: String
    /// SUCCESS or DECLINED.
    public let verdict: Verdict
    /// What the case is now; nil for several that differ.
    public let old: Verdict?
    public let facts: [Fact]
    /// What will be queued; reason and comment are added on confirming.
    public let decisions: [Decision]
    /// The reasons to choose from.
    public let reasons: [String]
    public let needsComment: Bool
    /// Index in `reasons`; nil: none.
    public var reason: Int?
    public var comment: EditLine
    public var focus = Field.comment
    public var error: String?
    /// Confirmed, and not durable yet.
    public var isWaiting = false

    /// Whether it decides marked cases together.
    public var isBulk: Bool { decisions.count != 1 }

    /// The decisions with what was filled in.
    var filled: [Decision] {
        let text = comment.text.trimmed
        return decisions.map { decision in
            var decision = decision
            decision.reason = reason.map { reasons[$0] }
            decision.comment = text.isEmpty ? nil : text
            return decision
        }
    }

    /// Applies a key: `tab` changes the field, the arrows choose a reason, the rest is typed into the comment.
    mutating func edit(_ key: Key) {
        guard !isWaiting else { return }
        error = nil
        switch (focus, key) {
        case (_, .tab), (_, .backTab): focus = focus == .comment && !reasons.isEmpty ? .reason : .comment
        case (_, .up): choose(by: -1)
        case (_, .down): choose(by: 1)
        case (.reason, .left): choose(by: -1)
        case (.reason, .right), (.reason, .character(" ")): choose(by: 1)
        case (.reason, .backspace), (.reason, .delete): reason = nil
        case (.reason, .character), (.reason, .paste):
            focus = .comment
            _ = comment.edit(key)
        case (.reason, _): break
        case (.comment, _): _ = comment.edit(key)
        }
    }

    private mutating func choose(by step: Int) {
        guard !reasons.isEmpty else { return }
        // No reason is a choice too, before the first and after the last one.
        let choices = reasons.count + 1
        let current = reason.map { $0 + 1 } ?? 0
        let next = (current + step + choices) % choices
        reason = next == 0 ? nil : next - 1
        focus = .reason
    }
}

extension String {
    /// Without blanks at either end.
    var trimmed: String {
        let start = drop { $0 == " " }
        let end = start.lastIndex { $0 != " " }.map(start.index(after:)) ?? start.startIndex
        return String(start[..<end])
    }
}
