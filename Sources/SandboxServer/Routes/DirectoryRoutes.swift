/// Companies and accounts: list and get.
enum DirectoryRoutes {
    static let companies: Route.Handler = { database, call in
        let words = call.query["search_text"]?.lowercased()
        let rows = visibleCompanies(database, call).filter { row in
            !database.companies[row].isRemoved
                && (words.map { database.companies[row].name.lowercased().contains($0) } ?? true)
        }
        return try ShortList(call, fields: ["company_id", "name"]).reply(rows) { row in
            let company = database.companies[row]
            return .init(
                id: company.id, created: company.created, updated: company.updated, metaData: company.metaData,
                words: ["name": company.name])
        } view: {
            database.view(database.companies[$0])
        }
    }

    static let company: Route.Handler = { database, call in
        .json(database.view(database.companies[try database.company(call)]))
    }

    static let users: Route.Handler = { database, call in
        let filters = Filters(query: call.query, now: call.now)
        let words = call.query["search_text"]?.lowercased()
        let role = try filters.words("user_type") { word in
            let spelled = String(word.uppercased().map { $0 == " " ? "_" : $0 })
            guard let role = Role(rawValue: spelled) else { throw ApiError.cast(word, "UserType", "user_type") }
            return role
        }
        let company = try filters.id("company_id")
        let email = try filters.words("email") { $0.lowercased() }
        let service = call.query["is_service"] == nil ? nil : try call.query.flag("is_service")
        let rows = visibleUsers(database, call).filter { row in
            let user = database.users[row]
            let name = [user.firstName, user.middleName ?? "", user.lastName, user.email].joined(separator: " ")
            return !user.isRemoved && (words.map { name.lowercased().contains($0) } ?? true)
                && (role?(user.role) ?? true) && (email?(user.email) ?? true)
                && (company?(user.company.map { database.companies[$0].id }) ?? true)
                && (service.map { $0 == (user.role == .clientService) } ?? true)
        }
        let fields = ["user_id", "user_type", "email", "first_name", "last_name"]
        return try ShortList(call, fields: fields).reply(rows) { row in
            let user = database.users[row]
            return .init(
                id: user.id, created: user.created, updated: user.updated, metaData: user.metaData,
                words: [
                    "user_type": user.role.rawValue, "email": user.email, "first_name": user.firstName,
                    "last_name": user.lastName,
                ])
        } view: {
            database.view(database.users[$0])
        }
    }

    static let user: Route.Handler = { database, call in
        .json(database.view(database.users[try database.user(call)]))
    }

    private static func visibleCompanies(_ database: Database, _ call: Call) -> [Int] {
        guard call.reach != .all else { return Array(database.companies.indices) }
        return [database.users[call.caller].company].compactMap(\.self)
    }

    private static func visibleUsers(_ database: Database, _ call: Call) -> [Int] {
        switch call.reach {
        case .own: return [call.caller]
        case .company:
            let company = database.users[call.caller].company
            return database.users.indices.filter { database.users[$0].company == company }
        case .all: return Array(database.users.indices)
        }
    }
}
