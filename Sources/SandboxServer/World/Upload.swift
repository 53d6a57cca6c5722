/// A file as a client sent it, checked and ready to be kept.
struct Upload: Sendable {
    /// The name of its part of the form, by which a request speaks of it.
    let part: String
    let name: String
    let mime: String
    let kind: MediaKind
    let tags: [String]
    let metaData: JSON
    let bytes: [UInt8]
    /// The pictures within, for a shots set.
    var frames: [ShotFrame] = []
}
