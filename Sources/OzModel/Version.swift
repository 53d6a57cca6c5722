/// A status that an order or analysis has or had, as far as the mirror has seen.
public struct Version: Equatable, Sendable {
    /// What a former version is opened by; nil for the one that stands.
    public var seq: Int64?
    /// Orders or analyses.
    public var noun: Noun
    /// The object's id.
    public var id: String
    /// `state` of an analysis, `resolution_status` of an order.
    public var state: Verdict
    /// What was decided.
    public var verdict: Verdict
    /// `resolution_operator` of an analysis.
    public var operatorDecision: Verdict?
    /// `time_updated` when the mirror last saw this status, epoch seconds.
    public var updated: Double
    /// `time_updated` when the mirror first saw this status; nil for the first one, which may be older.
    public var since: Double?
    /// `time_updated` of the version after it; nil for the one that stands.
    public var until: Double?
    /// When this machine learned of it; nil for the first one, which came with the object itself.
    public var seen: Double?

    /// A version from its parts; times in epoch seconds.
    public init(
        seq: Int64? = nil, noun: Noun, id: String, state: Verdict, verdict: Verdict, operatorDecision: Verdict? = nil,
        updated: Double, since: Double? = nil, until: Double? = nil, seen: Double? = nil
    ) {
        self.seq = seq
        self.noun = noun
        self.id = id
        self.state = state
        self.verdict = verdict
        self.operatorDecision = operatorDecision
        self.updated = updated
        self.since = since
        self.until = until
        self.seen = seen
    }

    /// The earliest server time at which it is known to have had this status; it may have got it before.
    public var by: Double { since ?? updated }
}
