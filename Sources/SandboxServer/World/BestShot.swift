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
