/// One request as handlers see it: matched to its route, its caller known, its body still bytes.
struct Call: Sendable {
    let method: String
    var path: String
    /// What stood in the route's `{}` places, by name.
    var parameters: [String: String] = [:]
    let query: Query
    let accessToken: String?
    let contentType: String
    let range: String?
    let body: [UInt8]
    /// `http://host:port`, as the client wrote it, for the links in answers.
    let base: String
    /// What the request is called in its answer and in the log.
    var trace = ""
    var now = Moment(microseconds: 0)
    /// The position of the account in the database; 0 before log-in.
    var caller = 0
    /// The e-mail of the account, for the log; nil before log-in.
    var email: String?
    /// What was found out of passwords beforehand.
    var passwords = PasswordDesk()
    /// The form its body is, or why it is none, where that was found out beforehand.
    var form: Result<Form, any Error>?
    /// How far the caller's right to this route reaches.
    var reach = Reach.own

    /// Whether its token is to be taken for expired, on purpose.
    var isExpired = false

    /// Whether this is asked of the API, and not for a file.
    var isOfAPI: Bool { path.hasPrefix("/api") }

    /// The body as a JSON object, whatever the Content-Type says.
    func object() throws -> JSON {
        guard let value = try? JSON(parsing: body), value.members != nil else { throw ApiError.notJSON }
        return value
    }
}
