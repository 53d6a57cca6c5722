/// Orders: list, get, create, delete.
enum FolderRoutes {
    static let list: Route.Handler = { database, call in
        let listing = try Listing(
            call, fields: ["folder_id", "resolution_status", "system_resolution", "company_id", "user_id"])
        let parts = try Database.FolderParts(call.query, media: false)
        let found = try listing.find(
            byCreation: database.foldersByCreation, byUpdate: database.foldersByUpdate,
            conditions: conditions(database, call),
            times: { [folders = database.folders] in (folders[$0].created, folders[$0].updated) },
            rank: { rank(database, $0, by: $1) })
        let items = found.rows.map { database.view(database.folders[$0], parts, base: call.base) }
        return .json(listing.paging.envelope(items, total: found.total))
    }

    static let get: Route.Handler = { database, call in
        let seesArchive = database.users[call.caller].role == .admin
        let row = try database.folder(call, archived: seesArchive && call.query.flag("is_archive"))
        let parts = try Database.FolderParts(call.query, media: true)
        return .json(database.view(database.folders[row], parts, base: call.base))
    }

    static let create: Route.Handler = { database, call in
        let form = try Form(call)
        let callback = try Callback.read(form.payload)
        let row = database.addFolder(user: call.caller, metaData: try form.folderMetaData(), now: call.now)
        database.folders[row].callback = callback
        for upload in form.uploads { _ = database.addMedia(upload, folder: row, now: call.now) }
        let parts = try Database.FolderParts(Query(), media: true)
        return .json(database.view(database.folders[row], parts, base: call.base), status: 201)
    }

    static let delete: Route.Handler = { database, call in
        database.archive(try database.folder(call), now: call.now)
        return .noContent
    }

    /// Everything a row must satisfy, built from what the request states and the caller may see.
    private static func conditions(_ database: Database, _ call: Call) throws -> [(Int) -> Bool] {
        let filters = Filters(query: call.query, now: call.now)
        let folders = database.folders
        let companies = database.companies
        let users = database.users
        var conditions: [(Int) -> Bool] = []
        let archived = try users[call.caller].role == .admin && call.query.flag("is_archive")
        if archived || database.archived > 0 { conditions.append { folders[$0].isArchived == archived } }
        switch call.reach {
        case .own: conditions.append { folders[$0].user == call.caller }
        case .company:
            let company = users[call.caller].company
            conditions.append { folders[$0].company == company }
        case .all: break
        }
        if let status = try filters.resolution("resolution_status") {
            conditions.append { status(folders[$0].status) }
        }
        if let system = try filters.resolution("system_resolution") {
            conditions.append { system(folders[$0].systemResolution) }
        }
        if let id = try filters.id("folder_id") { conditions.append { id(folders[$0].id) } }
        if let id = try filters.id("user_id") { conditions.append { id(users[folders[$0].user].id) } }
        if let id = try filters.id("company_id") {
            conditions.append { id(folders[$0].company.map { companies[$0].id }) }
        }
        if let meta = try MetaFilter(call.query) { conditions.append { meta.accepts(folders[$0].metaData) } }
        return conditions
    }

    private static func rank(_ database: Database, _ row: Int, by field: String) -> String {
        let folder = database.folders[row]
        switch field {
        case "resolution_status": return folder.status.rawValue
        case "system_resolution": return folder.systemResolution.rawValue
        case "company_id": return folder.company.map { database.companies[$0].id.description } ?? ""
        case "user_id": return database.users[folder.user].id.description
        default: return folder.id.description
        }
    }
}
