/// What an operator makes of one analysis, and what they saw when they did.
public struct Decision: Hashable, Sendable {
    /// An id of our own, by which the decision is known from the first draft to the audit.
    public var operation: String
    /// The analysis that is decided.
    public var analysisID: Analysis.ID
    /// The order it belongs to.
    public var orderID: Order.ID?
    /// What kind of check it is, in the API's spelling.
    public var type: String
    /// What people call the order.
    public var orderLabel: String
    /// The company it belongs to.
    public var companyID: Company.ID?
    /// SUCCESS or DECLINED.
    public var verdict: Verdict
    /// One of the configured reasons.
    public var reason: String?
    /// In the operator's own words.
    public var comment: String?
    /// What the operator saw.
    public var seen: Sight

    /// A decision from its parts.
    public init(
        operation: String, analysisID: Analysis.ID, orderID: Order.ID?, type: String, orderLabel: String,
        companyID: Company.ID? = nil, verdict: Verdict, reason: String? = nil, comment: String? = nil, seen: Sight
    ) {
        self.operation = operation
        self.analysisID = analysisID
        self.orderID = orderID
        self.type = type
        self.orderLabel = orderLabel
        self.companyID = companyID
        self.verdict = verdict
        self.reason = reason
        self.comment = comment
        self.seen = seen
    }

    /// A decision about an analysis as the mirror shows it now.
    public init(
        operation: String, on analysis: Analysis, verdict: Verdict, reason: String? = nil, comment: String? = nil
    ) {
        self.init(
            operation: operation, analysisID: analysis.id, orderID: analysis.orderID, type: analysis.type.wire,
            orderLabel: analysis.orderLabel ?? analysis.orderID?.short ?? analysis.id.short,
            companyID: analysis.companyID, verdict: verdict, reason: reason, comment: comment, seen: Sight(analysis))
    }

    /// Reason and comment as the server gets them, in one text; nil when there is neither. [I: it has no field for reasons]
    public var remark: String? {
        let parts = [reason, comment].compactMap(\.self).filter { !$0.isEmpty }
        return parts.isEmpty ? nil : parts.joined(separator: ": ")
    }

    /// `BIOMETRY of tr-0004711`.
    public var object: String { "\(type) of \(orderLabel)" }
}

extension Analysis {
    /// Why this analysis cannot be given a verdict by a person, in the operator's words; nil when it can.
    public func refusal(of decision: Verdict) -> String? {
        switch state {
        case .finished where verdict == decision: "it is \(decision.words) already"
        case .finished: nil
        case .failed: "the analysis failed: there is nothing to decide"
        case .initial, .processing: "the analysis is still running"
        // Older servers put the verdict into the state. [D, section 10]
        case .success, .declined, .operatorRequired: verdict == decision ? "it is \(decision.words) already" : nil
        case .other(let word): "the server calls its state “\(word)”, which this console does not know"
        }
    }
}
