import OzModel

/// One line of the monitoring checklist, in words.
public struct HealthCheck: Equatable, Sendable {
    /// Which of the checks it is; the raw values are for programs.
    public enum Name: String, CaseIterable, Sendable {
        case version, parts, latency, unfinished, bio, licence, mirror
        case waiting = "outbox_waiting"
        case failed = "outbox_failed"
        case refused = "outbox_refused"

        /// What people call it.
        public var title: String {
            switch self {
            case .version: "server version"
            case .parts: "parts of the server"
            case .latency: "analyses, p90"
            case .unfinished: "unfinished analyses"
            case .bio: "bio model"
            case .licence: "licence"
            case .mirror: "news of the mirror"
            case .waiting: "decisions waiting"
            case .failed: "decisions failed"
            case .refused: "decisions refused"
            }
        }
    }

    public let name: Name
    public let state: HealthState
    /// What was found; `-` where nothing was.
    public let measured: String
    /// The same as a number: seconds, or how many. The state tells what it is worth.
    public let value: Double?
    /// What would be fine.
    public let threshold: String
    /// What it means, and what to do.
    public let sentence: String
}
