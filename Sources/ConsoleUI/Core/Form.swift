import Canvas
import OzModel

/// A few fields to fill in; today the log-in.
public struct Form: Equatable, Sendable {
    /// What is asked for and by which name it is answered.
    public struct Field: Equatable, Sendable {
        public let name: String
        public let label: String
        public let isSecret: Bool
        public var line: EditLine

        public init(name: String, label: String, isSecret: Bool = false, text: String = "") {
            self.name = name
            self.label = label
            self.isSecret = isSecret
            self.line = EditLine(text)
        }
    }

    public let title: String
    public let note: String
    public var fields: [Field]
    public var focus: Int
    public var error: String?
    /// Sent and not answered yet.
    public var isWaiting = false

    public init(title: String, note: String, fields: [Field]) {
        self.title = title
        self.note = note
        self.fields = fields
        self.focus = fields.firstIndex { $0.line.text.isEmpty } ?? 0
    }

    /// What was typed into a field; empty when there is no such field.
    public func text(_ name: String) -> String {
        fields.first { $0.name == name }?.line.text ?? ""
    }

    /// The log-in: server, e-mail, password. A server that is already settled is not asked for.
    public static func logIn(server: String?, email: String, reason: String) -> Form {
        var fields = [
            Field(name: "email", label: "E-mail", text: email),
            Field(name: "password", label: "Password", isSecret: true),
        ]
        if server == nil { fields.insert(Field(name: "server", label: "Server"), at: 0) }
        return Form(title: server.map { "Log in to \($0)" } ?? "Log in", note: reason, fields: fields)
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

extension Form.Field: CustomReflectable, CustomStringConvertible {
    public var description: String { "\(name): \(isSecret ? "•••" : line.text)" }
    /// Keeps a typed password out of every dump of the state.
    public var customMirror: Swift.Mirror {
        Swift.Mirror(self, children: ["name": name, "text": isSecret ? "•••" : line.text])
    }
}
