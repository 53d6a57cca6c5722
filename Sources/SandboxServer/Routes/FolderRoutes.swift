/// Orders: list, get, create, delete.
enum FolderRoutes {
    static let list: Route.Handler = { database, call in
        let listing = try Listing(
            call, fields: ["folder_id", "resolution_status", "system_resolution", "company_id", "user_id"])
        let parts = try Database.FolderParts(call.query, media: false)
        let found = try listing.find(
            byCreation: database.foldersByCreation, byUpdate: database.foldersByUpdate,
            conditions: conditions(database, call),
            times: { [database] row in
                let seen = database.glimpse(folder: row)
                return (seen.created, seen.updated)
            },
            rank: { rank(database, $0, by: $1) }, id: { database.id(ofFolder: $0) })
        let items = found.rows.map { database.view(database.folders[$0], parts, base: call.base) }
        return .json(listing.paging.envelope(items, total: found.total))
    }

    static let get: Route.Handler = { database, call in
        let seesArchive = database.may(.read, .archive, call)
        let row = try database.folder(call, archived: seesArchive && call.query.flag("is_archive"))
        let parts = try Database.FolderParts(call.query, media: true)
        return .json(database.view(database.folders[row], parts, base: call.base))
    }

    static let create: Route.Handler = { database, call in
        let form = try Form(call, containers: database.captureTokens)
        let orders = try SingleRequest.orders(form, database, call)
        let row = try SingleRequest.make(form, orders, in: &database, call)
        guard orders.isEmpty else { return Reply(status: 201, body: .waiting(.folder(row))) }
        let parts = Database.FolderParts(media: true)
        return .json(database.view(database.folders[row], parts, base: call.base), status: 201)
    }

    static let delete: Route.Handler = { database, call in
        database.archive(try database.folder(call), now: call.now)
        return .noContent
    }

    /// Everything a row must satisfy, built from what the request states and the caller may see.
    private static func conditions(_ database: Database, _ call: Call) throws -> [(Int) -> Bool] {
        let filters = Filters(query: call.query, now: call.now)
        let (companies, users) = (database.companies, database.users)
        var seen: [(FolderGlimpse) -> Bool] = []
        let archived = try database.may(.read, .archive, call) && call.query.flag("is_archive")
        if archived || database.archived > 0 { seen.append { $0.isArchived == archived } }
        switch call.reach {
        case .own: seen.append { $0.user == call.caller }
        case .company:
            let company = users[call.caller].company
            seen.append { $0.company == company }
        case .all: break
        }
        if let status = try filters.resolution("resolution_status") { seen.append { status($0.status) } }
        if let system = try filters.resolution("system_resolution") { seen.append { system($0.system) } }
        if let id = try filters.id("user_id") { seen.append { id(users[$0.user].id) } }
        if let id = try filters.id("company_id") { seen.append { id($0.company.map { companies[$0].id }) } }
        var conditions: [(Int) -> Bool] = []
        if !seen.isEmpty {
            conditions.append { row in
                let glimpse = database.glimpse(folder: row)
                return seen.allSatisfy { $0(glimpse) }
            }
        }
        // The real index is of English words; here every word must stand somewhere in the comment [I, section 4].
        if let words = call.query["search_text"]?.lowercased().split(separator: " "), !words.isEmpty {
            conditions.append { row in
                let comment = database.glimpse(folder: row).comment?.lowercased() ?? ""
                return words.allSatisfy { comment.contains($0) }
            }
        }
        if let id = try filters.id("folder_id") { conditions.append { id(database.folders[$0].id) } }
        if let meta = try MetaFilter(call.query) { conditions.append { meta.accepts(database.folders[$0].metaData) } }
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
