import CPNG
import PictureProtocol

/// PNG by libpng: every depth, palettes, interlacing; what is see-through shows middle grey.
struct PNG {
    let width: Int
    let height: Int
    private let bytes: [UInt8]

    /// Reads the header.
    init(_ bytes: [UInt8]) throws(PictureRefusal) {
        guard bytes.count >= 33 else { throw .cut }
        guard bytes[12..<16].elementsEqual("IHDR".utf8) else { throw .broken("it has no header") }
        width = bytes[16..<20].reduce(0) { $0 << 8 | Int($1) }
        height = bytes[20..<24].reduce(0) { $0 << 8 | Int($1) }
        guard width > 0, height > 0 else { throw .broken("it has no pixels") }
        self.bytes = bytes
    }

    func decoded() throws(PictureRefusal) -> Bitmap {
        let chunks = try PNGChunks(bytes)
        // Eight bytes a pixel are the most there can be; what goes on and on is unpacked nevertheless.
        guard chunks.packed <= 16 * width * height + 65_536 else { throw .broken("it holds more than its pixels") }
        let bitmap = try Bitmap(width: width, height: height)
        // libpng keeps the address from its first call to its second.
        let refusal = chunks.bytes.withUnsafeBytes { decode($0, into: bitmap) }
        if let refusal { throw refusal }
        return bitmap
    }

    private func decode(_ bytes: UnsafeRawBufferPointer, into bitmap: Bitmap) -> PictureRefusal? {
        var image = cpng_image()
        defer { png_image_free(&image) }
        guard png_image_begin_read_from_memory(&image, bytes.baseAddress, bytes.count) != 0 else {
            return Self.refusal(&image)
        }
        // It reads the header again: what was checked must be what is decoded.
        guard Int(image.width) == width, Int(image.height) == height else { return .broken("it has two headers") }
        image.format = cpng_rgb
        var ground = png_color(red: 128, green: 128, blue: 128)
        let code = png_image_finish_read(&image, &ground, bitmap.pixels, 0, nil)
        return code != 0 && cpng_severity(&image) < 2 ? nil : Self.refusal(&image)
    }

    private static func refusal(_ image: inout png_image) -> PictureRefusal {
        let message = withUnsafeBytes(of: &image.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        let lower = message.lowercased()
        if ["read error", "read beyond", "not enough image data"].contains(where: lower.contains) { return .cut }
        return lower.contains("memory") ? .noMemory : .broken(message)
    }
}
