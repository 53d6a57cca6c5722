import HTTP

/// Why the API did not do what was asked; holds no token and no password.
public enum RemoteError: Error, Hashable, Sendable {
    case unreachable(TransportError)
    /// The server said no in its own words; `code` is its own number, if it gave one.
    case api(status: Int, code: Int?, message: String, details: String?)
    /// What came is not JSON; `what` describes it.
    case notJSON(status: Int, what: String)
    /// What came is JSON, but not the answer to this question.
    case unreadable(what: String)
    /// The server points elsewhere; redirects are not followed.
    case redirected(status: Int, to: String)
    case logInNeeded(reason: String)
    /// The server does not accept this e-mail and password.
    case logInRefused(reason: String)
    case forbidden(message: String)
    /// A 404 of the API; only `RemoteError.notExist` as its `code` says that the object is gone, any other or none may
    /// as well be a route that this server does not have.
    case notFound(what: String, code: Int?)
    /// The server asks for patience, for so many seconds if it said so.
    case throttled(retryAfter: Double?)
    case readOnly
    case cancelled
    /// The session could not be written where it is kept.
    case keeper(String)
}

extension RemoteError {
    /// The API's own number for an object that does not exist [D].
    public static let notExist = 10

    /// What a caller, and the exit code, should make of it.
    public enum Kind: Hashable, Sendable {
        case network
        case auth
        case notFound
        case other
    }

    /// The sort of failure: a server that cannot be reached is `network`, log-in and rights are `auth`.
    public var kind: Kind {
        switch self {
        case .unreachable(.cancelled), .unreachable(.notAllowed), .unreachable(.unreadableFile): .other
        case .unreachable(.cannotSave), .unreachable(.wrongPart): .other
        case .unreachable: .network
        // What stands before a server answers these when the server itself cannot be reached.
        case .api(let status, _, _, _), .notJSON(let status, _): (502...504).contains(status) ? .network : .other
        case .logInNeeded, .logInRefused, .forbidden: .auth
        case .notFound: .notFound
        case .throttled, .unreadable, .redirected, .readOnly, .cancelled, .keeper: .other
        }
    }

    /// What happened and what to do, for people, one line without a final stop.
    public var sentence: String {
        switch self {
        case .unreachable(let error): error.sentence
        case .api(let status, _, let message, let details):
            "the server answered \(status): \(message)\(details.map { " (\($0))" } ?? "")"
        case .notJSON(let status, let what):
            "the server answered \(status) with \(what) instead of JSON: check its address"
        case .unreadable(let what): "the server's answer could not be read: \(what)"
        case .redirected(let status, let place):
            "the server answered \(status) and points to \(place): use that address if you trust it"
        case .logInNeeded(let reason): "log-in needed: \(reason)"
        case .logInRefused(let reason): "the server does not accept this e-mail and password: \(reason)"
        case .forbidden(let message): "the server does not allow this: \(message)"
        case .notFound(let what, _): "not found on the server: \(what)"
        case .throttled(let seconds?): "the server asks for a pause of \(Int(min(seconds, 1e9).rounded(.up))) s"
        case .throttled(nil): "the server asks for a pause: try again in a moment"
        case .readOnly: "this console is read only: nothing was sent"
        case .cancelled: "cancelled"
        case .keeper(let text): "the session could not be stored: \(text)"
        }
    }

    /// False when the server surely did not act on the request.
    public var mayHaveActed: Bool {
        switch self {
        case .unreachable(let error): error.mayHaveArrived
        case .api(let status, _, _, _), .notJSON(let status, _): status >= 500 || (200..<300).contains(status)
        case .unreadable, .cancelled: true
        case .redirected, .logInNeeded, .logInRefused, .forbidden, .notFound: false
        case .throttled, .readOnly, .keeper: false
        }
    }
}
