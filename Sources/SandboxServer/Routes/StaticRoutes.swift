/// Files under `/static/`: no token, as behind the real server's proxy; whole or by one byte range.
enum StaticRoutes {
    typealias File = (bytes: [UInt8], type: String)

    /// A file that is at hand, or one that has yet to be read.
    private enum Found {
        case ready(File)
        case later(@Sendable () -> File?)
    }

    static let get: Route.Handler = { database, call in
        switch find(database, call) {
        case .ready(let file)?: reply(file, call)
        case .later(let read)?: Reply(body: .reading(read))
        case nil: throw ApiError.notExist
        }
    }

    /// Off the world's actor: from the disk and out of an archive takes its time.
    @concurrent static func read(_ file: @Sendable () -> File?) async -> File? { file() }

    /// The file, or the part of it that is asked for.
    static func reply(_ file: File, _ call: Call) -> Reply {
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

    /// `/static/company/user/folder/` and then a medium's file, a frame of a shots set, or an analysis's best shot.
    private static func find(_ database: Database, _ call: Call) -> Found? {
        let path = call.path.split(separator: "/")
        if path.count == 3, path[1] == "collections" { return personImage(database, path[2]) }
        if path.count == 3, path[1] == "reports" { return database.reportFile(path[2]).map(Found.ready) }
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

    private static func file(_ database: Database, _ media: Media, _ rest: Substring) -> Found? {
        switch media.content {
        case .uploaded(let number):
            return rest == ".\(media.ending)" ? upload(number, media.mime, database) : nil
        case .drawn(let place):
            switch rest {
            case ".\(media.ending)": return .ready((database.library.files[place].bytes, media.mime))
            case "_thumb.jpeg": return database.library.thumbnail(of: place).map { .ready(($0.bytes, $0.mime)) }
            case "_preview.mp4": return database.library.preview(of: place).map { .ready(($0.bytes, $0.mime)) }
            default: return nil
            }
        }
    }

    private static func upload(_ number: Int, _ mime: String, _ database: Database) -> Found {
        let uploads = database.uploads
        return .later { uploads.bytes(number).map { ($0, mime) } }
    }

    private static func frame(_ database: Database, _ media: Media, _ name: Substring) -> Found? {
        if case .uploaded(let upload) = media.content {
            guard let number = Int(name.prefix(3)), media.frames.indices.contains(number - 1),
                name.dropFirst(3) == ".\(media.frames[number - 1].ending)"
            else { return nil }
            return frame(number - 1, media.frames[number - 1].mime, upload, database)
        }
        guard case .drawn(let place) = media.content, let number = Int(name.prefix(3)), number >= 1,
            name.dropFirst(3) == ".jpeg" || name.dropFirst(3) == "_thumb.jpeg"
        else { return nil }
        let frames = database.library.files[place].frames
        guard number <= frames.count else { return nil }
        let file = database.library.files[frames[number - 1]]
        return .ready((file.bytes, file.mime))
    }

    private static func frame(_ number: Int, _ mime: String, _ upload: Int, _ database: Database) -> Found {
        let uploads = database.uploads
        return .later { uploads.bytes(upload).flatMap { ShotFrames.picture(number, in: $0) }.map { ($0, mime) } }
    }

    /// A photo of a person of a collection.
    private static func personImage(_ database: Database, _ name: Substring) -> Found? {
        guard let row = ObjectID(name.prefix(36)).flatMap({ database.personImagesByID[$0] }) else { return nil }
        let image = database.personImages[row]
        let person = database.persons[image.person]
        guard !image.isRemoved, !person.isRemoved, !database.collections[person.collection].isRemoved else {
            return nil
        }
        switch (image.content, name.dropFirst(36)) {
        case (.uploaded(let number), ".\(image.ending)"):
            return upload(number, image.mime, database)
        case (.drawn(let place), ".jpeg"): return .ready((database.library.files[place].bytes, image.mime))
        case (.drawn(let place), "_thumb.jpeg"):
            return database.library.thumbnail(of: place).map { .ready(($0.bytes, $0.mime)) }
        default: return nil
        }
    }

    /// The best shot of an analysis.
    private static func picture(_ database: Database, _ analysis: Analysis, _ rest: Substring) -> Found? {
        let name = "_best_shot_"
        guard rest.hasPrefix(name), let number = Int(rest.dropFirst(name.count).prefix { $0 != "." && $0 != "_" }),
            analysis.sources.indices.contains(number), !analysis.isRemoved
        else { return nil }
        let source = database.media[analysis.sources[number]]
        guard !source.isRemoved, let shot = database.bestShot(of: source), rest.hasSuffix(".\(shot.ending)") else {
            return nil
        }
        switch shot {
        case .frame(let picture, let upload): return frame(0, picture.mime, upload, database)
        case .drawn(let file):
            guard rest.hasSuffix("_thumb.jpeg") else { return .ready((file.bytes, file.mime)) }
            let thumbnail = database.library.place(file.name).flatMap { database.library.thumbnail(of: $0) }
            return thumbnail.map { .ready(($0.bytes, $0.mime)) }
        }
    }
}
