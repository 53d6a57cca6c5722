import ArgumentParser
import Foundation
import SandboxServer

/// Runs the sandbox from the command line.
struct OzSandbox: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "oz-sandbox",
        abstract: "An Oz API server with invented data, for demos and tests.",
        discussion: """
            People, orders, pictures and verdicts are invented. It prints its address and a log-in for each role, \
            then "ready". Durations are written like 250ms, 2s, 15m or 1h.
            """)

    @Option(help: "The port to listen on; 0 picks a free one.") var port = 8000
    @Option(help: "The address to listen on; anything but loopback lets others in.") var host = "127.0.0.1"
    @Option(help: "How many orders to invent.") var orders = 200
    @Option(help: "The number from which all that is invented follows.") var seed: UInt64 = 1
    @Option(help: "How long every answer is delayed.") var latency = Interval(seconds: 0)
    @Option(help: "The share of answers that become a 500 although the deed is done, from 0 to 1.") var fail = 0.0
    @Option(help: "The share of changes that become a 500 and are not done, log-ins apart, from 0 to 1.")
    var failChanges = 0.0
    @Option(help: "The share of answers in whose place the connection is closed, the deed done, from 0 to 1.")
    var drop = 0.0
    @Option(help: "The status of the answers that --fail makes, from 400 to 599.") var failStatus = 500
    @Option(help: "The share of answers that become a page of HTML, from 0 to 1.") var html = 0.0
    @Option(help: "The share of answers that are cut in the middle, from 0 to 1.") var cut = 0.0
    @Option(help: "The share of answers that are no JSON, from 0 to 1.") var malformed = 0.0
    @Option(help: "The share of requests whose token is said to have expired, from 0 to 1.") var expire = 0.0
    @Option(help: "How much longer an answer is delayed, up to this by chance.") var jitter = Interval(seconds: 0)
    @Option(help: "Bytes a second at which answers trickle.") var drip: Int?
    @Option(help: "Seconds by which the clock is wrong; may be negative.") var clockSkew = 0.0
    @Option(help: "Requests a second that a log-in may ask before it is refused with 429.") var rateLimit: Double?
    @Option(help: "How long an analysis asked for by a client runs.") var analysisTime = Interval(seconds: 3)
    @Option(help: "How many analyses are looked at at a time.") var workers = 2
    @Option(help: "How long an analysis may run before it fails.") var processingLimit = Interval(seconds: 900)
    @Option(help: "How long an analysis may take with waiting before it fails.")
    var deliveryLimit = Interval(seconds: 3_600)
    @Option(help: "A program with its arguments that scores media in place of the simulation, a line of JSON each.")
    var engine: String?
    @Option(help: "How long that program may take for one analysis.") var engineTimeout = Interval(seconds: 240)
    @Option(help: "How long to wait between two of seven tries, of that program or a webhook.")
    var retryStep = Interval(seconds: 30)
    @Option(help: "What the licence of the bio server is worth: valid, expired or missing.")
    var licence = Licence.valid
    @Option(help: "Which revision of the rules gives analyses their media: older, or newer that takes all.")
    var assignment = MediaRule.older
    @Option(help: "How long a log-in lasts without use.") var sessionTtl = Interval(seconds: 900)
    @Option(help: "The time at start in seconds since 1970, to get the same answers again.") var now: Double?
    @Option(help: "A file to which every answered request is appended as a line of JSON.") var log: String?
    @Option(help: "A folder in which all that clients do is kept; it keeps its orders, seed and time of origin.")
    var data: String?
    @Flag(help: "End when standard input ends, so as not to outlive the program that started this one.")
    var exitWithStdin = false

    @Flag(help: "Print the OpenAPI document of every route and end.") var openapi = false
    @Flag(help: "Print every guess the answers rest on, with its section and file, and end.") var assumptions = false

    func validate() throws {
        guard 0...65_535 ~= port else { throw ValidationError("--port must be from 0 to 65535, not \(port)") }
        guard 0...1_000_000 ~= orders else {
            throw ValidationError("--orders must be from 0 to 1000000, not \(orders)")
        }
        guard 1...64 ~= workers else { throw ValidationError("--workers must be from 1 to 64, not \(workers)") }
        for (name, rate) in [
            ("fail", fail), ("fail-changes", failChanges), ("drop", drop), ("html", html), ("cut", cut),
            ("malformed", malformed), ("expire", expire),
        ] {
            guard 0...1 ~= rate else { throw ValidationError("--\(name) must be from 0 to 1, not \(rate)") }
        }
        guard 400...599 ~= failStatus else {
            throw ValidationError("--fail-status must be from 400 to 599, not \(failStatus)")
        }
        for (name, number) in [("drip", drip.map(Double.init)), ("rate-limit", rateLimit)] {
            guard number.map({ $0 > 0 }) ?? true else { throw ValidationError("--\(name) must be above 0") }
        }
        guard abs(clockSkew) <= 1e9 else { throw ValidationError("--clock-skew must be less than 1e9 seconds") }
        guard now.map({ 0...10_000_000_000 ~= $0 }) ?? true else {
            throw ValidationError("--now must be seconds since 1970")
        }
    }

    /// What the options say.
    var settings: SandboxConfiguration {
        var settings = SandboxConfiguration()
        settings.host = host
        settings.port = port
        settings.orders = orders
        settings.seed = seed
        settings.latency = latency.seconds
        settings.failureRate = fail
        settings.changeFailureRate = failChanges
        settings.dropRate = drop
        settings.failureStatus = failStatus
        settings.htmlRate = html
        settings.cutRate = cut
        settings.malformedRate = malformed
        settings.expiredRate = expire
        settings.jitter = jitter.seconds
        settings.drip = drip
        settings.clockSkew = clockSkew
        settings.rateLimit = rateLimit
        settings.analysisTime = analysisTime.seconds
        settings.workers = workers
        settings.processingLimit = processingLimit.seconds
        settings.deliveryLimit = deliveryLimit.seconds
        settings.engine = engine
        settings.engineTimeout = engineTimeout.seconds
        settings.retryStep = retryStep.seconds
        settings.licence = licence
        settings.mediaRule = assignment
        settings.sessionTimeToLive = sessionTtl.seconds
        settings.now = now
        settings.log = log
        settings.data = data
        settings.endsOnSignals = true
        return settings
    }
}

extension MediaRule: ExpressibleByArgument {}
extension Licence: ExpressibleByArgument {}
