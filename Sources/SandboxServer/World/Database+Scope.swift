/// Finding objects within what the caller may reach: foreign ones are refused, unknown ones do not exist.
extension Database {
    /// Whether an order lies within a reach of an account.
    func covers(_ reach: Reach, of user: Int, _ folder: Folder) -> Bool {
        switch reach {
        case .own: folder.user == user
        case .company: folder.company != nil && folder.company == users[user].company
        case .all: true
        }
    }

    /// Whether the caller has a right beside the one that the route needs.
    func may(_ deed: Deed, _ resource: Resource, _ call: Call) -> Bool {
        Permissions.reach(of: users[call.caller].role, deed, resource) != nil
    }

    func folder(_ call: Call, archived: Bool = false) throws -> Int {
        guard let row = ObjectID(call.parameters["folder_id"] ?? "").flatMap(row(ofFolder:)) else {
            throw ApiError.notExist
        }
        return try reachable(row, call, archived: archived)
    }

    func media(_ call: Call) throws -> Int {
        guard let row = ObjectID(call.parameters["media_id"] ?? "").flatMap(row(ofMedia:)), !media[row].isRemoved
        else {
            throw ApiError.notExist
        }
        _ = try reachable(media[row].folder, call)
        return row
    }

    func analysis(_ call: Call) throws -> Int {
        guard let row = ObjectID(call.parameters["analyse_id"] ?? "").flatMap(row(ofAnalysis:)),
            !analyses[row].isRemoved
        else { throw ApiError.notExist }
        _ = try reachable(analyses[row].folder, call)
        return row
    }

    private func reachable(_ row: Int, _ call: Call, archived: Bool = false) throws -> Int {
        guard covers(call.reach, of: call.caller, folders[row]) else { throw ApiError.forbidden }
        guard !folders[row].isArchived || archived else { throw ApiError.notExist }
        return row
    }
}
