/// What goes wrong on purpose; each fault has a chance of its own, so that none shifts another.
struct Faults: Sendable {
    private let changeFailureRate: Double
    private var changeFailures: SplitMix
    /// The rules of the command line, then those of the control path.
    private var rules: [(rule: FaultRule, chance: SplitMix)]
    private let standing: Int

    init(_ configuration: SandboxConfiguration) {
        changeFailureRate = configuration.changeFailureRate
        changeFailures = SplitMix(configuration.seed ^ 0xC4A6E)
        let seeds: [UInt64] = [0xFA11, 0xD609, 0x47E3, 0xC07, 0xBADC0DE, 0xE0D, 0xD819]
        rules = zip(Self.standing(configuration), seeds).compactMap { rule, seed in
            rule.map { ($0, SplitMix(configuration.seed ^ seed)) }
        }
        standing = rules.count
    }

    /// Whether a request is to fail with nothing done; only one that changes something does, and no log-in.
    mutating func prevents(_ call: Call) -> Bool {
        guard ["POST", "PATCH", "DELETE"].contains(call.method), !call.path.hasPrefix("/api/authorize/") else {
            return false
        }
        return changeFailures.chance(changeFailureRate)
    }

    /// What befalls a request; the deed is done and only its answer suffers, the case that a careful client must be
    /// ready for.
    mutating func strike(_ call: Call) -> Fault? {
        var found: Fault?
        for place in rules.indices where rules[place].rule.fits(call) {
            guard rules[place].chance.chance(rules[place].rule.share) else { continue }
            rules[place].rule.times.map { rules[place].rule.times = $0 - 1 }
            var fault = rules[place].rule.fault
            fault.delay += fault.jitter * rules[place].chance.fraction()
            found = found?.joined(fault) ?? fault
        }
        return found
    }

    mutating func add(_ rule: FaultRule, seed: UInt64) { rules.append((rule, SplitMix(seed))) }

    /// Takes back what the control path added; the command line's stay.
    mutating func clear() { rules.removeSubrange(standing...) }

    var json: JSON { .array(rules.map(\.rule.json)) }

    /// One rule for each flag of the command line, in the order of their seeds.
    private static func standing(_ configuration: SandboxConfiguration) -> [FaultRule?] {
        let rates: [(Double, (inout Fault) -> Void)] = [
            (configuration.failureRate, { $0.status = configuration.failureStatus }),
            (configuration.dropRate, { $0.drop = true }), (configuration.htmlRate, { $0.html = true }),
            (configuration.cutRate, { $0.cut = true }), (configuration.malformedRate, { $0.malformed = true }),
            (configuration.expiredRate, { $0.expired = true }),
        ]
        let slow = FaultRule(path: "/") {
            $0.jitter = configuration.jitter
            $0.drip = configuration.drip
        }
        return rates.map { rate, change in rate > 0 ? FaultRule(share: rate, change) : nil }
            + [configuration.jitter > 0 || configuration.drip != nil ? slow : nil]
    }
}

extension Fault {
    /// Both at once; the later's status and drip count.
    func joined(_ other: Fault) -> Fault {
        var both = self
        both.delay += other.delay
        both.status = other.status ?? status
        both.html = html || other.html
        both.cut = cut || other.cut
        both.malformed = malformed || other.malformed
        both.drop = drop || other.drop
        both.drip = other.drip ?? drip
        both.expired = expired || other.expired
        both.skew = other.skew ?? skew
        return both
    }

    /// What is sent in place of a reply.
    func instead(of reply: Reply) -> Reply {
        if drop { return .hangUp }
        var sent = reply
        if let status { sent = .error(ApiError(status: status, code: Self.code(of: status), message: "Sandbox fault")) }
        if status == 500 { sent = .error(.unknown) }
        if status == 429 { sent.headers.append(("Retry-After", "1")) }
        if html { sent = Reply(status: status ?? 502, body: .page(Self.page)) }
        sent.fault = self
        return sent
    }

    /// Whether a client gets something else than what the request came to.
    var loses: Bool { drop || status != nil || html || cut || malformed }

    private static func code(of status: Int) -> Int {
        switch status {
        case 401: 8
        case 403: 9
        case 404: 10
        case 405: 1
        case 429: 101
        case 501: 2
        case 502: 11
        case 400...499: 4
        default: 0
        }
    }

    private static let page = """
        <html>
        <head><title>502 Bad Gateway</title></head>
        <body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body>
        </html>

        """
}
