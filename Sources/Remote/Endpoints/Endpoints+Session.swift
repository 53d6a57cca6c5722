import HTTP
import OzModel

extension Endpoints {
    /// The server's version; also its official sign of life.
    public static func version() -> Endpoint<VersionReply> {
        Endpoint(.get, .api("version"), needsToken: false) { response throws(RemoteError) in
            try Answers.typed(VersionReply.self, response)
        }
    }

    /// The state of the server's parts, in a shape that differs by version.
    public static func healthcheck() -> Endpoint<JSONText> {
        Endpoint(.get, .api("healthcheck"), needsToken: false, decode: Answers.json)
    }

    static func authorize(email: String, password: Secret) -> Endpoint<SessionReply> {
        let credentials = ["credentials": ["email": email, "password": password.exposed]]
        return Endpoint(.post, .api("authorize/auth"), body: body(credentials), effect: .session, needsToken: false) {
            response throws(RemoteError) in
            try Answers.typed(SessionReply.self, response)
        }
    }

    static func refresh(expire: Secret) -> Endpoint<SessionReply> {
        // Repeatable: the old pair stays valid until the new one is used, so a lost answer loses nothing.
        Endpoint(
            .post, .api("authorize/refresh"), body: body(["expire_token": expire.exposed]), effect: .session,
            isRepeatable: true
        ) { response throws(RemoteError) in
            try Answers.typed(SessionReply.self, response)
        }
    }

    static func logout() -> Endpoint<Void> {
        Endpoint(.post, .api(Assumptions.logoutPath), effect: .session, decode: Answers.none)
    }
}
