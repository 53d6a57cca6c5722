/// What a file is: the beginning of its `media_type` says so. [D]
public enum MediaKind: Hashable, Sendable {
    case image, video, shotsSet
    /// A kind this console does not know, kept as it came.
    case other(String)

    /// Reads `media_type` in any case: `IMAGE_FOLDER`, `VIDEO_FOLDER`, `SHOTS_SET_FOLDER` and their relatives.
    public init(wire: String?) {
        let key = wireKey(wire ?? "")
        if key.hasPrefix("IMAGE") {
            self = .image
        } else if key.hasPrefix("VIDEO") {
            self = .video
        } else if key.hasPrefix("SHOTS_SET") {
            self = .shotsSet
        } else {
            self = .other(wire ?? "")
        }
    }

    /// The word for people.
    public var words: String {
        switch self {
        case .image: "image"
        case .video: "video"
        case .shotsSet: "shots set"
        case .other(let word): word.isEmpty ? "unknown" : word
        }
    }
}
