import OzModel

/// The administrator's checklist in words: what was found, what would be fine, what it means and what to do.
public enum HealthSheet {
    /// Seconds after which what the server said is told as something of the past.
    static let probeLimit = 30.0
    /// Seconds after which the mirror tells nothing of the server's last ten minutes any more.
    static let workLimit = 120.0

    /// Every check, in the order of the documents and then of this console.
    public static func checks(_ facts: HealthFacts) -> [HealthCheck] {
        [
            version(facts), parts(facts), latency(facts), unfinished(facts), bio(facts), licence(facts), mirror(facts),
            waiting(facts), failed(facts), refused(facts),
        ]
    }

    // MARK: What the server says

    private static func version(_ facts: HealthFacts) -> HealthCheck {
        let words = Answer(
            name: .version, threshold: "200 within \(Amounts.times(facts.patience)) s",
            fine: "The server answers: nothing to do.", todo: "look at the API's log on the server")
        return check(words, facts, answer: \.version, value: \.versionSeconds) { probe in
            let time = probe.versionSeconds.map(milliseconds)
            return [probe.versionName ?? (probe.version == .good ? "200" : nil), time].compactMap(\.self)
        }
    }

    private static func parts(_ facts: HealthFacts) -> HealthCheck {
        let words = Answer(
            name: .parts, threshold: "all fine", fine: "All that the server tells of is well: nothing to do.",
            todo: "look at its log on the server, and start it again")
        if let probe = facts.probe, isLost(.parts, probe), facts.answered == nil {
            return HealthCheck(
                name: .parts, state: .unknown, measured: "-", value: nil, threshold: words.threshold,
                sentence: "The server was not reached: nothing is known of its parts.")
        }
        let bad = { (probe: ServerProbe) in probe.parts.count { [.warning, .failing].contains($0.state) } }
        return check(words, facts, answer: \.check, value: { $0.parts.isEmpty ? nil : Double(bad($0)) }) { probe in
            let fine = probe.parts.count { $0.state == .fine }
            return probe.parts.isEmpty ? [] : ["\(fine) of \(probe.parts.count) fine"]
        }
    }

    private static func bio(_ facts: HealthFacts) -> HealthCheck {
        let words = Answer(
            name: .bio, threshold: "200 within \(Amounts.times(facts.patience)) s",
            fine: "The model is loaded: nothing to do.", todo: "look at the log of the bio server")
        return check(words, facts, answer: \.bio, value: \.bioSeconds) { probe in
            probe.bioSeconds.map { ["up", milliseconds($0)] } ?? []
        }
    }

    private static func licence(_ facts: HealthFacts) -> HealthCheck {
        let words = Answer(
            name: .licence, threshold: "the model runs", fine: "The model runs, which it does only with a licence.",
            todo: "renew license.key with Oz and restart the bio server")
        return check(words, facts, answer: \.licence, value: { _ in nil }) { probe in
            switch probe.licence {
            case .good: ["fine"]
            case .bad: ["expired or missing"]
            case .odd, .silent, .unknown: []
            }
        }
    }

    /// What is said of an answer.
    private struct Answer {
        let name: HealthCheck.Name
        let threshold: String
        let fine: String
        /// What to do where the server says that something is wrong.
        let todo: String
    }

    private static func check(
        _ words: Answer, _ facts: HealthFacts, answer: (ServerProbe) -> ServerProbe.Answer,
        value: (ServerProbe) -> Double?, measured: (ServerProbe) -> [String]
    ) -> HealthCheck {
        func check(_ state: HealthState, _ measured: [String], _ value: Double?, _ sentence: String) -> HealthCheck {
            HealthCheck(
                name: words.name, state: state, measured: measured.isEmpty ? "-" : measured.joined(separator: ", "),
                value: value, threshold: words.threshold, sentence: sentence)
        }
        guard let probe = facts.probe else {
            return check(.unknown, [], nil, spoken(facts.notAsked ?? "the server is being asked"))
        }
        let isLost = isLost(words.name, probe)
        let told = isLost ? facts.answered ?? probe : probe
        let found = answer(told)
        if isLost || facts.now - told.at > probeLimit {
            let last = "\(found.state.words)\(found.text.map { " (\($0))" } ?? "")"
            return check(
                .unknown, measured(told) + [ago(facts.now - told.at)], nil,
                spoken("\(isLost ? "the server was not reached" : "not asked since"); last known: \(last)"))
        }
        let sentence =
            switch found {
            case .good: words.fine
            case .odd(let text): spoken(text)
            case .bad(let text): spoken("\(text): \(words.todo)")
            case .silent(let text), .unknown(let text): spoken(text)
            }
        return check(found.state, measured(told), value(told), sentence)
    }

    /// A server that does not answer at all says nothing of its parts, good or bad.
    private static func isLost(_ name: HealthCheck.Name, _ probe: ServerProbe) -> Bool {
        guard name == .parts, !probe.isAnswered, case .silent = probe.check else { return false }
        return true
    }

    // MARK: Words

    /// A sentence of its own.
    static func spoken(_ text: String) -> String {
        let capital = text.prefix(1).uppercased() + text.dropFirst()
        return ".!?”".contains(capital.last ?? " ") ? capital : capital + "."
    }

    static func milliseconds(_ seconds: Double) -> String {
        seconds < 1 ? "\(Int((seconds * 1000).rounded())) ms" : Amounts.seconds(seconds)
    }

    /// How long ago, in steps of ten seconds: what is still is not drawn again.
    public static func ago(_ age: Double) -> String {
        age < 10 ? "just now" : "\(coarse(age)) ago"
    }

    static func coarse(_ age: Double) -> String {
        Amounts.age(age < 60 ? (age / 10).rounded(.down) * 10 : age)
    }
}
