import OzModel

/// All that the checklist is made of, wherever it was found.
public struct HealthFacts: Sendable {
    /// What is known of the analyses.
    public enum Work: Equatable, Sendable {
        /// Asked of the server just now.
        case asked(Workload)
        /// Of the mirror, whose last news is that old, in seconds.
        case mirrored(Workload, age: Double)
        /// The server was asked and has refused or failed; for people, without a final stop.
        case trouble(String)
        /// Nothing to go by: why.
        case unknown(String)
    }

    /// The decisions of this console that are not settled.
    public struct Outbox: Equatable, Sendable {
        public let waiting: Int
        /// When the oldest of them was made, epoch seconds.
        public let oldest: Double?
        public let failed: Int
        public let refused: Int

        public init(waiting: Int, oldest: Double?, failed: Int, refused: Int) {
            self.waiting = waiting
            self.oldest = oldest
            self.failed = failed
            self.refused = refused
        }
    }

    /// Epoch seconds.
    public var now: Double
    /// nil before the server was asked for the first time.
    public var probe: ServerProbe?
    /// Seconds that an answer may take.
    public var patience = HealthLimits.answer
    /// The last one that the server itself answered.
    public var answered: ServerProbe?
    /// Why the server is not asked; nil where it is.
    public var notAsked: String?
    public var work: Work
    /// Seconds since the mirror's last news; nil where there never were any.
    public var newsAge: Double?
    /// Seconds that they may be old.
    public var newsLimit: Double
    /// Why the mirror is not brought up to date; nil where it is.
    public var newsTrouble: String?
    /// nil where the ledger cannot be read.
    public var outbox: Outbox?
    /// Whose analyses the log-in sees, where it does not see all: "your company only".
    public var scope: String?

    public init(now: Double, work: Work, newsLimit: Double) {
        self.now = now
        self.work = work
        self.newsLimit = newsLimit
    }

    /// What a role leaves out of the analyses it sees, in words; nil where it sees all of them.
    public static func scope(of role: UserRole?) -> String? {
        guard let role else { return "what this log-in may see" }
        return switch Permission.reach(of: role, .read, .analysis) {
        case .all: nil
        case .company: "your company only"
        case .own: "your own orders only"
        case nil: "what this log-in may see"
        }
    }
}
