/// Which revision of the rules gives analyses their media (reference, section 9.1).
public enum MediaRule: String, CaseIterable, Sendable {
    case older, newer
}
