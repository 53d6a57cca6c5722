/// The one owner of the database: it answers one request at a time.
actor World {
    var database: Database
    let clock: @Sendable () -> Moment
    /// The program that scores media in place of the simulation.
    let external: ExternalEngine?
    let sender: CallbackSender
    /// Looks again when the next analysis has ended.
    var alarm: Task<Void, Never>?
    private let log: RequestLog?
    private var faults: Faults

    init(
        database: Database, faults: Faults, log: RequestLog?, external: ExternalEngine? = nil,
        sender: CallbackSender = CallbackSender(retryStep: 30), clock: @escaping @Sendable () -> Moment
    ) {
        self.database = database
        self.external = external
        self.sender = sender
        self.clock = clock
        self.faults = faults
        self.log = log
    }

    /// The answer to a request; refusals come as answers too.
    func answer(_ incoming: Call) -> Reply {
        var call = incoming
        call.now = clock()
        let reply = reply(to: &call)
        proceed()
        guard call.isOfAPI else { return reply }
        let instead = faults.instead()
        log?.append(LogEntry(call: call, reply: reply, instead: instead))
        return instead ?? reply
    }

    private func reply(to call: inout Call) -> Reply {
        do {
            return try handle(&call)
        } catch let error as ApiError {
            return .error(error)
        } catch {
            return .error(.unknown)
        }
    }

    private func handle(_ call: inout Call) throws -> Reply {
        database.settle(now: call.now)
        let path = call.path.split(separator: "/")
        let fitting = RouteTable.routes.compactMap { route in route.parameters(for: path).map { (route, $0) } }
        guard !fitting.isEmpty else { throw ApiError.notExist }
        let methods = fitting.map(\.0.method)
        if call.method == "OPTIONS" {
            return Reply(headers: [("Allow", methods.joined(separator: ","))])
        }
        let method = call.method == "HEAD" ? "GET" : call.method
        guard let (route, parameters) = fitting.first(where: { $0.0.method == method }) else {
            throw ApiError.notAllowed(call.method, path: call.path, allowed: methods)
        }
        call.parameters = parameters
        try admit(&call, route.need)
        guard !faults.prevents(call) else { throw ApiError.unknown }
        return try route.handler(&database, call)
    }

    /// Finds who calls and how far their right reaches, or refuses.
    private func admit(_ call: inout Call, _ need: Need) throws {
        if case .nothing = need { return }
        let users = database.users
        call.caller = try database.sessions.use(
            accessToken: call.accessToken, roles: { users[$0].role }, now: call.now
        ).user
        call.email = users[call.caller].email
        guard case .right(let deed, let resource) = need else { return }
        guard let reach = Permissions.reach(of: users[call.caller].role, deed, resource) else {
            throw ApiError.forbidden
        }
        call.reach = reach
    }
}
