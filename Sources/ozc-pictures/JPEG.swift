import CTurboJPEG
import PictureProtocol

/// JPEG by libturbojpeg: baseline, progressive, grey, and the four inks of print.
struct JPEG {
    let width: Int
    let height: Int
    private let bytes: [UInt8]
    private let isInks: Bool

    /// Reads the header.
    init(_ bytes: [UInt8]) throws(PictureRefusal) {
        guard let decoder = tjInitDecompress() else { throw .noMemory }
        defer { tjDestroy(decoder) }
        var (width, height, sampling, colours) = (Int32(0), Int32(0), Int32(0), Int32(0))
        let code = tjDecompressHeader3(
            decoder, bytes, UInt(bytes.count), &width, &height, &sampling, &colours)
        guard code == 0 else { throw Self.refusal(decoder, bytes) }
        // A header that breaks off before the size is no error to libturbojpeg.
        guard width > 0, height > 0 else { throw .cut }
        (self.width, self.height) = (Int(width), Int(height))
        isInks = colours == Int32(TJCS_CMYK.rawValue) || colours == Int32(TJCS_YCCK.rawValue)
        self.bytes = bytes
    }

    /// Decoded to no fewer pixels than are wanted, where there are as many: a large JPEG for a small box is cheap.
    ///
    /// - Throws: `cut` for whatever lacks its end, rather than half a face.
    func decoded(atLeast wanted: (width: Int, height: Int)) throws(PictureRefusal) -> Bitmap {
        guard let decoder = tjInitDecompress() else { throw .noMemory }
        defer { tjDestroy(decoder) }
        let eighths = [1, 2, 4].first {
            Self.scaled(width, $0) >= wanted.width && Self.scaled(height, $0) >= wanted.height
        }
        let size = (width: Self.scaled(width, eighths ?? 8), height: Self.scaled(height, eighths ?? 8))
        let bitmap = try Bitmap(width: size.width, height: size.height)
        if isInks {
            let inks = try Bitmap(width: size.width * 4, height: (size.height + 2) / 3)
            try decode(decoder, into: inks.pixels, size, TJPF_CMYK)
            Self.mix(inks.pixels, isInverted: isFromAdobe, into: bitmap)
        } else {
            try decode(decoder, into: bitmap.pixels, size, TJPF_RGB)
        }
        return bitmap
    }

    private func decode(
        _ decoder: tjhandle, into pixels: UnsafeMutablePointer<UInt8>, _ size: (width: Int, height: Int), _ format: TJPF
    ) throws(PictureRefusal) {
        let code = tjDecompress2(
            decoder, bytes, UInt(bytes.count), pixels, Int32(size.width), 0, Int32(size.height),
            Int32(format.rawValue), TJFLAG_LIMITSCANS)
        guard code != 0 else { return }
        // What stands between two segments harms nothing.
        let message = Self.message(decoder)
        if tjGetErrorCode(decoder) == Int32(TJERR_WARNING.rawValue), message.contains("extraneous bytes") { return }
        throw Self.refusal(decoder, bytes)
    }

    private static func scaled(_ side: Int, _ eighths: Int) -> Int { (side * eighths + 7) / 8 }

    private static func message(_ decoder: tjhandle) -> String {
        tjGetErrorStr2(decoder).map { String(cString: $0) } ?? ""
    }

    private static func refusal(_ decoder: tjhandle, _ bytes: [UInt8]) -> PictureRefusal {
        let message = message(decoder)
        let tail = bytes.suffix(4_096)
        let hasEnd = zip(tail, tail.dropFirst()).contains { $0 == 0xFF && $1 == 0xD9 }
        if !hasEnd || message.contains("Premature end") || message.contains("premature end") { return .cut }
        return message.contains("nsufficient memory") ? .noMemory : .broken(message)
    }

    // Adobe's programs write how much of an ink there is *not*, and mark the file.
    private var isFromAdobe: Bool {
        let head = bytes.prefix(65_536)
        return head.indices.contains { head[$0] == 0xFF && head[$0...].dropFirst(4).starts(with: "Adobe".utf8) }
    }

    private static func mix(_ inks: UnsafeMutablePointer<UInt8>, isInverted: Bool, into bitmap: Bitmap) {
        for pixel in 0..<(bitmap.width * bitmap.height) {
            let black = Int(inks[pixel * 4 + 3])
            for channel in 0..<3 {
                let ink = Int(inks[pixel * 4 + channel])
                let light = isInverted ? ink * black : (255 - ink) * (255 - black)
                bitmap.pixels[pixel * 3 + channel] = UInt8(light / 255)
            }
        }
    }
}
