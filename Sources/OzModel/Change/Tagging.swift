/// What a file shows, as it is offered for choosing; stands for a set of tags.
public struct Tagging: Hashable, Sendable {
    /// For people: "selfie video, smile · portrait".
    public let words: String
    public let tags: [String]

    /// Everything that a file of a kind may show. [D, section 8; the Web Console offers the same]
    public static func all(of kind: NewFile.Kind) -> [Tagging] {
        switch kind {
        case .image: selfies + documents
        case .video, .shotsSet: videos
        }
    }

    private static let orientations = ["portrait", "landscape"]

    private static let selfies = orientations.map {
        Tagging(words: "selfie · \($0)", tags: ["photo_selfie", "orientation_\($0)"])
    }

    private static let documents = [
        Tagging(words: "document with a photo", tags: ["photo_id", "photo_id_front"]),
        Tagging(words: "document, its back", tags: ["photo_id", "photo_id_back"]),
        Tagging(words: "document without a photo", tags: ["photo_doc"]),
        Tagging(words: "document without a photo, a further page", tags: ["photo_doc", "photo_doc_page"]),
    ]

    private static let videos: [Tagging] = orientations.flatMap { orientation in
        actions.map { action in
            Tagging(
                words: "selfie video, \(action.words) · \(orientation)",
                tags: ["video_selfie", "video_selfie_\(action.tag)", "orientation_\(orientation)"])
        }
    }

    private static let actions: [(tag: String, words: String)] = [
        ("blank", "no action"), ("scan", "scan"), ("left", "turn left"), ("right", "turn right"),
        ("down", "turn down"), ("high", "turn up"), ("smile", "smile"), ("eyes", "blink"),
        ("oneshot", "one shot (ends 1 January 2027)"),
    ]
}
