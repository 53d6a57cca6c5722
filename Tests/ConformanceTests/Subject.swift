import Foundation
import Synchronization
import TestSupport

/// The server under test: a sandbox of our own, or whichever `OZ_BASE_URL` names.
struct Subject: Sendable {
    /// Who asks; `anyone` is the log-in in `OZ_EMAIL`, or the sandbox's service account.
    enum Who: String, CaseIterable {
        case anyone
        case admin
        case `operator`
        case client
        case clientAdmin = "client-admin"
        case clientOperator = "client-operator"
        case clientService = "client-service"
    }

    private static let sandbox = Mutex<RunningSandbox?>(nil)
    private static let tokens = Mutex<[Who: String]>([:])
    private static let environment = ProcessInfo.processInfo.environment

    let url: String
    private let logins: [Who: [String]]

    /// Whether the server is one that these tests started.
    static var isOwn: Bool { environment["OZ_BASE_URL"] == nil }
    /// Whether tests may change what the server holds.
    static var mayWrite: Bool { isOwn || environment["OZ_WRITES"] == "1" }

    /// Whether there is a log-in: `OZ_EMAIL_CLIENT_ADMIN` and `OZ_PASSWORD_CLIENT_ADMIN`, say, for another server.
    static func knows(_ who: Who) -> Bool { isOwn || login(who) != nil }

    /// The server, started by whichever test asks first.
    static func open() throws -> Subject {
        if let url = environment["OZ_BASE_URL"] {
            let pairs = Who.allCases.compactMap { who in login(who).map { (who, $0) } }
            let base = url.hasSuffix("/") ? String(url.dropLast()) : url
            return Subject(url: base, logins: Dictionary(uniqueKeysWithValues: pairs))
        }
        return try sandbox.withLock { sandbox in
            let running = try sandbox ?? RunningSandbox(orders: 400, ["--analysis-time", "300ms"])
            sandbox = running
            return Subject(running)
        }
    }

    init(_ sandbox: RunningSandbox) {
        url = sandbox.url
        var logins: [Who: [String]] = [:]
        for who in Who.allCases {
            let role = who == .anyone ? Who.clientService.rawValue : who.rawValue
            logins[who] = [sandbox.email(role), sandbox.password(role)]
        }
        self.logins = logins
    }

    private init(url: String, logins: [Who: [String]]) {
        self.url = url
        self.logins = logins
    }

    private static func login(_ who: Who) -> [String]? {
        let ending = who == .anyone ? "" : "_" + who.rawValue.uppercased().replacing("-", with: "_")
        guard let email = environment["OZ_EMAIL\(ending)"], let password = environment["OZ_PASSWORD\(ending)"] else {
            return nil
        }
        return [email, password]
    }

    /// The body of a log-in as JSON.
    func credentials(_ who: Who) throws -> String {
        let login = logins[who] ?? ["", ""]
        let body = try JSONEncoder().encode(["credentials": ["email": login[0], "password": login[1]]])
        return String(decoding: body, as: UTF8.self)
    }

    /// A log-in of its own.
    func logIn(_ who: Who = .anyone) throws -> Answer {
        try send("POST", "/api/authorize/auth", as: nil, json: credentials(who))
    }

    /// A token shared by all tests.
    func token(_ who: Who = .anyone) throws -> String {
        if let token = Self.tokens.withLock({ $0[who] }) { return token }
        let token = try logIn(who).text("access_token")
        Self.tokens.withLock { $0[who] = token }
        return token
    }
}
