import Canvas

extension PixelProtocol {
    init(from reader: inout ByteReader) throws(Malformed) {
        let index = Int(try reader.uint8())
        guard Self.allCases.indices.contains(index) else { throw Malformed("a choice is none that there is") }
        self = Self.allCases[index]
    }

    func write(to writer: inout ByteWriter) {
        writer.put(UInt8(Self.allCases.firstIndex(of: self) ?? 0))
    }
}
