extension PictureRefusal {
    private static var numbers: ClosedRange<Int> { 0...Int(UInt32.max) }

    init(from reader: inout ByteReader) throws(Malformed) {
        switch try reader.uint8() {
        case 0: self = .notFound
        case 1: self = .unreadable
        case 2: self = .notAFile
        case 3: self = .empty
        case 4: self = .notAPicture(try reader.plainText(atMost: 64))
        case 5: self = .unsupported(try reader.plainText(atMost: 64))
        case 6:
            self = .tooLarge(
                width: try reader.int(Self.numbers), height: try reader.int(Self.numbers),
                limit: try reader.int(Self.numbers))
        case 7: self = .tooHeavy(bytes: try reader.int(Self.numbers), limit: try reader.int(Self.numbers))
        case 8: self = .cut
        case 9: self = .broken(try reader.plainText(atMost: 200))
        case 10: self = .needsFFmpeg
        case 11: self = .tooSlow
        case 12: self = .noMemory
        case 13: self = .beyondEnd(frames: try reader.int(0...Limits.frames))
        default: throw Malformed("a refusal is none that there is")
        }
    }

    func write(to writer: inout ByteWriter) {
        writer.put(number)
        switch self {
        case .notFound, .unreadable, .notAFile, .empty, .cut, .needsFFmpeg, .tooSlow, .noMemory: break
        case .notAPicture(let text), .unsupported(let text): writer.put(text.plain(atMost: 64))
        case .broken(let text): writer.put(text.plain(atMost: 200))
        case .tooLarge(let width, let height, let limit):
            for number in [width, height, limit] { writer.put(number) }
        case .tooHeavy(let bytes, let limit):
            for number in [bytes, limit] { writer.put(number) }
        case .beyondEnd(let frames): writer.put((0...Limits.frames).nearest(frames))
        }
    }

    private var number: UInt8 {
        switch self {
        case .notFound: 0
        case .unreadable: 1
        case .notAFile: 2
        case .empty: 3
        case .notAPicture: 4
        case .unsupported: 5
        case .tooLarge: 6
        case .tooHeavy: 7
        case .cut: 8
        case .broken: 9
        case .needsFFmpeg: 10
        case .tooSlow: 11
        case .noMemory: 12
        case .beyondEnd: 13
        }
    }
}
