/// Media and their links as the API shows them.
extension Database {
    func view(_ media: Media, base: String) -> JSON {
        let links = links(media, base: base)
        let kindID =
            switch media.kind {
            case .image: "image_id"
            case .video: "video_id"
            case .shotsSet: "shots_set_id"
            }
        var view: [JSON.Member] = [
            .init("time_created", media.created.json), .init("time_updated", (media.updated ?? media.created).json),
            .init("media_id", media.id.json), .init(kindID, media.id.json),
            .init("folder_id", folders[media.folder].id.json),
            .init("company_id", .optional(folders[media.folder].company.map { companies[$0].id })),
            .init("media_type", .string(media.kind.typeName)), .init("mime_type", .string(media.mime)),
            .init("original_name", .string(media.originalName)), .init("original_url", .string(links.original)),
        ]
        if media.kind == .video { view.append(.init("video_url", .string(links.original))) }
        if media.kind != .image { view.append(.init("preview_url", .optional(links.preview))) }
        view.append(.init("thumb_url", .optional(links.thumbnail)))
        if media.kind == .shotsSet { view.append(.init("images", frames(media, base: base))) }
        view.append(.init("tags", .array(media.tags.map(JSON.string))))
        view.append(.init("info", info(media)))
        view.append(.init("meta_data", media.metaData))
        view.append(.init("technical_meta_data", [:]))
        return .object(view)
    }

    /// `http://host/static/company/user/folder`, under which an order's files lie.
    func directory(of folder: Folder, base: String) -> String {
        let company = folder.company.map { companies[$0].id.description } ?? "none"
        return "\(base)/static/\(company)/\(users[folder.user].id)/\(folder.id)"
    }

    private func links(
        _ media: Media, base: String
    ) -> (original: String, preview: String?, thumbnail: String?) {
        let stem = "\(directory(of: folders[media.folder], base: base))/\(media.id)"
        let original = "\(stem).\(media.ending)"
        switch media.content {
        case .drawn: return (original, "\(stem)_preview.mp4", "\(stem)_thumb.jpeg")
        // Nothing here makes small pictures or films of uploads: a picture stands for itself, a film has none.
        case .uploaded:
            return (original, media.kind == .video ? original : nil, media.kind == .image ? original : nil)
        }
    }

    private func frames(_ media: Media, base: String) -> JSON {
        let stem = "\(directory(of: folders[media.folder], base: base))/\(media.id)"
        guard case .drawn(let place) = media.content else {
            return .array(
                media.frames.enumerated().map { index, frame in
                    // Nothing here makes small pictures of uploads: a frame stands for itself.
                    let link = JSON.string("\(stem)/\(String("00\(index + 1)".suffix(3))).\(frame.ending)")
                    return [
                        "image_id": ObjectID(seed: media.id.low, kind: .image, index).json, "original_url": link,
                        "thumb_url": link, "original_name": .string(frame.name),
                    ]
                })
        }
        return .array(
            library.files[place].frames.indices.map { index in
                [
                    "image_id": ObjectID(seed: media.id.low, kind: .image, index).json,
                    "original_url": .string("\(stem)/00\(index + 1).jpeg"),
                    "thumb_url": .string("\(stem)/00\(index + 1)_thumb.jpeg"),
                    "original_name": .string("00\(index + 1).jpeg"),
                ]
            })
    }

    private func info(_ media: Media) -> JSON {
        switch media.content {
        case .drawn(let place): drawnInfo(media, library.files[place], place)
        case .uploaded(let number): uploadedInfo(media, number)
        }
    }

    private func drawnInfo(_ media: Media, _ file: MediaFile, _ place: Int) -> JSON {
        let thumbnail = library.thumbnail(of: place).map(Self.picture) ?? [:]
        switch media.kind {
        case .image:
            return ["original": Self.picture(file), "thumb": thumbnail]
        case .video:
            return ["video": Self.film(file), "thumb": thumbnail, "preview": Self.film(file)]
        case .shotsSet:
            let preview = library.preview(of: place).map(Self.film) ?? [:]
            return [
                "shots_set": ["count": .int(file.frames.count), "size": .int(file.bytes.count)],
                "thumb": thumbnail, "preview": preview,
            ]
        }
    }

    private func uploadedInfo(_ media: Media, _ number: Int) -> JSON {
        guard uploads.facts.indices.contains(number) else { return [:] }
        let file = uploads.facts[number]
        let size: JSON = ["mime-type": .string(media.mime), "size": .int(file.size)]
        switch media.kind {
        case .image:
            guard let measures = file.measures else { return ["original": size] }
            return [
                "original": .object(
                    [.init("width", .int(measures.width)), .init("height", .int(measures.height))]
                        + (size.members ?? []))
            ]
        case .video: return ["video": size]
        case .shotsSet:
            return ["shots_set": ["count": .int(media.frames.count), "size": .int(file.size)]]
        }
    }

    private static func picture(_ file: MediaFile) -> JSON {
        [
            "width": .int(file.width), "height": .int(file.height), "mime-type": .string(file.mime),
            "md5": .string(file.md5), "size": .int(file.bytes.count),
        ]
    }

    private static func film(_ file: MediaFile) -> JSON {
        [
            "duration": .double(file.duration ?? 0), "FPS": .double(file.rate ?? 0), "width": .int(file.width),
            "height": .int(file.height), "mime-type": .string(file.mime), "md5": .string(file.md5),
            "size": .int(file.bytes.count),
        ]
    }
}
