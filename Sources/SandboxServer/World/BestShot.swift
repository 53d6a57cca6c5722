/// The still that stands for a clip or a shots set.
///
/// Of a drawn one it is a drawn picture; of an uploaded shots set its first frame. Nothing here reads the pictures of
/// an uploaded clip, so it has none.
enum BestShot {
    case drawn(MediaFile)
    case frame(ShotFrame, upload: Int)

    /// The ending of its link.
    var ending: String {
        switch self {
        case .drawn: "jpeg"
        case .frame(let frame, _): frame.ending
        }
    }

    /// Its bytes; a frame is its own small picture.
    func file(in database: Database, small: Bool) -> (bytes: [UInt8], type: String)? {
        switch self {
        case .drawn(let file):
            guard small else { return (file.bytes, file.mime) }
            return database.library.place(file.name).flatMap { database.library.thumbnail(of: $0) }
                .map { ($0.bytes, $0.mime) }
        case .frame(let frame, let upload):
            return database.uploads.bytes(upload).flatMap { ShotFrames.picture(0, in: $0) }.map { ($0, frame.mime) }
        }
    }
}

extension Database {
    /// The best shot of a medium; a picture is none of itself.
    func bestShot(of media: Media) -> BestShot? {
        guard media.kind != .image else { return nil }
        switch media.content {
        case .drawn(let place): return library.bestShot(of: place).map(BestShot.drawn)
        case .uploaded(let number): return media.frames.first.map { .frame($0, upload: number) }
        }
    }
}
