import Canvas

extension PictureReply: PictureMessage {
    public static var largest: Int { Limits.reply }

    public init(body: ArraySlice<UInt8>) throws(Malformed) {
        var reader = ByteReader(body)
        id = try reader.uint32()
        outcome = try PictureOutcome(from: &reader)
        try reader.end()
    }

    public var body: [UInt8] {
        var writer = ByteWriter()
        writer.put(id)
        outcome.write(to: &writer)
        return writer.bytes
    }
}

extension PictureOutcome {
    init(from reader: inout ByteReader) throws(Malformed) {
        switch try reader.uint8() {
        case 0:
            let facts = try PictureFacts(from: &reader)
            self = .picture(try Picture(from: &reader), facts)
        case 1:
            let facts = try PictureFacts(from: &reader)
            let method = try PixelProtocol(from: &reader)
            let columns = try reader.int(Limits.columns)
            let rows = try reader.int(Limits.rows)
            let bytes = try reader.bytes(atMost: Limits.reply)
            self = .pixels(method, Array(bytes), columns: columns, rows: rows, facts)
        case 2: self = .refused(try PictureRefusal(from: &reader))
        default: throw Malformed("an outcome is none that there is")
        }
    }

    func write(to writer: inout ByteWriter) {
        switch self {
        case .picture(let picture, let facts):
            writer.put(UInt8(0))
            facts.write(to: &writer)
            picture.write(to: &writer)
        case .pixels(let method, let bytes, let columns, let rows, let facts):
            writer.put(UInt8(1))
            facts.write(to: &writer)
            method.write(to: &writer)
            writer.put(columns)
            writer.put(rows)
            writer.put(bytes)
        case .refused(let refusal):
            writer.put(UInt8(2))
            refusal.write(to: &writer)
        }
    }
}

extension Picture {
    /// The signs of which pictures are made, each one column wide on every terminal.
    static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0x2580...0x259F, 0x1FB00...0x1FB3B: true
        default: false
        }
    }

    init(from reader: inout ByteReader) throws(Malformed) {
        let columns = try reader.int(Limits.columns)
        let rows = try reader.int(Limits.rows)
        // Before anything is set aside for them.
        guard reader.remaining == columns * rows * 12 else { throw Malformed("a picture has other cells than it says") }
        var dots: [Dot] = []
        dots.reserveCapacity(columns * rows)
        for _ in 0..<(columns * rows) {
            guard let scalar = Unicode.Scalar(try reader.uint32()), Self.isSign(scalar) else {
                throw Malformed("a cell holds what is no sign of a picture")
            }
            dots.append(Dot(scalar, ink: try Ink(from: &reader), paper: try Ink(from: &reader)))
        }
        guard let picture = Picture(size: Size(columns: columns, rows: rows), dots: dots) else {
            throw Malformed("a picture has other cells than it says")
        }
        self = picture
    }

    func write(to writer: inout ByteWriter) {
        writer.put(size.columns)
        writer.put(size.rows)
        writer.reserve(size.columns * size.rows * 12)
        for index in 0..<size.rows {
            for dot in row(index) {
                writer.put(dot.scalar.value)
                writer.put(dot.ink.bits)
                writer.put(dot.paper.bits)
            }
        }
    }
}

extension Ink {
    init(from reader: inout ByteReader) throws(Malformed) {
        let bits = try reader.uint32()
        self.init(bits: bits)
        guard self.bits == bits else { throw Malformed("a colour is none") }
    }
}
