/// Reads how long a clip is from the boxes of an MP4 or QuickTime file (ISO/IEC 14496-12, 8.2.2).
enum ClipHeader {
    /// Seconds; nil where the file does not tell.
    static func duration(of bytes: [UInt8]) -> Double? {
        guard let movie = box("moov", in: bytes[...]), let header = box("mvhd", in: movie), let version = header.first
        else { return nil }
        // Version 1 has times and duration of eight bytes.
        let isLong = version == 1
        let place = header.startIndex + (isLong ? 20 : 12)
        let end = place + 4 + (isLong ? 8 : 4)
        guard end <= header.endIndex else { return nil }
        let scale = number(header[place..<place + 4])
        let length = number(header[place + 4..<end])
        // All ones means that it is not known.
        guard scale > 0, length != (isLong ? UInt64.max : UInt64(UInt32.max)) else { return nil }
        return Double(length) / Double(scale)
    }

    /// The contents of the first box of a kind.
    private static func box(_ kind: String, in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var rest = bytes
        while rest.count >= 8 {
            let start = rest.startIndex
            var size = number(rest[start..<start + 4])
            var head = 8
            if size == 1, rest.count >= 16 {
                size = number(rest[start + 8..<start + 16])
                head = 16
            } else if size == 0 {
                size = UInt64(rest.count)
            }
            guard size >= UInt64(head), size <= UInt64(rest.count) else { return nil }
            let end = start + Int(size)
            if rest[start + 4..<start + 8].elementsEqual(kind.utf8) { return rest[start + head..<end] }
            rest = rest[end...]
        }
        return nil
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
