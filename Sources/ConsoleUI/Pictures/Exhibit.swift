import Canvas
import OzModel
import Store

/// Something of a case that can be looked at: a medium, a best shot, a person of a collection.
struct Exhibit: Equatable {
    /// The medium's id, or that of the picture the server made.
    let id: String
    /// "selfie video", "best shot": what it is to the case.
    let caption: String
    /// Name, kind, size, length, tags: as a text card has them.
    let card: [String]
    /// What stands under a small picture of it, among those of other cases.
    var label = ""
    /// A small picture of it.
    var thumbnail: MediaFile?
    /// What a viewer shows.
    var file: MediaFile?
    /// The pictures of a shots set, in their order.
    var frames: [MediaFile] = []
    /// What was measured on it.
    var score: String?

    var isVideo: Bool { file?.kind == .video }
    /// Whether it has more than one picture, as far as can be told before it is read.
    var isMoving: Bool { isVideo || frames.count > 1 }

    /// The file for a box of so many columns: a small one does where the box is small, and stands for a video.
    func still(columns: Int) -> MediaFile? {
        if columns <= 32, let thumbnail { return thumbnail }
        if let first = frames.first { return first }
        return isVideo ? thumbnail ?? file : file ?? thumbnail
    }

    /// A place for it on the page.
    func box(columns: Int, rows: Int) -> PictureBox {
        let words = score.map { "\(caption) \($0)" } ?? caption
        return PictureBox(
            file: still(columns: columns), caption: Text(words, .dim), card: card, columns: columns, rows: rows)
    }
}

extension Exhibit {
    /// A medium from its record and the server's own text.
    init(_ medium: Media, json: String?) {
        let value = json.flatMap { JSONValue(parsing: $0) }
        let info = value?["info"]
        id = medium.id.rawValue
        caption = Self.caption(medium)
        let facts = [medium.pixels, medium.duration.map(Amounts.seconds), medium.size.map(Amounts.bytes)]
        card = [
            medium.name ?? medium.id.rawValue, medium.kind.words, facts.compactMap(\.self).joined(separator: "  "),
            medium.tags.joined(separator: " "),
        ].filter { !$0.isEmpty }
        thumbnail = medium.thumbURL.map {
            MediaFile(
                url: $0, kind: .image, size: info?["thumb"]?["size"]?.count, md5: info?["thumb"]?["md5"]?.text)
        }
        // Assumed: `info.original` or `info.video` describes the file at `original_url`. [R, section 7]
        let part = info?["original"] ?? info?["video"] ?? info?["shots_set"]
        let kind: MediaFile.Kind =
            switch medium.kind {
            case .image, .other: .image
            case .video: .video
            case .shotsSet: .archive
            }
        file = medium.originalURL.map {
            MediaFile(url: $0, kind: kind, size: part?["size"]?.count ?? medium.size, md5: part?["md5"]?.text)
        }
        frames = (value?["images"]?.elements ?? []).compactMap { image in
            image["original_url"]?.text.map { MediaFile(url: $0, kind: .image) }
        }
    }

    /// A photo of a person of a collection.
    init(_ photo: Person.Photo) {
        id = photo.id.rawValue
        caption = "photo"
        card = [photo.name ?? caption, photo.tags.joined(separator: " ")].filter { !$0.isEmpty }
        thumbnail = photo.thumbURL.map { MediaFile(url: $0, kind: .image) }
        file = (photo.originalURL ?? photo.thumbURL).map { MediaFile(url: $0, kind: .image) }
    }

    /// A picture the server made: a best shot, a person's photo.
    init?(picture value: JSONValue, caption: String, fallbackID: String) {
        guard let url = value["original_url"]?.text ?? value["thumb_url"]?.text else { return nil }
        id = value["image_id"]?.text ?? value["person_image_id"]?.text ?? value["media_id"]?.text ?? fallbackID
        self.caption = caption
        card = [value["original_name"]?.text ?? caption]
        file = MediaFile(url: url, kind: .image)
        thumbnail = value["thumb_url"]?.text.map { MediaFile(url: $0, kind: .image) }
    }

    /// What a file is to its case, by its tags. [D, section 8]
    private static func caption(_ medium: Media) -> String {
        let tags = Set(medium.tags)
        let kind = medium.kind == .image ? "" : " \(medium.kind.words)"
        if tags.contains("photo_id_back") { return "document, back" }
        if tags.contains("photo_id_front") { return "document, front" }
        if tags.contains("photo_id") { return "document" }
        if tags.contains("photo_selfie") || tags.contains(where: { $0.hasPrefix("video_selfie") }) {
            return "selfie\(kind)"
        }
        return medium.kind.words
    }
}

extension JSONValue {
    /// A whole number that is not negative.
    var count: Int? {
        guard let number, number >= 0, number < 1e15, number == number.rounded() else { return nil }
        return Int(number)
    }
}
