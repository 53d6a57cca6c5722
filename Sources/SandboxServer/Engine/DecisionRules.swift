/// How a person's decision is sent and what it may be: the documents do not say, so the guess stands here alone.
///
/// `PATCH /api/analyses/{id}` with `resolution_operator` SUCCESS or DECLINED and, if wished, `resolution_comment`
/// (reference, section 10, marked [I]). Only a finished analysis can be decided; it may be decided again.
enum DecisionRules {
    static let verdicts: [Resolution] = [.success, .declined]

    /// A decision read from a request.
    struct Decision: Equatable {
        let verdict: Resolution
        let comment: String?
    }

    static func read(_ body: JSON) throws -> Decision {
        guard let field = body["resolution_operator"] else { throw ApiError.missing("resolution_operator") }
        guard let word = field.text else { throw ApiError.type("resolution_operator") }
        guard let verdict = Resolution(rawValue: word.uppercased()), verdicts.contains(verdict) else {
            throw ApiError.cast(word, "Resolution", "resolution_operator")
        }
        let comment = body["resolution_comment"] ?? .null
        guard comment.isNull || comment.text != nil else { throw ApiError.type("resolution_comment") }
        return Decision(verdict: verdict, comment: comment.text)
    }

    static func check(_ analysis: Analysis) throws {
        guard analysis.state == .finished else {
            throw ApiError.value(
                "Could not decide analysis in state \(analysis.state.rawValue)", "resolution_operator")
        }
    }
}
