/// An identifier shaped like a UUID of version 4, small enough to keep by the hundred thousand.
struct ObjectID: Codable, Hashable, Comparable, Sendable, CustomStringConvertible {
    let high: UInt64
    let low: UInt64

    /// The identifier that follows from a seed, a kind of object and numbers within it: the same input, the same id.
    init(seed: UInt64, kind: Kind, _ index: Int, _ part: Int = 0) {
        var source = SplitMix(seed ^ SplitMix.mixed(UInt64(kind.rawValue) << 56 ^ UInt64(index) << 16 ^ UInt64(part)))
        high = source.next() & ~0xF000 | 0x4000
        low = source.next() & ~(0b11 << 62) | (0b10 << 62)
    }

    /// Reads the dashed form, in either case; nil for anything else.
    init?(_ text: some StringProtocol) {
        var halves: [UInt64] = [0, 0]
        var digits = 0
        guard text.utf8.count == 36 else { return nil }
        for (position, byte) in text.utf8.enumerated() {
            if position == 8 || position == 13 || position == 18 || position == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            halves[digits / 16] = halves[digits / 16] << 4 | UInt64(digit)
            digits += 1
        }
        high = halves[0]
        low = halves[1]
    }

    var description: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var place = 0
            for digit in 0..<32 {
                if digit == 8 || digit == 12 || digit == 16 || digit == 20 {
                    buffer[place] = UInt8(ascii: "-")
                    place += 1
                }
                let half = digit < 16 ? high : low
                let value = UInt8(truncatingIfNeeded: half >> UInt64(60 - digit % 16 * 4)) & 15
                buffer[place] = value < 10 ? 48 + value : 87 + value
                place += 1
            }
            return 36
        }
    }

    var json: JSON { .string(description) }

    static func < (left: ObjectID, right: ObjectID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    /// What an identifier names.
    enum Kind: UInt8 {
        case company = 1
        case user, collection, person, folder, media, analysis, group, association, image, session
        case report, reportTemplate, attachment
    }
}
