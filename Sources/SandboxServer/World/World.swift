/// The one owner of the database: it answers one request at a time.
actor World {
    private var database: Database
    private let clock: @Sendable () -> Moment
    private let log: RequestLog?
    private var faults: Faults
    private let keeper: Keeper?

    init(
        database: Database, faults: Faults, log: RequestLog?, clock: @escaping @Sendable () -> Moment,
        keeper: Keeper? = nil
    ) {
        self.keeper = keeper
        self.database = database
        self.clock = clock
        self.faults = faults
        self.log = log
    }

    /// The answer to a request; refusals come as answers too. It is held back until all that it tells of is on the disk.
    func answer(_ incoming: Call) async -> Reply {
        var call = incoming
        let user = PasswordDesk.credentials(of: call).flatMap { database.usersByEmail[$0.email] }
        call.passwords = await PasswordDesk.prepare(call, stored: user.map { database.users[$0].secret })
        let (reply, mark) = take(call)
        guard let keeper else { return reply }
        do {
            guard let mark else { return .error(.database) }
            try await keeper.wait(for: mark)
            return reply
        } catch {
            return .error(.database)
        }
    }

    /// Handles a request and gives what it changed to the keeper; no mark where a file could not be written, for then no
    /// row may name it.
    private func take(_ incoming: Call) -> (reply: Reply, mark: Int?) {
        var call = incoming
        call.now = clock()
        let reply = reply(to: &call)
        let changes = database.drain()
        let mark = database.uploads.failure == nil ? keeper?.take(changes) : nil
        return (sent(call, reply), mark)
    }

    /// What goes out in place of a reply, logged.
    private func sent(_ call: Call, _ reply: Reply) -> Reply {
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
        guard !users[call.caller].isRemoved else { throw ApiError.tokenInvalid }
        call.email = users[call.caller].email
        guard case .right(let deed, let resource) = need else { return }
        guard let reach = Permissions.reach(of: users[call.caller].role, deed, resource) else {
            throw ApiError.forbidden
        }
        call.reach = reach
    }
}
