import OzModel

/// What the server last said of itself, and when it was asked.
public struct HealthWatch: Equatable, Sendable {
    /// Seconds from one question to the next, while the checklist is on the glass.
    public static let interval = 10.0

    /// The newest probe; nil before the first.
    public private(set) var probe: ServerProbe?
    /// The last one that the server itself answered.
    public private(set) var answered: ServerProbe?
    /// Epoch seconds.
    public private(set) var asked: Double?
    public private(set) var isAsking = false

    /// Nothing was asked yet.
    public init() {}

    /// Epoch seconds at which it is to be asked again; nil while an answer is awaited.
    var due: Double? { isAsking ? nil : asked.map { $0 + Self.interval } ?? -.infinity }

    mutating func begin(now: Double) {
        asked = now
        isAsking = true
    }

    mutating func hear(_ probe: ServerProbe) {
        isAsking = false
        self.probe = probe
        if probe.isAnswered { answered = probe }
    }
}

extension State {
    /// Whether the checklist is on the glass.
    var showsHealth: Bool { detail?.subject == .health }

    /// Why the server is not asked how it is; nil where it is.
    var healthSilence: String? {
        if case .chosenOffline = news { return "not asked: opened with --offline" }
        return identity.server == nil ? "not asked: there is no server yet" : nil
    }

    /// Epoch seconds at which the server is to be asked how it is; nil where it is not to be asked by itself.
    var healthDue: Double? {
        guard showsHealth, !isPaused, healthSilence == nil else { return nil }
        return health.due
    }

    /// How old the mirror's news is, in seconds; nil where there never was any.
    var newsAge: Double? {
        if case .live = news { return max(0, now - (heard ?? now)) }
        return news.last.map { max(0, now - $0) }
    }
}
