/// Companies and accounts: list and get.
enum DirectoryRoutes {
    static let companies: Route.Handler = { database, call in
        let words = call.query["search_text"]?.lowercased()
        let rows = visibleCompanies(database, call).filter { row in
            !database.companies[row].isRemoved
                && (words.map { database.companies[row].name.lowercased().contains($0) } ?? true)
        }
        return try page(rows, call) { database.view(database.companies[$0]) }
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
        return try page(rows, call) { database.view(database.users[$0]) }
    }

    static let user: Route.Handler = { database, call in
        .json(database.view(database.users[try database.user(call)]))
    }

    private static func page(_ rows: [Int], _ call: Call, _ view: (Int) -> JSON) throws -> Reply {
        let paging = try Paging(call.query)
        let sorting = try Sorting(call.query, fields: ["time_created", "time_updated"])
        let ordered = sorting.keys[0].ascending ? rows : rows.reversed()
        let page = try paging.page(of: ordered)
        return .json(paging.envelope(page.rows.map(view), total: page.total))
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
