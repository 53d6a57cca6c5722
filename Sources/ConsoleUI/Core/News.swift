import OzModel
import Store

/// How fresh the mirror is, as far as this console knows.
public enum News: Equatable, Sendable {
    /// Nothing was ever heard from the server.
    case none
    /// The server answers.
    case live
    /// The server is being asked for the first time since the console opened; `last` is the epoch second of the last news.
    case connecting(last: Double?)
    /// Not reached: why, and the epoch second of the last news.
    case offline(reason: String, last: Double?)
    /// The server answers, but what it sends cannot be used or kept: why, and the epoch second of the last news.
    case failing(reason: String, last: Double?)
    /// The server answers but wants a log-in.
    case loggedOut(last: Double?)
    /// The operator asked for no network.
    case chosenOffline(last: Double?)

    /// Seconds without a word after which the status line says so; questions come at least twice as often.
    static let patience = 45.0

    /// Whether asking the server for one object makes sense.
    var canAsk: Bool {
        switch self {
        case .chosenOffline, .loggedOut: false
        case .none, .live, .connecting, .offline, .failing: true
        }
    }

    /// The epoch second of the last news, nil when live or never.
    public var last: Double? {
        switch self {
        case .none, .live: nil
        case .connecting(let last), .offline(_, let last), .failing(_, let last), .loggedOut(let last),
            .chosenOffline(let last):
            last
        }
    }
}

/// How far a sync has come, in orders.
public struct Progress: Equatable, Sendable {
    public let done: Int
    /// nil when the server did not say.
    public let total: Int?
    /// How many more come each second; nil while that is not known.
    public let rate: Double?

    public init(done: Int, total: Int?, rate: Double? = nil) {
        self.done = done
        self.total = total
        self.rate = rate
    }

    /// Seconds until all are here, at this rate.
    public var secondsLeft: Double? {
        guard let total, let rate, rate > 0, total > done else { return nil }
        return Double(total - done) / rate
    }
}

/// Who looks at which server.
public struct Identity: Equatable, Sendable {
    public var profile: String
    /// The server's address as people write it; nil before the first log-in.
    public var server: String?
    public var email: String
    public var role: UserRole?
    public var isReadOnly: Bool
    /// The company the operator belongs to; nil for those above companies, and where it is not known.
    public var companyID: String?
    /// In whose name decisions are kept and sent; nil while nobody has logged in.
    public var owner: LedgerOwner?
    /// Which account it is; nil where the log-in does not say.
    public var userID: User.ID?
    /// What the account may not start.
    public var barred: Set<AnalysisType>

    public init(
        profile: String, server: String?, email: String, role: UserRole?, isReadOnly: Bool = false,
        companyID: String? = nil, owner: LedgerOwner? = nil, userID: User.ID? = nil,
        barred: Set<AnalysisType> = []
    ) {
        self.profile = profile
        self.server = server
        self.email = email
        self.role = role
        self.isReadOnly = isReadOnly
        self.companyID = companyID
        self.owner = owner
        self.userID = userID
        self.barred = barred
    }

    /// Who asks for changes, as far as that is known.
    var author: Author {
        Author(role: role, companyID: companyID.map { Company.ID($0) }, userID: userID, barred: barred)
    }
}
