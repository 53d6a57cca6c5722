/// A picture within an uploaded shots set.
struct ShotFrame: Codable, Equatable, Sendable {
    let name: String
    let mime: String

    /// The ending of its link.
    var ending: String { mime == "image/png" ? "png" : "jpeg" }
}
