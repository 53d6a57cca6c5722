/// Where something is wrong about a change, so that a form can say it at the field.
public enum ChangeField: Hashable, Sendable {
    case name, email, password, firstName, middleName, lastName, role, company, service, mayStart
    case alias, files, metaData, analyses
    /// One of the files, from 0.
    case file(Int)

    /// The field that a server's error names, such as `email`, `files`, `media:tags.file2` or `analyses.0.type`. [I]
    public init?(wire path: String) {
        let names = path.split(separator: ".").map(String.init)
        guard let first = names.first else { return nil }
        if let file = names.last.flatMap(Self.file) {
            self = file
            return
        }
        switch first {
        case "name": self = .name
        case "email": self = .email
        case "password": self = .password
        case "first_name": self = .firstName
        case "middle_name": self = .middleName
        case "last_name": self = .lastName
        case "user_type", "is_admin": self = .role
        case "company_id": self = .company
        case "is_service": self = .service
        case "alias": self = .alias
        case "files", "media:tags", "media:meta_data": self = .files
        case "meta_data", "folder:meta_data", "person:meta_data": self = .metaData
        case "analyses": self = .analyses
        case _ where first.hasPrefix("can_start_"): self = .mayStart
        default: return nil
        }
    }

    /// The name under which a file goes along in a request: `file1` for the first.
    public static func part(_ index: Int) -> String { "file\(index + 1)" }

    private static func file(_ name: String) -> ChangeField? {
        guard name.hasPrefix("file"), let number = Int(name.dropFirst(4)), number > 0 else { return nil }
        return .file(number - 1)
    }

    /// The word for people.
    public var words: String {
        switch self {
        case .name: "name"
        case .email: "e-mail"
        case .password: "password"
        case .firstName: "first name"
        case .middleName: "middle name"
        case .lastName: "last name"
        case .role: "role"
        case .company: "company"
        case .service: "service account"
        case .mayStart: "may start"
        case .alias: "alias"
        case .files: "files"
        case .metaData: "metadata"
        case .analyses: "analyses"
        case .file(let index): "file \(index + 1)"
        }
    }
}

/// What is wrong about a change, seen before it is sent.
public struct ChangeMistake: Hashable, Sendable {
    public var field: ChangeField
    /// For people, without a full stop.
    public var sentence: String

    /// A mistake from its parts.
    public init(_ field: ChangeField, _ sentence: String) {
        self.field = field
        self.sentence = sentence
    }
}
