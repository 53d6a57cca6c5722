/// `ESC ] 1337 ; File = key=value ; … : base64`, ended by a bell or `ESC \`.
enum ITermCheck {
    private static let introducer: [UInt8] = Array("\u{1B}]1337;File=".utf8)

    static func check(_ picture: PixelPicture) throws(PixelRefusal) -> CheckedPixels {
        let bytes = picture.bytes
        guard bytes.starts(with: introducer) else { throw .malformed(at: 0) }
        let start = introducer.count
        guard let colon = bytes.dropFirst(start).prefix(256).firstIndex(of: UInt8(ascii: ":")),
            let keys = keys(bytes[start..<colon])
        else { throw .malformed(at: start) }
        // Without it the terminal would keep the picture as a file.
        guard keys["inline"] == "1" else { throw .malformed(at: start) }
        for (key, most) in [("width", picture.size.columns), ("height", picture.size.rows)] {
            guard let cells = keys[key].flatMap(PixelCheck.number), cells > 0 else { throw .malformed(at: start) }
            guard cells <= most else { throw .tooLarge }
        }
        var end = colon + 1
        while end < bytes.count, PixelCheck.isBase64(bytes[end]) { end += 1 }
        let rest = bytes[end...]
        guard end > colon + 1, rest.elementsEqual([0x07]) || rest.elementsEqual("\u{1B}\\".utf8) else {
            throw .malformed(at: end)
        }
        return CheckedPixels(bytes: bytes, sequences: [0..<bytes.count], kittyImage: nil)
    }

    /// nil unless all are known and none stands twice; values are numbers.
    private static func keys(_ text: ArraySlice<UInt8>) -> [String: String]? {
        let known: Set = ["inline", "width", "height", "preserveAspectRatio", "size", "doNotMoveCursor"]
        var keys: [String: String] = [:]
        for pair in String(decoding: text, as: UTF8.self).split(separator: ";", omittingEmptySubsequences: false) {
            let parts = pair.split(separator: "=", omittingEmptySubsequences: false)
            guard parts.count == 2, known.contains(String(parts[0])), PixelCheck.number(parts[1]) != nil,
                keys.updateValue(String(parts[1]), forKey: String(parts[0])) == nil
            else { return nil }
        }
        return keys
    }
}
