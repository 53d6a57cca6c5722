/// The pictures within an uploaded shots set.
enum ShotFrames {
    /// Names and kinds of the pictures, in order; none where the archive cannot be read.
    static func list(in bytes: [UInt8]) -> [ShotFrame] {
        pictures(in: bytes).map { ShotFrame(name: $0.entry.name, mime: $0.mime) }
    }

    /// One picture's bytes, unpacked anew so that nothing is kept twice.
    static func picture(_ number: Int, in bytes: [UInt8]) -> [UInt8]? {
        let pictures = pictures(in: bytes)
        return pictures.indices.contains(number) ? pictures[number].entry.bytes : nil
    }

    private static func pictures(in bytes: [UInt8]) -> [(entry: Archive.Entry, mime: String)] {
        let entries = (try? Archive.entries(of: bytes)) ?? []
        return entries.compactMap { entry in
            guard let mime = PictureHeader.mime(of: entry.bytes), mime.hasPrefix("image/") else { return nil }
            return (entry, mime)
        }
    }
}
