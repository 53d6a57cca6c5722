/// How a check came out.
public enum HealthState: String, CaseIterable, Sendable {
    case fine, warning, failing
    /// Nothing can be said: not asked, not answered, or nothing to measure.
    case unknown

    /// The word for people: "not known".
    public var words: String { self == .unknown ? "not known" : rawValue }
}
