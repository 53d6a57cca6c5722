import OzModel

/// The log-in: server, e-mail, password.
public enum LogInForm {
    /// - Parameter server: one that is already settled is not asked for.
    public static func make(server: String?, email: String, reason: String) -> Form {
        var fields = [FormField.line("email", "E-mail", email), .secret("password", "Password")]
        if server == nil { fields.insert(.line("server", "Server"), at: 0) }
        return Form(
            .logIn, title: server.map { "Log in to \($0)" } ?? "Log in", note: reason, verb: "log in", fields: fields)
    }

    static func answer(_ form: Form) -> LogIn {
        LogIn(server: form["server"]?.value.trimmed, email: form.word("email"), password: Secret(form.text("password")))
    }
}

/// What the log-in form answers.
public struct LogIn: Equatable, Sendable {
    /// nil: the profile's own.
    public let server: String?
    public let email: String
    public let password: Secret

    public init(server: String?, email: String, password: Secret) {
        self.server = server
        self.email = email
        self.password = password
    }
}
