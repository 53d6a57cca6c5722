/// What a client of 2018 calls (reference, section 11.3): pictures of an order, analyses started by PATCH, whole times.
enum LegacyRoutes {
    private static let folder: Substring = "/api/folders/{folder_id}"

    static let all: [Route] = [
        Route("GET", folder + "/images", .right(.read, .media), images),
        Route("POST", folder + "/images", .right(.create, .media), add),
        Route("DELETE", folder + "/images/{media_id}", .right(.delete, .media), delete),
        Route("PATCH", folder + "/analyses", .right(.create, .analysis), start),
    ]

    static let images: Route.Handler = { database, call in
        let rows = database.folders[try database.folder(call)].media.filter { database.media[$0].kind == .image }
        return .json(.array(rows.map { view(database.media[$0], database, call) }))
    }

    static let add: Route.Handler = { database, call in
        let folder = try database.folder(call)
        let uploads = try MediaRoutes.uploads(for: folder, database, call)
        if let other = uploads.first(where: { $0.kind != .image }) {
            throw ApiError.value("Invalid media type \(other.mime) of file \(other.part)", other.part)
        }
        let rows = uploads.map { database.addMedia($0, folder: folder, now: call.now) }
        return .json(.array(rows.map { view(database.media[$0], database, call) }), status: 201)
    }

    static let delete: Route.Handler = { database, call in
        let folder = try database.folder(call)
        let row = try database.media(call)
        guard database.media[row].folder == folder, database.media[row].kind == .image else { throw ApiError.notExist }
        database.remove(media: row, now: call.now)
        return .noContent
    }

    /// As POST does; without a body, liveness of all media [I].
    static let start: Route.Handler = { database, call in
        let folder = try database.folder(call)
        let body = try ReportRoutes.hasBody(call) ? call.object() : ["analyses": [["type": "quality"]]]
        let orders = try AnalysisRequest(database, call, folder: folder).orders(body)
        if let callback = try Callback.read(body) { database.folders[folder].callback = callback }
        let rows = database.start(orders, folder: folder, call)
        return .json(.array(rows.map { wholeTimes(database.view(database.analyses[$0], base: call.base)) }))
    }

    private static func view(_ media: Media, _ database: Database, _ call: Call) -> JSON {
        let view = database.view(media, base: call.base)
        let names = ["image_id", "original_url", "thumb_url", "original_name", "time_created", "time_updated"]
        return wholeTimes(.object(names.map { .init($0, view[$0] ?? .null) }))
    }

    /// Times in whole seconds, except in what clients wrote.
    private static func wholeTimes(_ value: JSON) -> JSON {
        if let elements = value.elements { return .array(elements.map(wholeTimes)) }
        guard let members = value.members else { return value }
        return .object(
            members.map { member in
                if member.name == "meta_data" { return member }
                if member.name.hasPrefix("time_"), case .double(let seconds) = member.value,
                    let whole = Int(exactly: seconds.rounded(.down))
                {
                    return .init(member.name, .int(whole))
                }
                return .init(member.name, wholeTimes(member.value))
            })
    }
}
