/// What a handler answers; it becomes bytes outside the world's actor.
struct Reply: Sendable {
    var status = 200
    var body = Body.none
    var headers: [(name: String, value: String)] = []
    /// The decision that was taken, for the log.
    var decision: DecisionTrace?
    /// What goes wrong on its way.
    var fault: Fault?

    /// What an answer waits for: an order's analyses, those of an order in a database of its own that another program
    /// looks at, or a moment at which a finished value is told.
    enum Wait: Sendable {
        case folder(Int)
        case instant(Int, Database)
        case until(Moment, JSON)
    }

    /// Nothing, a JSON value, the bytes of a file, a file that has yet to be read and perhaps unpacked, a page of HTML,
    /// something that takes its time, or the end of the connection in place of an answer.
    enum Body: Sendable {
        case none
        case json(JSON)
        case file(bytes: [UInt8], type: String)
        case reading(@Sendable () -> StaticRoutes.File?)
        case page(String)
        case waiting(Wait)
        case hangUp
    }

    static func json(_ value: JSON, status: Int = 200) -> Reply { Reply(status: status, body: .json(value)) }

    static func error(_ error: ApiError) -> Reply {
        var reply = Reply(status: error.status, body: .json(error.body))
        if !error.allowed.isEmpty { reply.headers.append(("Allow", error.allowed.joined(separator: ","))) }
        error.retryAfter.map { reply.headers.append(("Retry-After", "\($0)")) }
        return reply
    }

    static let noContent = Reply(status: 204)
    static let hangUp = Reply(body: .hangUp)
}
