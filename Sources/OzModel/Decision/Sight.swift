/// How a case looked at one moment: to the operator who decided, or on the server when the decision was to be sent.
public struct Sight: Hashable, Sendable, Codable {
    /// `resolution_status`, in the API's spelling.
    public var verdict: String
    /// `resolution_operator`, nil while nobody decided.
    public var decided: String?
    /// `resolution_comment`.
    public var comment: String?
    /// `time_updated`, epoch seconds.
    public var updated: Double

    /// A sight from its parts; words in the API's spelling.
    public init(verdict: String, decided: String? = nil, comment: String? = nil, updated: Double) {
        self.verdict = verdict
        self.decided = decided
        self.comment = comment
        self.updated = updated
    }

    /// What the mirror shows of an analysis.
    public init(_ analysis: Analysis) {
        self.init(
            verdict: analysis.verdict.wire, decided: analysis.operatorDecision?.wire, comment: analysis.comment,
            updated: analysis.updated)
    }

    /// Whether nothing was decided or changed between the two: verdict and `time_updated` are the same.
    ///
    /// Times are compared to half a microsecond, which is less than the API can write.
    public func isSame(as other: Sight) -> Bool {
        Verdict(wire: verdict) == Verdict(wire: other.verdict) && abs(updated - other.updated) < 0.000_000_5
    }
}
