/// `ESC _ G keys ; base64 ESC \`, several times when the picture comes in parts.
enum KittyCheck {
    private static let introducer: [UInt8] = Array("\u{1B}_G".utf8)
    private static let terminator: [UInt8] = Array("\u{1B}\\".utf8)

    static func check(_ picture: PixelPicture) throws(PixelRefusal) -> CheckedPixels {
        let bytes = picture.bytes
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + 64)
        var sequences: [Range<Int>] = []
        var image: UInt32?
        var isMore = true
        var index = 0
        while index < bytes.count {
            guard isMore, bytes[index...].starts(with: introducer) else { throw .malformed(at: index) }
            let control = bytes[(index + introducer.count)...].prefix(while: isControl)
            let end = payloadEnd(bytes, from: control.endIndex)
            guard bytes[end...].starts(with: terminator) else { throw .malformed(at: end) }
            guard var keys = keys(control) else { throw .malformed(at: index) }
            isMore = keys["m"] == "1"
            if image == nil {
                image = try complete(&keys, picture, at: index)
            } else {
                guard keys.allSatisfy({ $0 == "m" || ($0 == "q" && $1 == "2") }) else { throw .malformed(at: index) }
            }
            let start = output.count
            output += introducer
            output += keys.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: ",").utf8
            output += bytes[control.endIndex..<(end + terminator.count)]
            sequences.append(start..<output.count)
            index = end + terminator.count
        }
        guard let image, !isMore else { throw .malformed(at: bytes.count) }
        return CheckedPixels(bytes: output, sequences: sequences, kittyImage: image)
    }

    private static func payloadEnd(_ bytes: [UInt8], from start: Int) -> Int {
        guard start < bytes.count, bytes[start] == UInt8(ascii: ";") else { return start }
        var end = start + 1
        while end < bytes.count, PixelCheck.isBase64(bytes[end]) { end += 1 }
        return end
    }

    /// The image's number; the keys are those that draw it, silently, into the cells that it claims.
    private static func complete(
        _ keys: inout [String: String], _ picture: PixelPicture, at index: Int
    ) throws(PixelRefusal) -> UInt32 {
        // Kitty's other ways to pass a picture name files and memory of the machine that the terminal runs on.
        let fixed = ["a": "T", "t": "d", "q": "2", "C": "1"]
        for (key, value) in fixed {
            guard keys[key] ?? value == value else { throw .malformed(at: index) }
            keys[key] = value
        }
        guard ["24", "32", "100"].contains(keys["f"] ?? "32"), keys["o"] ?? "z" == "z" else {
            throw .malformed(at: index)
        }
        for key in ["s", "v"] {
            guard let value = keys[key] else { continue }
            guard let pixels = PixelCheck.number(value), pixels <= 10_000 else { throw .malformed(at: index) }
        }
        for (key, most) in [("c", picture.size.columns), ("r", picture.size.rows)] {
            guard let cells = PixelCheck.number(keys[key] ?? "\(most)"), cells > 0 else { throw .malformed(at: index) }
            guard cells <= most else { throw .tooLarge }
            keys[key] = "\(cells)"
        }
        let allowed: Set = ["a", "t", "q", "C", "f", "o", "s", "v", "c", "r", "i", "m", "S"]
        guard keys.keys.allSatisfy(allowed.contains) else { throw .malformed(at: index) }
        let image = keys["i"].map(UInt32.init) ?? UInt32(truncatingIfNeeded: picture.id % 0xFFFF_FFFE) + 1
        guard let image, image > 0 else { throw .malformed(at: index) }
        keys["i"] = "\(image)"
        return image
    }

    private static func isControl(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || (PixelCheck.isBase64(byte) && !"+/".utf8.contains(byte))
    }

    /// nil unless each is `k=value`, once.
    private static func keys(_ control: ArraySlice<UInt8>) -> [String: String]? {
        guard control.count <= 256 else { return nil }
        var keys: [String: String] = [:]
        for pair in String(decoding: control, as: UTF8.self).split(separator: ",", omittingEmptySubsequences: false) {
            let parts = pair.split(separator: "=", omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0].utf8.count == 1, !parts[1].isEmpty, keys[String(parts[0])] == nil,
                parts[0] == "a" || parts[0] == "t" || parts[0] == "o" || PixelCheck.number(parts[1]) != nil
            else { return nil }
            keys[String(parts[0])] = String(parts[1])
        }
        guard keys["m"] ?? "0" == "0" || keys["m"] == "1" else { return nil }
        return keys
    }
}
