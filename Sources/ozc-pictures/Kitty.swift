/// kitty's escape sequence, packed anew: libchafa 1.12 ends each of its chunks with a padding in the middle of the data
/// and a last byte that is wrong, which is an alpha that photographs do not need.
struct Kitty {
    private let width: Int
    private let height: Int
    private let colours: [UInt8]

    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 0, count: 256)
        for (value, letter) in letters.enumerated() { values[Int(letter)] = UInt8(value) }
        return values
    }()
    // Of letters, as the protocol allows at most.
    private static let chunk = 4_096

    /// Reads what libchafa wrote; nil for anything else.
    init?(_ sequence: UnsafeRawBufferPointer) {
        var keys: [Substring: Int] = [:]
        var pixels: [UInt8] = []
        var rest = sequence[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "G")), let end = rest.firstIndex(of: UInt8(ascii: "\\")),
            end > start + 1
        {
            let body = rest[(start + 1)..<(end - 1)]
            let data = body.firstIndex(of: UInt8(ascii: ";"))
            for pair in String(decoding: body[..<(data ?? body.endIndex)], as: UTF8.self).split(separator: ",") {
                let halves = pair.split(separator: "=")
                if halves.count == 2, let number = Int(halves[1]) { keys[halves[0]] = number }
            }
            if let data { Self.decode(body[(data + 1)...], into: &pixels) }
            rest = rest[(end + 1)...]
        }
        guard let width = keys["s"], let height = keys["v"], pixels.count == width * height * 4 else { return nil }
        self.width = width
        self.height = height
        colours = [UInt8](unsafeUninitializedCapacity: width * height * 3) { buffer, count in
            count = width * height * 3
            for pixel in 0..<(width * height) {
                for channel in 0..<3 { buffer[pixel * 3 + channel] = pixels[pixel * 4 + channel] }
            }
        }
    }

    func sequence(columns: Int, rows: Int) -> [UInt8] {
        let letters = encoded
        var bytes: [UInt8] = []
        bytes.reserveCapacity(letters.count + letters.count / 256 + 64)
        for start in stride(from: 0, to: letters.count, by: Self.chunk) {
            let end = min(start + Self.chunk, letters.count)
            let keys = start == 0 ? "a=T,f=24,s=\(width),v=\(height),c=\(columns),r=\(rows),q=2," : ""
            bytes += "\u{1B}_G\(keys)m=\(end < letters.count ? 1 : 0);".utf8
            bytes += letters[start..<end]
            bytes += "\u{1B}\\".utf8
        }
        return bytes
    }

    // Three bytes to a pixel are four letters, without a rest.
    private var encoded: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: width * height * 4) { buffer, count in
            count = width * height * 4
            for pixel in 0..<(width * height) {
                let bits = (0..<3).reduce(0) { $0 << 8 | Int(colours[pixel * 3 + $1]) }
                for letter in 0..<4 { buffer[pixel * 4 + letter] = Self.letters[bits >> (18 - 6 * letter) & 63] }
            }
        }
    }

    private static func decode(_ letters: Slice<UnsafeRawBufferPointer>, into bytes: inout [UInt8]) {
        var (bits, count) = (0, 0)
        for letter in letters where letter != UInt8(ascii: "=") {
            bits = (bits << 6 | Int(values[Int(letter)])) & 0xFFFFFF
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> count))
        }
    }
}
