/// `ESC P … q … ESC \`: six rows of pixels at a time, whose extent is counted.
struct SixelCheck {
    private let bytes: [UInt8]
    private var index = 0
    private var column = 0
    private var band = 0
    private var width = 0
    private var height = 0

    static func check(_ picture: PixelPicture, _ abilities: PixelAbilities) throws(PixelRefusal) -> CheckedPixels {
        guard let cellWidth = abilities.cellWidth, let cellHeight = abilities.cellHeight else { throw .unknownCell }
        var check = SixelCheck(bytes: picture.bytes)
        try check.read()
        guard check.width <= picture.size.columns * cellWidth, check.height <= picture.size.rows * cellHeight else {
            throw .tooLarge
        }
        return CheckedPixels(bytes: picture.bytes, sequences: [0..<picture.bytes.count], kittyImage: nil)
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func read() throws(PixelRefusal) {
        guard bytes.starts(with: [0x1B, UInt8(ascii: "P")]) else { throw .malformed(at: 0) }
        index = 2
        _ = try numbers(most: 3)
        guard take() == UInt8(ascii: "q") else { throw .malformed(at: index - 1) }
        while let byte = take() {
            switch byte {
            case 0x3F...0x7E: draw(byte, times: 1)
            case UInt8(ascii: "!"):
                let times = try numbers(most: 1)
                guard let times = times.first, let sixel = take(), (0x3F...0x7E).contains(sixel) else {
                    throw .malformed(at: index - 1)
                }
                draw(sixel, times: times)
            case UInt8(ascii: "#"):
                guard try [1, 5].contains(numbers(most: 5).count) else { throw .malformed(at: index - 1) }
            case UInt8(ascii: "\""):
                let raster = try numbers(most: 4)
                if raster.count > 2 { width = max(width, raster[2]) }
                if raster.count > 3 { height = max(height, raster[3]) }
            case UInt8(ascii: "$"): column = 0
            case UInt8(ascii: "-"):
                column = 0
                band += 1
            case 0x1B:
                guard take() == UInt8(ascii: "\\"), index == bytes.count else { throw .malformed(at: index - 1) }
                return
            default: throw .malformed(at: index - 1)
            }
        }
        throw .malformed(at: bytes.count)
    }

    private mutating func draw(_ sixel: UInt8, times: Int) {
        column += max(1, times)
        let lit = 8 - (sixel - 0x3F).leadingZeroBitCount
        guard lit > 0 else { return }
        width = max(width, column)
        height = max(height, band * 6 + lit)
    }

    private mutating func take() -> UInt8? {
        index += 1
        return index <= bytes.count ? bytes[index - 1] : nil
    }

    /// Numbers parted by semicolons, which may be left out; none may be beyond what a picture can need.
    private mutating func numbers(most: Int) throws(PixelRefusal) -> [Int] {
        var found: [Int] = []
        var number: Int?
        while index < bytes.count {
            let byte = bytes[index]
            if (0x30...0x39).contains(byte) {
                number = (number ?? 0) * 10 + Int(byte - 0x30)
            } else if byte == UInt8(ascii: ";") {
                found.append(number ?? 0)
                number = nil
            } else {
                break
            }
            index += 1
            guard number ?? 0 <= 65_535, found.count < most else { throw .malformed(at: index - 1) }
        }
        if let number { found.append(number) }
        return found
    }
}
