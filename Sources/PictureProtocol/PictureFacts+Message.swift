import Canvas

extension PictureFacts {
    private static var times: ClosedRange<Double> { 0...1e9 }

    init(from reader: inout ByteReader) throws(Malformed) {
        self.init(
            format: try reader.plainText(atMost: 32), width: try reader.int(1...Limits.side),
            height: try reader.int(1...Limits.side),
            frames: try reader.bool() ? try reader.int(0...Limits.frames) : nil,
            rate: try reader.bool() ? try reader.double(Self.times) : nil,
            duration: try reader.bool() ? try reader.double(Self.times) : nil, isShortened: try reader.bool())
    }

    func write(to writer: inout ByteWriter) {
        writer.put(format.plain(atMost: 32))
        writer.put((1...Limits.side).nearest(width))
        writer.put((1...Limits.side).nearest(height))
        writer.put(frames != nil)
        if let frames { writer.put((0...Limits.frames).nearest(frames)) }
        for time in [rate, duration] {
            let time = time.flatMap { Self.times.contains($0) ? $0 : nil }
            writer.put(time != nil)
            if let time { writer.put(time) }
        }
        writer.put(isShortened)
    }
}

extension String {
    /// Printable ASCII only, and not too much of it.
    func plain(atMost limit: Int) -> String {
        String(decoding: utf8.map { (0x20...0x7E).contains($0) ? $0 : UInt8(ascii: "?") }.prefix(limit), as: UTF8.self)
    }
}
