/// The one owner of the database: it answers one request at a time.
actor World {
    private var database: Database
    private let clock: @Sendable () -> Moment
    private let log: RequestLog?
    var faults: Faults
    /// Seconds by which the clock is wrong.
    var skew: Double
    let standingSkew: Double
    var recent = RecentLog()
    private var limit: RateLimit
    private let keeper: Keeper?

    init(
        database: Database, faults: Faults, log: RequestLog?, clock: @escaping @Sendable () -> Moment,
        keeper: Keeper? = nil, skew: Double = 0, rateLimit: Double? = nil
    ) {
        self.keeper = keeper
        self.skew = skew
        standingSkew = skew
        limit = RateLimit(rate: rateLimit)
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
        call.now = clock() + skew
        guard !call.path.hasPrefix("/_sandbox/") else { return (outcome { try control(call) }, 0) }
        let fault = faults.strike(call)
        call.isExpired = fault?.expired ?? false
        if let skew = fault?.skew { self.skew = skew }
        let reply = outcome { try handle(&call) }
        let changes = database.drain()
        let mark = database.uploads.failure == nil ? keeper?.take(changes) : nil
        guard call.isOfAPI else { return (fault?.instead(of: reply) ?? reply, mark) }
        let sent = fault?.instead(of: reply) ?? reply
        let entry = LogEntry(call: call, reply: reply, instead: fault?.loses == true ? sent : nil)
        log?.append(entry)
        recent.append(entry)
        return (sent, mark)
    }

    private func outcome(_ work: () throws -> Reply) -> Reply {
        do {
            return try work()
        } catch let error as ApiError {
            return .error(error)
        } catch {
            return .error(.unknown)
        }
    }

    private func handle(_ call: inout Call) throws -> Reply {
        database.settle(now: call.now)
        if call.isOfAPI { try limit.count(call) }
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
        guard !call.isExpired || call.accessToken == nil else { throw ApiError.tokenExpired }
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
