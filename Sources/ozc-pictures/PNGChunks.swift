import PictureProtocol

/// The chunks of a PNG that say how its pixels look; the others, a few of which can unpack to gigabytes, are left out.
struct PNGChunks {
    /// A PNG of those chunks only.
    private(set) var bytes: [UInt8]
    /// How much of that is packed pixels.
    private(set) var packed = 0

    private static let kept = ["IHDR", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "IDAT", "IEND"].map { Array($0.utf8) }

    /// - Throws: `cut` for whatever lacks its end.
    init(_ file: [UInt8]) throws(PictureRefusal) {
        bytes = Array(file.prefix(8))
        var position = 8
        while position + 12 <= file.count {
            let count = file[position..<(position + 4)].reduce(0) { $0 << 8 | Int($1) }
            let kind = Array(file[(position + 4)..<(position + 8)])
            guard count <= file.count - position - 12 else { throw .cut }
            if Self.kept.contains(kind) { bytes += file[position..<(position + 12 + count)] }
            if kind.elementsEqual("IDAT".utf8) { packed += count }
            if kind.elementsEqual("IEND".utf8) { return }
            position += 12 + count
        }
        throw .cut
    }
}
