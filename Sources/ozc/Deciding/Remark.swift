import ConsoleUI
import Foundation
import OzModel
import Query

/// Why something is decided so: what the settings allow and ask for.
struct Remark: Sendable {
    let reason: String?
    let comment: String?

    /// - Throws: `Failure` when the reason is not one of the configured ones, or a comment is missing.
    init(reason: String?, comment: String?, for verdict: Verdict, _ settings: Settings) throws {
        let known = settings.reviewReasons
        if let reason, !known.isEmpty, !known.contains(reason) {
            let nearest = Nearest.to(reason, in: known).map { "; did you mean “\($0)”?" } ?? "."
            let names = known.joined(separator: ", ")
            throw Failure(.usage, "“\(reason)” is no reason of review.reasons\(nearest) Known: \(names)")
        }
        let words = comment?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        if words.isEmpty, settings.commentRule.needsComment(verdict) {
            let rule = settings.commentRule.rawValue
            throw Failure(.usage, "a comment is needed: --comment (review.comment_required is \(rule))")
        }
        self.reason = reason.flatMap { $0.isEmpty ? nil : $0 }
        self.comment = words.isEmpty ? nil : words
    }
}
