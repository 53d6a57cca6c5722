/// Files under `/static/`: no token, as behind the real server's proxy; whole or by one byte range.
enum StaticRoutes {
    static let get: Route.Handler = { database, call in
        guard let file = find(database, call) else { throw ApiError.notExist }
        var headers = [("Accept-Ranges", "bytes"), ("Cache-Control", "max-age=2592000")]
        guard let range = call.range.flatMap({ ByteRange($0, size: file.bytes.count) }) else {
            return Reply(body: .file(bytes: file.bytes, type: file.type), headers: headers)
        }
        guard let part = range.part else {
            return Reply(status: 416, headers: [("Content-Range", "bytes */\(file.bytes.count)")])
        }
        headers.append(("Content-Range", "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(file.bytes.count)"))
        return Reply(
            status: 206, body: .file(bytes: Array(file.bytes[part]), type: file.type), headers: headers)
    }

    private typealias File = (bytes: [UInt8], type: String)

    /// `/static/company/user/folder/` and then a medium's file, a frame of a shots set, or an analysis's best shot.
    private static func find(_ database: Database, _ call: Call) -> File? {
        let path = call.path.split(separator: "/")
        if path.count == 3, path[1] == "collections" { return personImage(database, path[2]) }
        if path.count == 3, path[1] == "reports" { return database.reportFile(path[2]) }
        guard path.count == 5 || path.count == 6, let folder = ObjectID(path[3]).flatMap(database.row(ofFolder:)),
            database.directory(of: database.folders[folder], base: "") == "/" + path[..<4].joined(separator: "/"),
            !database.folders[folder].isArchived
        else { return nil }
        let name = path[path.count - 1]
        let id = ObjectID(path[4].prefix(36))
        if let row = id.flatMap(database.row(ofMedia:)), database.media[row].folder == folder {
            guard !database.media[row].isRemoved else { return nil }
            return path.count == 5
                ? file(database, database.media[row], name.dropFirst(36)) : frame(database, database.media[row], name)
        }
        if let row = id.flatMap(database.row(ofAnalysis:)), database.analyses[row].folder == folder {
            return picture(database, database.analyses[row], name.dropFirst(36))
        }
        return nil
    }

    private static func file(_ database: Database, _ media: Media, _ rest: Substring) -> File? {
        switch media.content {
        case .uploaded(let number):
            guard rest == ".\(media.ending)", let bytes = database.uploads.bytes(number) else { return nil }
            return (bytes, media.mime)
        case .drawn(let place):
            switch rest {
            case ".\(media.ending)": return (database.library.files[place].bytes, media.mime)
            case "_thumb.jpeg": return database.library.thumbnail(of: place).map { ($0.bytes, $0.mime) }
            case "_preview.mp4": return database.library.preview(of: place).map { ($0.bytes, $0.mime) }
            default: return nil
            }
        }
    }

    private static func frame(_ database: Database, _ media: Media, _ name: Substring) -> File? {
        if case .uploaded(let upload) = media.content {
            guard let number = Int(name.prefix(3)), media.frames.indices.contains(number - 1),
                name.dropFirst(3) == ".\(media.frames[number - 1].ending)",
                let zip = database.uploads.bytes(upload),
                let picture = ShotFrames.picture(number - 1, in: zip)
            else { return nil }
            return (picture, media.frames[number - 1].mime)
        }
        guard case .drawn(let place) = media.content, let number = Int(name.prefix(3)), number >= 1,
            name.dropFirst(3) == ".jpeg" || name.dropFirst(3) == "_thumb.jpeg"
        else { return nil }
        let frames = database.library.files[place].frames
        guard number <= frames.count else { return nil }
        let file = database.library.files[frames[number - 1]]
        return (file.bytes, file.mime)
    }

    /// A photo of a person of a collection.
    private static func personImage(_ database: Database, _ name: Substring) -> File? {
        guard let row = ObjectID(name.prefix(36)).flatMap({ database.personImagesByID[$0] }) else { return nil }
        let image = database.personImages[row]
        let person = database.persons[image.person]
        guard !image.isRemoved, !person.isRemoved, !database.collections[person.collection].isRemoved else {
            return nil
        }
        switch (image.content, name.dropFirst(36)) {
        case (.uploaded(let number), ".\(image.ending)"):
            return database.uploads.bytes(number).map { ($0, image.mime) }
        case (.drawn(let place), ".jpeg"): return (database.library.files[place].bytes, image.mime)
        case (.drawn(let place), "_thumb.jpeg"):
            return database.library.thumbnail(of: place).map { ($0.bytes, $0.mime) }
        default: return nil
        }
    }

    /// The best shot of an analysis.
    private static func picture(_ database: Database, _ analysis: Analysis, _ rest: Substring) -> File? {
        let name = "_best_shot_"
        guard rest.hasPrefix(name), let number = Int(rest.dropFirst(name.count).prefix { $0 != "." && $0 != "_" }),
            analysis.sources.indices.contains(number)
        else { return nil }
        let source = database.media[analysis.sources[number]]
        guard !source.isRemoved, let shot = database.bestShot(of: source), rest.hasSuffix(".\(shot.ending)") else {
            return nil
        }
        return shot.file(in: database, small: rest.hasSuffix("_thumb.\(shot.ending)"))
    }
}
