/// A file of an order.
struct Media: Codable, Sendable {
    let id: ObjectID
    let folder: Int
    let kind: MediaKind
    let mime: String
    let originalName: String
    let tags: [String]
    let created: Moment
    /// Where its bytes are.
    let content: Content
    var metaData: JSON = [:]
    var updated: Moment?
    var isRemoved = false
    /// The pictures within an uploaded shots set.
    var frames: [ShotFrame] = []

    /// A drawn file of the library, or an uploaded one.
    enum Content: Codable, Sendable {
        case drawn(Int)
        case uploaded(Int)
    }

    /// What stands in a slot that an invented order does not use.
    static let missing = Media(
        id: ObjectID(seed: 0, kind: .media, 0), folder: 0, kind: .image, mime: "", originalName: "", tags: [],
        created: Moment(microseconds: 0), content: .drawn(0))

    /// The ending of its links.
    var ending: String {
        switch kind {
        case .image: mime == "image/png" ? "png" : "jpeg"
        case .video: mime == "video/mp4" ? "mp4" : String(mime.drop { $0 != "/" }.dropFirst())
        case .shotsSet: "zip"
        }
    }
}
