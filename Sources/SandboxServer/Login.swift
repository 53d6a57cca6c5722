/// An account of the sandbox that anyone may use; printed at start.
public struct Login: Equatable, Sendable {
    /// What the account may do.
    public let role: Role
    /// The e-mail address to log in with.
    public let email: String
    /// The password; fixed, since nothing here is secret.
    public let password: String

    /// The account that the sandbox offers for a role.
    public static func standard(_ role: Role) -> Login {
        Login(role: role, email: "\(role.word)@sandbox.test", password: "sandbox-\(role.word)")
    }
}
