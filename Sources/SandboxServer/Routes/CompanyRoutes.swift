/// Companies: make, change, delete (reference, section 11.2).
enum CompanyRoutes {
    static let create: Route.Handler = { database, call in
        let input = UserInput(body: try call.object())
        let name = try input.needed("name")
        let time = database.stamp(call.now)
        let company = Company(
            id: database.newID(.company), name: name, created: time, updated: time,
            metaData: try input.metaData() ?? [:])
        database.companies.append(company)
        return .json(database.view(company), status: 201)
    }

    static let update: Route.Handler = { database, call in
        let row = try database.company(call)
        let input = UserInput(body: try call.object())
        let name = input.names(["name"]) ? try input.needed("name") : nil
        let metaData = try input.metaData()
        if let name { database.companies[row].name = name }
        if let metaData { database.companies[row].metaData = metaData }
        database.companies[row].updated = database.stamp(call.now)
        return .json(database.view(database.companies[row]))
    }

    /// Its accounts go with it; its orders stay, for a verdict must not vanish with a contract [I].
    static let delete: Route.Handler = { database, call in
        let row = try database.company(call)
        database.companies[row].isRemoved = true
        for user in database.users.indices where database.users[user].company == row {
            if !database.users[user].isRemoved { database.remove(user: user) }
        }
        return .noContent
    }
}
