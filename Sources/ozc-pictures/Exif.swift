/// Reads of EXIF only which way is up.
enum Exif {
    /// From a JPEG's segments before its picture data.
    static func orientation(ofJPEG bytes: [UInt8]) -> Orientation {
        var position = 2
        while position + 4 <= bytes.count, bytes[position] == 0xFF {
            let marker = bytes[position + 1]
            if marker == 0xFF {
                position += 1
                continue
            }
            guard marker != 0xDA, marker != 0xD9 else { break }
            let count = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
            let end = position + 2 + count
            guard count >= 2, end <= bytes.count else { break }
            let segment = bytes[(position + 4)..<end]
            if marker == 0xE1, segment.starts(with: "Exif\0\0".utf8) { return orientation(of: segment.dropFirst(6)) }
            position = end
        }
        return .upright
    }

    /// From a PNG's chunks before its picture data.
    static func orientation(ofPNG bytes: [UInt8]) -> Orientation {
        var position = 8
        while position + 12 <= bytes.count {
            let count = bytes[position..<(position + 4)].reduce(0) { $0 << 8 | Int($1) }
            let kind = bytes[(position + 4)..<(position + 8)]
            guard !kind.elementsEqual("IDAT".utf8), count <= bytes.count - position - 12 else { break }
            let data = bytes[(position + 8)..<(position + 8 + count)]
            if kind.elementsEqual("eXIf".utf8) { return orientation(of: data) }
            position += 12 + count
        }
        return .upright
    }

    /// From the TIFF structure that EXIF is.
    static func orientation(of tiff: ArraySlice<UInt8>) -> Orientation {
        TIFF(tiff)?.values(0x0112).first.flatMap { Orientation(rawValue: $0) } ?? .upright
    }
}
