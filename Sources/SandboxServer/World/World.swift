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
    var faults: Faults
    /// Seconds by which the clock is wrong.
    var skew: Double
    let standingSkew: Double
    var recent = RecentLog()
    private var limit: RateLimit
    private let keeper: Keeper?

    init(
        database: Database, faults: Faults, log: RequestLog?, external: ExternalEngine? = nil,
        sender: CallbackSender = CallbackSender(retryStep: 30), clock: @escaping @Sendable () -> Moment,
        keeper: Keeper? = nil, skew: Double = 0, rateLimit: Double? = nil
    ) {
        self.keeper = keeper
        self.skew = skew
        standingSkew = skew
        limit = RateLimit(rate: rateLimit)
        self.database = database
        self.external = external
        self.sender = sender
        self.clock = clock
        self.faults = faults
        self.log = log
    }

    /// The world's time.
    var now: Moment { clock() + skew }

    /// The answer to a request; refusals come as answers too. It is held back until all that it tells of is on the disk.
    func answer(_ incoming: Call) async -> Reply {
        var call = incoming
        call.now = now
        guard !call.path.hasPrefix("/_sandbox/") else { return outcome { try control(call) } }
        let isKnown = knows(call.accessToken)
        // Counted before anything that takes its time.
        let refusal = refusal(call, isKnown)
        if refusal == nil { await prepare(&call, isKnown) }
        call.now = now
        let fault = faults.strike(call)
        call.isExpired = fault?.expired ?? false
        if let skew = fault?.skew { self.skew = skew }
        var reply = outcome {
            if let refusal { throw refusal }
            return try handle(&call)
        }
        var mark = keep()
        proceed()
        switch reply.body {
        case .waiting(let wait):
            reply.body = await finished(wait, call)
            mark = keep()
        case .reading(let read):
            reply = await StaticRoutes.read(read).map { StaticRoutes.reply($0, call) } ?? .error(.notExist)
        default: break
        }
        let sent = sent(call, reply, fault)
        return await isSafe(mark) ? sent : .error(.database)
    }

    /// Gives what changed to the keeper; answers the mark to wait for. No mark where a file could not be written, for
    /// then no row may name it.
    @discardableResult
    func keep() -> Int? {
        let changes = database.drain()
        guard database.uploads.failure == nil else { return nil }
        return keeper?.take(changes) ?? 0
    }

    private func isSafe(_ mark: Int?) async -> Bool {
        guard let mark else { return false }
        guard let keeper else { return true }
        do {
            try await keeper.wait(for: mark)
            return true
        } catch {
            return false
        }
    }

    /// What goes out of a reply, logged.
    private func sent(_ call: Call, _ reply: Reply, _ fault: Fault?) -> Reply {
        let sent = fault?.instead(of: reply) ?? reply
        guard call.isOfAPI else { return sent }
        let entry = LogEntry(call: call, reply: reply, instead: fault?.loses == true ? sent : nil)
        log?.append(entry)
        recent.append(entry)
        return sent
    }

    /// Whether a token is somebody's; using it extends nothing.
    func knows(_ token: String?) -> Bool {
        guard let session = try? database.sessions.find(accessToken: token, now: now) else { return false }
        return !database.users[session.user].isRemoved
    }

    private func refusal(_ call: Call, _ isKnown: Bool) -> ApiError? {
        guard call.isOfAPI else { return nil }
        do {
            try limit.count(call, isKnown: isKnown)
            return nil
        } catch {
            return error
        }
    }

    /// Works out beside the actor what takes time and needs none of it: everybody would have to wait.
    private func prepare(_ call: inout Call, _ isKnown: Bool) async {
        let user = PasswordDesk.credentials(of: call).flatMap { database.usersByEmail[$0.email] }
        let passwords = await PasswordDesk.prepare(
            call, stored: user.map { database.users[$0].secret }, isKnown: isKnown)
        let form = isKnown ? await Form.read(call, containers: database.captureTokens) : nil
        call.passwords = passwords
        call.form = form
    }

    /// Looks again and again, and lets others in between; ends by the world's clock and by the machine's.
    private func finished(_ wait: Reply.Wait, _ call: Call) async -> Reply.Body {
        let deadline = ContinuousClock.now + .seconds(SingleRequest.longestWait)
        while true {
            let now = now
            let isLate = ContinuousClock.now >= deadline || now >= call.now + SingleRequest.longestWait
            switch wait {
            case .folder(let row):
                database.settle(now: now)
                if let answer = SingleRequest.answer(row, database, base: call.base, isLate: isLate) {
                    return .json(answer)
                }
            case .instant(let folder, let scratch):
                return await examined(scratch, folder, call)
            case .until(let end, let answer):
                if isLate || now >= end { return .json(answer) }
            }
            do { try await Task.sleep(for: .milliseconds(20)) } catch { return .hangUp }
        }
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
