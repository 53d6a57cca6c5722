/// A ZIP of stored files as a client builds it.
public enum TestArchive {
    public static func bytes(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var body: [UInt8] = []
        var directory: [UInt8] = []
        for file in files {
            let name = Array(file.name.utf8)
            // Version, flags, no compression, time; then sum, two sizes, length of the name, nothing more.
            var facts = numbers([(20, 2), (0x800, 2), (0, 2), (0, 4), (Int(crc(file.bytes)), 4)])
            facts += numbers([(file.bytes.count, 4), (file.bytes.count, 4), (name.count, 2), (0, 2)])
            directory += numbers([(0x0201_4B50, 4), (20, 2)])
            directory += facts
            directory += numbers([(0, 2), (0, 2), (0, 2), (0, 4), (body.count, 4)])
            directory += name
            body += numbers([(0x0403_4B50, 4)])
            body += facts
            body += name
            body += file.bytes
        }
        let end = numbers([
            (0x0605_4B50, 4), (0, 4), (files.count, 2), (files.count, 2), (directory.count, 4), (body.count, 4), (0, 2),
        ])
        return body + directory + end
    }

    /// Little-endian numbers, each of so many bytes.
    private static func numbers(_ numbers: [(value: Int, count: Int)]) -> [UInt8] {
        numbers.flatMap { number in
            (0..<number.count).map { UInt8(truncatingIfNeeded: number.value >> ($0 * 8)) }
        }
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
