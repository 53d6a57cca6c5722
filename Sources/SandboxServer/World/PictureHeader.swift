/// Reads what a picture's first bytes tell: what it is, how large it is.
enum PictureHeader {
    /// The MIME type by the file's first bytes; nil where they are not known.
    static func mime(of bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "image/png" }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return "application/zip" }
        if bytes.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) { return "video/webm" }
        if bytes.dropFirst(4).starts(with: "ftyp".utf8) { return "video/mp4" }
        return nil
    }

    /// Width and height in pixels of a JPEG or PNG; nil for others and for broken ones.
    static func measures(of bytes: [UInt8]) -> (width: Int, height: Int)? {
        switch mime(of: bytes) {
        case "image/png":
            guard bytes.count >= 24 else { return nil }
            return (number(bytes[16..<20]), number(bytes[20..<24]))
        case "image/jpeg": return jpeg(bytes)
        default: return nil
        }
    }

    /// Walks the segments up to the frame header.
    private static func jpeg(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
        var place = 2
        while place + 9 <= bytes.count, bytes[place] == 0xFF {
            let marker = bytes[place + 1]
            if 0xC0...0xCF ~= marker, marker != 0xC4, marker != 0xC8, marker != 0xCC {
                return (number(bytes[place + 7..<place + 9]), number(bytes[place + 5..<place + 7]))
            }
            place += 2 + max(2, number(bytes[place + 2..<place + 4]))
        }
        return nil
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { $0 << 8 | Int($1) }
    }
}
