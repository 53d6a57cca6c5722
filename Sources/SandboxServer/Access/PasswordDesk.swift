/// What a request says of passwords, worked out before the world is entered: there everybody would have to wait for it.
struct PasswordDesk: Sendable {
    /// Whether the password of a log-in is right; nil for other requests.
    var isRight: Bool?
    /// The hash of a new password; nil where the request brings none.
    var hash: String?

    /// The e-mail and password of a log-in; nil for other requests.
    static func credentials(of call: Call) -> (email: String, password: String)? {
        guard call.method == "POST", call.path.split(separator: "/") == ["api", "authorize", "auth"],
            let credentials = (try? call.object())?["credentials"],
            let email = credentials["email"]?.text, let password = credentials["password"]?.text
        else { return nil }
        return (email.lowercased(), password)
    }

    /// Works out what a request brings; `stored` is how the password of the log-in's e-mail is kept,
    /// `isKnown` whether the token is somebody's.
    static func prepare(_ call: Call, stored: User.Secret?, isKnown: Bool) async -> PasswordDesk {
        if let password = credentials(of: call)?.password {
            switch stored {
            case .printed(let role): return PasswordDesk(isRight: password == Login.standard(role).password)
            case .hashed(let hash): return PasswordDesk(isRight: await Password.matches(password, hash))
            case nil:
                await Password.pretend(password)
                return PasswordDesk(isRight: false)
            }
        }
        guard ["POST", "PATCH"].contains(call.method), call.path.split(separator: "/").starts(with: ["api", "users"]),
            isKnown,
            let password = (try? call.object())?["password"]?.text, UserInput.isGood(password)
        else { return PasswordDesk() }
        return PasswordDesk(hash: await Password.hash(password))
    }
}
