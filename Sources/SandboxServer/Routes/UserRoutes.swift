/// Accounts: make, change, delete (reference, sections 6 and 11.2).
enum UserRoutes {
    /// What an account cannot change of itself.
    private static let office = ["user_type", "is_admin", "is_service", "company_id"]
    private static let flags = AnalysisType.allCases.flatMap { type in
        ["analysis", "analyse", "analyze"].map { "can_start_\($0)_\(type.rawValue.lowercased())" }
    }

    static let create: Route.Handler = { database, call in
        let input = UserInput(body: try call.object())
        guard let role = try input.role() else { throw ApiError.missing("user_type") }
        let (first, last) = (try input.needed("first_name"), try input.needed("last_name"))
        guard let email = try input.email() else { throw ApiError.missing("email") }
        try free(email, database)
        _ = try password(input)
        let company = try company(input, role, database, call)
        try allow(role, company, database, call)
        guard let hash = call.passwords.hash else { throw ApiError.unknown }
        let time = database.stamp(call.now)
        let user = User(
            id: database.newID(.user), role: role, firstName: first, middleName: try input.text("middle_name"),
            lastName: last, email: email, secret: .hashed(hash), company: company, created: time, updated: time,
            barred: try input.barred([]), metaData: try input.metaData() ?? [:])
        database.usersByEmail[email] = database.users.count
        database.users.append(user)
        database.sessions.users = database.users.count
        return .json(database.view(user), status: 201)
    }

    static let update: Route.Handler = { database, call in
        let row = try database.user(call)
        let input = UserInput(body: try call.object())
        guard call.reach != .own || !input.names(office + flags) else { throw ApiError.forbidden }
        var user = database.users[row]
        if let role = try input.role(now: user.role) { user.role = role }
        if input.names(office) {
            user.company = try company(input, user.role, database, call, before: user.company)
            try allow(user.role, user.company, database, call)
            // Whoever lets himself in may not lock everybody out.
            guard row != call.caller || user.role == database.users[row].role else { throw ApiError.forbidden }
        }
        if input.names(["first_name"]) { user.firstName = try input.needed("first_name") }
        if input.names(["last_name"]) { user.lastName = try input.needed("last_name") }
        if input.names(["middle_name"]) { user.middleName = try input.text("middle_name") }
        if let email = try input.email(), email != user.email {
            try free(email, database)
            user.email = email
        }
        user.barred = try input.barred(user.barred)
        if let metaData = try input.metaData() { user.metaData = metaData }
        if try password(input, isNeeded: false) != nil {
            guard let hash = call.passwords.hash else { throw ApiError.unknown }
            user.secret = .hashed(hash)
        }
        user.updated = database.stamp(call.now)
        database.usersByEmail[database.users[row].email] = nil
        database.usersByEmail[user.email] = row
        database.users[row] = user
        return .json(database.view(user))
    }

    static let delete: Route.Handler = { database, call in
        let row = try database.user(call)
        guard row != call.caller else {
            throw ApiError.value("An account cannot delete itself", "user_id")
        }
        database.remove(user: row)
        return .noContent
    }

    /// ADMIN and OPERATOR belong to no company, the others to one: their own, where the caller has one.
    private static func company(
        _ input: UserInput, _ role: Role, _ database: Database, _ call: Call, before: Int? = nil
    ) throws -> Int? {
        let named = try input.text("company_id")
        guard role.hasCompany else {
            guard named == nil else {
                throw ApiError.value("\(role.rawValue) must not have a company", "company_id")
            }
            return nil
        }
        guard let named else {
            guard let own = before ?? database.users[call.caller].company else { throw ApiError.missing("company_id") }
            return own
        }
        return try database.company(named: named)
    }

    /// Whoever has a company makes accounts of that company only.
    private static func allow(_ role: Role, _ company: Int?, _ database: Database, _ call: Call) throws {
        guard call.reach == .all || (role.hasCompany && company == database.users[call.caller].company) else {
            throw ApiError.forbidden
        }
    }

    /// The number is the framework's for what already exists; the words are ours [I].
    private static func free(_ email: String, _ database: Database) throws {
        guard database.usersByEmail[email] == nil else {
            throw ApiError(status: 400, code: 13, message: "User with this email already exists", details: "email")
        }
    }

    private static func password(_ input: UserInput, isNeeded: Bool = true) throws -> String? {
        guard let value = input.body["password"], !value.isNull else {
            if isNeeded { throw ApiError.missing("password") }
            return nil
        }
        guard let password = value.text else { throw ApiError.type("password") }
        guard UserInput.isGood(password) else {
            throw ApiError.value("Password must have from 1 to \(Password.most) bytes", "password")
        }
        return password
    }
}
