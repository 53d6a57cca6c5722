/// How a sandbox is set up; the defaults are those of the command line.
public struct SandboxConfiguration: Sendable {
    /// The address to listen on; loopback unless told otherwise.
    public var host = "127.0.0.1"
    /// The port to listen on; 0 picks a free one.
    public var port = 8000
    /// How many orders the generator makes, 0 or more.
    public var orders = 200
    /// The number from which all generated life follows.
    public var seed: UInt64 = 1
    /// Seconds by which every answer is delayed.
    public var latency = 0.0
    /// The share of `/api` answers that become a 500 although the deed is done, from 0 to 1.
    public var failureRate = 0.0
    /// The share of changes that become a 500 and are not done, log-ins apart, from 0 to 1.
    public var changeFailureRate = 0.0
    /// The share of `/api` answers in whose place the connection is closed although the deed is done, from 0 to 1.
    public var dropRate = 0.0
    /// The status of those failures, from 400 to 599.
    public var failureStatus = 500
    /// The share of `/api` answers that become a page of HTML, from 0 to 1.
    public var htmlRate = 0.0
    /// The share of `/api` answers that end in the middle, from 0 to 1.
    public var cutRate = 0.0
    /// The share of `/api` answers that are no JSON, from 0 to 1.
    public var malformedRate = 0.0
    /// The share of `/api` requests whose token is said to have expired, from 0 to 1.
    public var expiredRate = 0.0
    /// Seconds of delay more, up to this many by chance.
    public var jitter = 0.0
    /// Bytes a second at which answers trickle; nil for all at once.
    public var drip: Int?
    /// Seconds by which the server's clock is wrong.
    public var clockSkew = 0.0
    /// Requests a second that a log-in may ask; nil for any number.
    public var rateLimit: Double?
    /// Seconds that an analysis asked for by a client stays PROCESSING.
    public var analysisTime = 3.0
    /// How many analyses are looked at at a time; the others wait.
    public var workers = 2
    /// Seconds that an analysis may run; beyond, it fails.
    public var processingLimit = 900.0
    /// Seconds that an analysis may take with waiting; beyond, it fails.
    public var deliveryLimit = 3_600.0
    /// The command line of a program that scores media in place of the simulation; nil simulates.
    public var engine: String?
    /// Seconds that program may take for one analysis.
    public var engineTimeout = 240.0
    /// Seconds between two of seven tries, of a program that died or a webhook that did not answer.
    public var retryStep = 30.0
    /// What the licence of the bio server is worth.
    public var licence = Licence.valid
    /// Which revision of the rules gives analyses their media.
    public var mediaRule = MediaRule.older
    /// Seconds that a log-in lasts without use.
    public var sessionTimeToLive = 900.0
    /// The time at start in seconds since 1970; nil takes the machine's.
    public var now: Double?
    /// A file to which every answered request below `/api` is appended as a line of JSON; nil writes none.
    public var log: String?
    /// A folder in which everything clients do is kept; nil keeps it in memory.
    public var data: String?
    /// Whether SIGTERM and SIGINT end the server; a program wants that, a test does not.
    public var endsOnSignals = false

    /// The defaults.
    public init() {}
}
