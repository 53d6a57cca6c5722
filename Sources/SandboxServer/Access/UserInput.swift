/// What a request says of an account, checked; keys that are not known are ignored, as the API does.
struct UserInput {
    let body: JSON

    /// Whether a password has a length that is taken, and nothing at which the system's hash would end it.
    static func isGood(_ password: String) -> Bool {
        1...Password.most ~= password.utf8.count && !password.utf8.contains(0)
    }

    /// The kind of account: `user_type`, or its older spelling as CLIENT with flags (reference, section 6), which also
    /// stand alone and then change the present kind. Nil where a request says nothing of it.
    func role(now present: Role? = nil) throws -> Role? {
        guard let value = body["user_type"] else { return try present.map(flagged) }
        guard let word = value.text else { throw ApiError.type("user_type") }
        let spelled = String(word.uppercased().map { $0 == " " ? "_" : $0 })
        guard let role = Role(rawValue: spelled) else { throw ApiError.cast(word, "UserType", "user_type") }
        return role == .client ? try flagged(role) : role
    }

    /// A kind of account as the flags change it; what they do not name stays.
    private func flagged(_ role: Role) throws -> Role {
        let (service, admin) = (try flag("is_service"), try flag("is_admin"))
        guard role.hasCompany else {
            for (name, asked, stands) in [("is_service", service, false), ("is_admin", admin, role == .admin)]
            where asked.map({ $0 != stands }) ?? false {
                throw ApiError.value("\(name) is for accounts of a company", name)
            }
            return role
        }
        if service == true { return .clientService }
        if admin == true { return .clientAdmin }
        let isTaken = (role == .clientService && service == false) || (role == .clientAdmin && admin == false)
        return isTaken ? .client : role
    }

    /// A text of at most 256 characters; nil where the request does not name it.
    func text(_ name: String) throws -> String? {
        guard let value = body[name], !value.isNull else { return nil }
        guard let text = value.text else { throw ApiError.type(name) }
        guard text.count <= 256 else { throw ApiError.value("Value of \(name) is longer than 256 characters", name) }
        return text
    }

    /// A text that must be there and not empty.
    func needed(_ name: String) throws -> String {
        guard let text = try text(name) else { throw ApiError.missing(name) }
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw ApiError.value("Value of \(name) is empty", name)
        }
        return text
    }

    /// An address in lower case, since they are compared so.
    func email() throws -> String? {
        guard try text("email") != nil else { return nil }
        let email = try needed("email").lowercased()
        let parts = email.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), !email.contains(where: \.isWhitespace) else {
            throw ApiError.value("Invalid email value", "email")
        }
        return email
    }

    /// The analyses this account may not start, after what the request says of them, in any of the three spellings.
    func barred(_ before: Set<AnalysisType>) throws -> Set<AnalysisType> {
        var barred = before
        for type in AnalysisType.allCases {
            for spelling in ["analysis", "analyse", "analyze"] {
                switch try flag("can_start_\(spelling)_\(type.rawValue.lowercased())") {
                case true?: barred.remove(type)
                case false?: barred.insert(type)
                case nil: break
                }
            }
        }
        return barred
    }

    /// Metadata; nil where the request does not name it.
    func metaData() throws -> JSON? {
        guard let value = body["meta_data"], !value.isNull else { return nil }
        return try MetaData.read(value, "meta_data")
    }

    /// Whether any key of the request is one of these.
    func names(_ keys: [String]) -> Bool { keys.contains { body[$0] != nil } }

    private func flag(_ name: String) throws -> Bool? {
        guard let value = body[name], !value.isNull else { return nil }
        guard let flag = value.flag else { throw ApiError.type(name) }
        return flag
    }
}
