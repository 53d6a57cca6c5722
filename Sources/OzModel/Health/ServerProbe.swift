/// What the server, and the bio server beside it, said when they were asked how they are.
public struct ServerProbe: Hashable, Sendable {
    /// How a question ended; the texts are for people, without a final stop.
    public enum Answer: Hashable, Sendable {
        /// As the documents say.
        case good
        /// An answer, but not the documented one.
        case odd(String)
        /// The server says that something is wrong.
        case bad(String)
        /// Nobody answered.
        case silent(String)
        /// Not asked, or not answerable: why.
        case unknown(String)

        /// What it means for a check.
        public var state: HealthState {
            switch self {
            case .good: .fine
            case .odd: .warning
            case .bad, .silent: .failing
            case .unknown: .unknown
            }
        }

        /// The text that goes with it; nil where all is well.
        public var text: String? {
            switch self {
            case .good: nil
            case .odd(let text), .bad(let text), .silent(let text), .unknown(let text): text
            }
        }
    }

    /// When it was asked, epoch seconds.
    public let at: Double
    public var version: Answer
    /// Such as `6.0.1`.
    public var versionName: String?
    /// How long the version took, in seconds; nil where none came.
    public var versionSeconds: Double?
    /// The server's check of its parts as a whole.
    public var check: Answer
    public var parts: [HealthPart] = []
    public var bio: Answer
    public var bioSeconds: Double?
    public var licence: Answer
    /// How far the server's clock is ahead of this machine's, in seconds; nil where it does not say.
    public var skew: Double?

    /// A probe in which nothing was asked, for one reason.
    public init(at: Double, notAsked reason: String) {
        self.at = at
        version = .unknown(reason)
        check = .unknown(reason)
        bio = .unknown(reason)
        licence = .unknown(reason)
    }

    /// Whether the server itself said anything.
    public var isAnswered: Bool {
        switch version {
        case .good, .odd, .bad: true
        case .silent, .unknown: false
        }
    }
}
