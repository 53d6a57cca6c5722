/// A drawn file of the library with its true measures.
struct MediaFile: Sendable {
    let name: String
    let bytes: [UInt8]
    let width: Int
    let height: Int
    let md5: String
    /// Seconds, for clips.
    let duration: Double?
    /// Frames per second, for clips.
    let rate: Double?
    /// Positions in the library of the frames, for shots sets.
    let frames: [Int]

    var mime: String {
        if name.hasSuffix(".mp4") { return "video/mp4" }
        return name.hasSuffix(".zip") ? "application/zip" : "image/jpeg"
    }
}
