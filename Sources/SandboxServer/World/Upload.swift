/// A file as a client sent it, checked and ready to be kept.
struct Upload: Sendable {
    let name: String
    let mime: String
    let kind: MediaKind
    let tags: [String]
    let metaData: JSON
    let bytes: [UInt8]
}
