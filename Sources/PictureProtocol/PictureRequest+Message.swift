import Canvas

extension PictureRequest: PictureMessage {
    public static var largest: Int { Limits.order }

    public init(body: ArraySlice<UInt8>) throws(Malformed) {
        var reader = ByteReader(body)
        let id = try reader.uint32()
        let path = try reader.text(atMost: Limits.path)
        guard !path.isEmpty, !path.utf8.contains(0) else { throw Malformed("a path is none") }
        let page = try Page(from: &reader)
        let shape = try Shape(from: &reader)
        self.init(id: id, path: path, page: page, shape: shape, view: try View(from: &reader))
        guard self.shape == shape else { throw Malformed("a shape is out of range") }
        try reader.end()
    }

    public var body: [UInt8] {
        var writer = ByteWriter()
        writer.put(id)
        writer.put(path)
        page.write(to: &writer)
        shape.write(to: &writer)
        view.write(to: &writer)
        return writer.bytes
    }
}

extension Page {
    init(from reader: inout ByteReader) throws(Malformed) {
        switch try reader.uint8() {
        case 0: self = .still
        case 1: self = .frame(try reader.int(0...Limits.frames))
        default: throw Malformed("a page is none that there is")
        }
    }

    func write(to writer: inout ByteWriter) {
        switch self {
        case .still: writer.put(UInt8(0))
        case .frame(let number):
            writer.put(UInt8(1))
            writer.put((0...Limits.frames).nearest(number))
        }
    }
}

extension View {
    init(from reader: inout ByteReader) throws(Malformed) {
        self.init(
            left: try reader.double(0...1), top: try reader.double(0...1), width: try reader.double(0...1),
            height: try reader.double(0...1), isFlipped: try reader.bool(), fit: try reader.choice())
    }

    func write(to writer: inout ByteWriter) {
        for share in [left, top, width, height] { writer.put(share) }
        writer.put(isFlipped)
        writer.put(fit.rawValue)
    }
}

extension Shape {
    init(from reader: inout ByteReader) throws(Malformed) {
        switch try reader.uint8() {
        case 0:
            self = .cells(
                columns: try reader.int(Limits.columns), rows: try reader.int(Limits.rows),
                cellWidth: try reader.double(0.05...20), cellHeight: try reader.double(1...1),
                symbols: try reader.choice(), colours: try ColourDepth(from: &reader))
        case 1:
            self = .pixels(
                try PixelProtocol(from: &reader), columns: try reader.int(Limits.columns),
                rows: try reader.int(Limits.rows),
                cellWidth: try reader.int(Limits.cellPixels), cellHeight: try reader.int(Limits.cellPixels),
                colours: try ColourDepth(from: &reader))
        default: throw Malformed("a shape is none that there is")
        }
    }

    func write(to writer: inout ByteWriter) {
        switch self {
        case .cells(let columns, let rows, let width, let height, let symbols, let colours):
            writer.put(UInt8(0))
            for number in [columns, rows] { writer.put(number) }
            for number in [width, height] { writer.put(number) }
            writer.put(symbols.rawValue)
            colours.write(to: &writer)
        case .pixels(let method, let columns, let rows, let width, let height, let colours):
            writer.put(UInt8(1))
            method.write(to: &writer)
            for number in [columns, rows, width, height] { writer.put(number) }
            colours.write(to: &writer)
        }
    }
}

extension ColourDepth {
    init(from reader: inout ByteReader) throws(Malformed) {
        let index = Int(try reader.uint8())
        guard index < Self.allCases.count else { throw Malformed("a colour depth is none that there is") }
        self = Self.allCases[index]
    }

    func write(to writer: inout ByteWriter) {
        writer.put(UInt8(clamping: Self.allCases.firstIndex(of: self) ?? 0))
    }
}
