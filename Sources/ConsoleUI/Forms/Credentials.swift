import OzModel

/// What an account logs in with: shown once, since the server never tells a password again.
public struct Credentials: Equatable, Sendable {
    public let server: String
    public let email: String
    public let password: Secret

    public init(server: String, email: String, password: Secret) {
        self.server = server
        self.email = email
        self.password = password
    }

    /// The lines that are copied, or written into a file.
    public var text: String { "server   \(server)\ne-mail   \(email)\npassword \(password.exposed)\n" }
}
