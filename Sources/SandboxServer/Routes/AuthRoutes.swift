/// Logging in, renewing, logging out.
enum AuthRoutes {
    static let logIn: Route.Handler = { database, call in
        guard let credentials = try call.object()["credentials"] else { throw ApiError.missing("credentials") }
        let email = try text("email", credentials)
        _ = try text("password", credentials)
        guard call.passwords.isRight == true, let user = database.usersByEmail[email.lowercased()] else {
            throw ApiError.badCredentials
        }
        let session = database.sessions.open(user: user, role: database.users[user].role, now: call.now)
        return .json(database.view(session))
    }

    static let refresh: Route.Handler = { database, call in
        let present = try database.sessions.find(accessToken: call.accessToken, now: call.now)
        guard let token = try call.object()["expire_token"] else { throw ApiError.missing("expire_token") }
        guard let token = token.text else { throw ApiError.type("expire_token") }
        guard let old = database.sessions.find(expireToken: token, now: call.now),
            !database.users[old.user].isRemoved
        else { throw ApiError(status: 401, code: 7, message: "Session not found") }
        guard old.user == present.user else {
            throw ApiError(status: 403, code: 9, message: "You have not access to refresh this session")
        }
        let session = database.sessions.open(
            user: old.user, role: database.users[old.user].role, now: call.now, replacing: old)
        return .json(database.view(session))
    }

    static let sessionToken: Route.Handler = { database, call in
        let user = database.users[call.caller].id
        return .json(["session_token": .string(try database.captureTokens.make(for: user, now: call.now))])
    }

    static let logOut: Route.Handler = { database, call in
        database.sessions.close(try database.sessions.find(accessToken: call.accessToken, now: call.now))
        return .noContent
    }

    private static func text(_ name: String, _ credentials: JSON) throws -> String {
        guard let value = credentials[name] else { throw ApiError.missing("credentials.\(name)") }
        guard let text = value.text else { throw ApiError.type("credentials.\(name)") }
        return text
    }
}
