/// A photo by which a person of a collection is recognized.
struct PersonImage: Codable, Sendable {
    let id: ObjectID
    let person: Int
    let originalName: String
    let mime: String
    let tags: [String]
    let created: Moment
    let content: Media.Content
    var metaData: JSON = [:]
    var isRemoved = false

    /// The ending of its links.
    var ending: String { mime == "image/png" ? "png" : "jpeg" }
}
