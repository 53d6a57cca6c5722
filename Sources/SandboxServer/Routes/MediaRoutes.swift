/// Media: list of an order, add to an order, get.
enum MediaRoutes {
    /// A plain array.
    static let list: Route.Handler = { database, call in
        let rows = database.folders[try database.folder(call)].media
        return .json(.array(rows.map { database.view(database.media[$0], base: call.base) }))
    }

    /// A plain array of what was added.
    static let add: Route.Handler = { database, call in
        let folder = try database.folder(call)
        let files = try uploads(for: folder, database, call)
        let rows = files.map { database.addMedia($0, folder: folder, now: call.now) }
        return .json(.array(rows.map { database.view(database.media[$0], base: call.base) }), status: 201)
    }

    /// The files of a request to add some, where the order can take them.
    static func uploads(for folder: Int, _ database: Database, _ call: Call) throws -> [Upload] {
        let form = try Form(call)
        guard !form.uploads.isEmpty else { throw ApiError.structure("Could not locate files in request body") }
        guard database.folders[folder].media.count + form.uploads.count <= Form.mostFiles else {
            throw ApiError.value("Attachments count exceeds \(Form.mostFiles)", "files")
        }
        return form.uploads
    }

    static let get: Route.Handler = { database, call in
        let row = try database.media(call)
        return .json(database.view(database.media[row], base: call.base))
    }

    static let delete: Route.Handler = { database, call in
        database.remove(media: try database.media(call), now: call.now)
        return .noContent
    }
}
